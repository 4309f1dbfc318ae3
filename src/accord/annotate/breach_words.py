"""The words of breaches.toml, as sets."""

from __future__ import annotations

from accord.model.tables import toml_table, word_set

__all__ = ["BREAKING", "TABLE_WORDS", "among"]

_FILE = "breaches.toml"


def among(name: str) -> frozenset[str]:
    """A word list of breaches.toml."""
    return word_set("accord.annotate", _FILE, name)


TABLE_WORDS = frozenset(word for name in ("break_verbs", "break_nouns", "rules", "find", "forbidden")
                        for word in toml_table("accord.annotate", _FILE)[name].split())  # fmt: skip
"""Words that are looked for in broken spelling too."""

BREAKING = among("break_verbs") | among("loose_verbs")
