"""News organisations: their names and spellings, and how one that is in no table shows itself.

`agencies.tsv` holds the known ones. Any other is recognised by its name alone: two or more
capitalised words ending as media name themselves ("Corvane Press", "Radio Tesk", "Ost News Agency").
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from accord.link.tables import table

__all__ = ["agency_name", "looks_like_medium"]

_SHORT = 5  # Short names are also words and first names ("Sana", "Ap"), so their case must be right.

# What a text puts behind the name: "the Reuters news agency", "a BBC correspondent".
_DESCRIPTION = re.compile(
    r"(?:['’]s)?(?:\s+(?:news|agency|agencies|television|tv|radio|channel|network|newspaper|daily|magazine|"
    r"website|correspondents?|reporters?|journalists?|satellite|wire|service|weekly|station|broadcaster))+$",
    re.IGNORECASE,
)


@cache
def _table() -> dict[str, str]:
    names: dict[str, str] = {}
    for line in files("accord.link").joinpath("agencies.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "name\t")):
            name, _kind, spellings, _site = line.split("\t")
            for spelling in (name, *spellings.split(";")):
                names[_key(spelling)] = name
    return names


def _key(name: str) -> str:
    bare = name.removeprefix("The ").removeprefix("the ").replace("’", "'")
    return bare if len(bare) <= _SHORT else bare.casefold()


def agency_name(name: str) -> str | None:
    """The one name a known organisation is counted under, whatever is put before or behind it."""
    name = " ".join(name.split())
    bare = _DESCRIPTION.sub("", name)
    for form in (name, bare):
        known = _table().get(_key(form))
        if known is not None:
            return known
    return None


def looks_like_medium(name: str) -> bool:
    """Whether a name in no table is built as a news organisation's is."""
    parts = [word for word in name.split() if word.casefold() != "the"]
    if len(parts) < 2 or not all(word[0].isupper() or word in ("of", "al", "de") for word in parts):
        return False
    low = [word.casefold() for word in parts]
    if low[0] in table("no_name_first"):
        return False
    return (
        low[-1] in table("media_last")
        or " ".join(low[-2:]) in table("media_last_two")
        or low[0] in table("media_first")
    )
