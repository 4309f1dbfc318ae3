"""News organisations: their names and spellings, and how one that is in no table shows itself.

`agencies.tsv` holds the known ones. Any other is recognised by its name alone: two or more
capitalised words ending as media name themselves ("Corvane Press", "Radio Tesk", "Ost News Agency").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from accord.link.tables import table

__all__ = ["Organisations", "agency_name", "is_wire", "looks_like_medium"]

_SHORT = 5  # Short names are also words and first names ("Sana", "Ap"), so their case must be right.

# What a text puts behind the name: "the Reuters news agency", "a BBC correspondent".
_DESCRIPTION = re.compile(
    r"(?:['’]s)?(?:\s+(?:news|agency|agencies|television|tv|radio|channel|network|newspaper|daily|magazine|"
    r"website|correspondents?|reporters?|journalists?|satellite|wire|service|weekly|station|broadcaster))+$",
    re.IGNORECASE,
)


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Each organisation's name, kind and spellings."""
    lines = files("accord.link").joinpath("agencies.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith(("#", "name\t")))
    return tuple((name, kind, tuple(spellings.split(";"))) for name, kind, spellings, _site in cells)


@cache
def _table() -> dict[str, str]:
    return {_key(spelling): name for name, _, spellings in _rows() for spelling in (name, *spellings)}


@cache
def _wires() -> frozenset[str]:
    return frozenset(name for name, kind, _ in _rows() if kind == "agency")


def is_wire(name: str) -> bool:
    """Whether an organisation, by the name it is counted under, is an agency, whose lines others print."""
    return name in _wires() or " ".join(name.casefold().split()[-2:]) in table("wire_last_two")


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


class Organisations:
    """The table's organisations, the outlets of the articles at hand, and whom datelines credit.

    A credited name of one word may be short for a longer one: "(Corvane) –" for Corvane Press.
    """

    def __init__(self, outlets: Iterable[str], credited: Iterable[str] = ()) -> None:
        self._outlets: dict[str, str] = {}
        self._parts: dict[str, set[str]] = defaultdict(set)
        credited = sorted(set(credited))
        for outlet in sorted({*outlets, *(name for name in credited if " " in name)}):
            name = agency_name(outlet) or outlet
            self._outlets[_key(outlet)] = name
            words = outlet.removeprefix("The ").split()
            if len(words) > 1:
                self._parts[words[0].casefold()].add(name)
                self._parts[words[-1].casefold()].add(name)
        for name in credited:
            self._outlets.setdefault(_key(name), self.part(name) or name)

    def name(self, text: str) -> str | None:
        """The name an organisation is counted under; None where it is not known."""
        text = " ".join(text.split())
        known = agency_name(text) or self._outlets.get(_key(text))
        return known or self._outlets.get(_key(_DESCRIPTION.sub("", text)))

    def part(self, text: str) -> str | None:
        """The only outlet whose name begins or ends with this one capitalised word."""
        bare = _DESCRIPTION.sub("", text.removeprefix("the ").removeprefix("The "))
        outlets = self._parts.get(bare.casefold(), set()) if bare[:1].isupper() else set()
        return next(iter(outlets)) if len(outlets) == 1 else None
