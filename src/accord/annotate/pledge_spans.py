"""A commitment's clause in coverage: where it begins and ends, and on which agreement it rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from accord.annotate.arguments import Arguments, words_of
from accord.annotate.attributions import FINITE
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.lexicon import inflect
from accord.annotate.words import Words
from accord.model.annotation import NameMark
from accord.model.tables import toml_table

__all__ = ["Pledge", "PledgeSpans", "pledge_nouns", "pledge_verbs"]

_CUTS = frozenset((";", "—", "–", "--", "”", "“", '"', ":"))
_BREAKS = frozenset(
    ("but", "while", "whereas", "although", "though", "after", "as", "which", "who", "where", "because")
)


@dataclass(frozen=True, slots=True)
class Pledge:
    """A cue with its act: first and last token of the whole, of the act, who is bound, how, by what."""

    cue: int
    act: int
    last: int
    obligor: int | None
    modality: str
    negated: bool = False
    instrument: int | None = None
    obligor_name: str | None = None
    first: int | None = None
    binder: int | None = None


@cache
def pledge_verbs(name: str) -> Mapping[str, str]:
    """Every form of a table's verbs."""
    tables = toml_table("accord.annotate", "commitments.toml")
    table: dict[str, str] = tables[name]
    irregular: dict[str, str] = tables["forms"]
    return {
        form: entry
        for lemma, entry in table.items()
        for form in ({lemma, *irregular[lemma].split()} if lemma in irregular else inflect(lemma))
    }


@cache
def pledge_nouns() -> Mapping[str, str]:
    table: dict[str, str] = toml_table("accord.annotate", "commitments.toml")["nouns"]
    return table


class PledgeSpans:
    """One document while its commitments are looked for; `cue` is the token of the last one's cue."""

    def __init__(self, words: Words, names: Sequence[NameMark]) -> None:
        self.words = words
        self.arguments = Arguments(words, names)
        self.cue = -1

    def _end(self, cue: int, head: int) -> int:
        """The last token of the clause: with its conditions, before what says something else."""
        words = self.words
        last = words.right[head if head > cue else cue]
        for child in words.children[cue]:
            if child > head and words.dep[child] in ("advcl", "prep", "dative", "npadvmod", "dobj"):
                last = max(last, words.right[child])
        start = max(cue, min(head, words.left[head] if words.left[head] > cue else head))
        for i in range(start + 1, last + 1):
            lower = words.lower[i]
            if (lower in _CUTS and not self._opens(i)) or (
                words.tag[i] == "_SP" and words.text[i].count("\n")
            ):
                last = i - 1
                break
            if lower == "as" and words.lower[i + 1 : i + 3] == ["part", "of"]:
                last = i - 1
                break
            if lower == "," and i < last and self._breaks(i, head):
                last = i - 1
                break
            if (
                lower in ("but", "and")
                and i > head
                and (words.head[i] in (cue, words.head[cue]) or self._cued(i + 1))
            ):
                last = i - 1
                break
        while last > head and (
            words.lower[last] in (",", ".", "and", "but") or words.tag[last] in ("_SP", "``", "''")
        ):
            last -= 1
        return self._with_condition(last)

    def _with_condition(self, last: int) -> int:
        """`last`, or the end of a condition that stands right behind it."""
        words = self.words
        behind = words.sentences[words.sentence[last]][1]
        at = last + 1
        if at >= behind or self.arguments.condition_at(at, at) != at:
            return last
        end = at
        while end + 1 < behind and words.lower[end + 1] not in (",", ".", *_CUTS):
            end += 1
        return end

    def _cued(self, at: int) -> bool:
        """Whether a finite verb that binds begins here: `and agreed to`."""
        words = self.words
        return at < len(words.tag) and words.tag[at] in FINITE and words.lower[at] in pledge_verbs("binding")

    def _opens(self, at: int) -> bool:
        """A quotation that opens inside the act goes on with it."""
        return self.words.text[at] in ("“", "``", '"') and self.words.tag[at] == "``"

    def _breaks(self, comma: int, head: int) -> bool:
        words = self.words
        lower = words.lower[comma + 1]
        if lower in _BREAKS:
            return True
        if words.tag[comma + 1] in ("VBG", "VBD") and words.head[comma + 1] != head:
            return True
        return lower == "and" and comma + 2 < len(words.tag) and words.tag[comma + 2] in ("PRP", *FINITE)

    def _first(self, pledge: Pledge) -> int:
        """The first token: the obligor's, the cue's, or that of what binds."""
        words = self.words
        first = min(pledge.cue, pledge.act)
        if words.tag[pledge.cue] in NOUN_TAGS:
            return self._first_of_noun(pledge)
        for noun in (pledge.obligor, pledge.instrument, pledge.binder):
            if (
                noun is not None
                and noun > self.cue
                and words.sentence[noun] == words.sentence[pledge.cue]
                and noun < first
            ):
                left = words.left[noun]
                if noun - left > 25 or any(words.lower[i] in _CUTS for i in range(left, noun)):
                    left = noun
                first = min(first, left)
        while first < pledge.cue and words.tag[first] in ("_SP", "``", "CC", ","):
            first += 1
        return first

    def _first_of_noun(self, pledge: Pledge) -> int:
        """Where a pledge that is a noun begins: whose it is, and who made it where the verb is no more."""
        words = self.words
        first = max(words.left[pledge.cue], pledge.cue - 8)
        verb = words.head[pledge.cue]
        made = (
            words.lower[verb] in words_of("making") and words.dep[pledge.cue] == "dobj" and verb < pledge.cue
        )
        if made and pledge.obligor is not None and pledge.obligor < verb:
            first = max(words.left[pledge.obligor], self.cue + 1)
        while first < pledge.cue and words.tag[first] in ("_SP", "``", "CC", ","):
            first += 1
        return first

    def _rests_on(self, first: int, last: int) -> int | None:
        """The instrument in "under the accord", "in accordance with the accord" between two tokens."""
        words = self.words
        for i in range(first, last):
            if words.lower[i] not in words_of("resting") and not self._rests(i):
                continue
            for noun in range(i + 1, min(i + 12, last + 1)):
                if words.lower[noun] in words_of("instruments") and words.tag[noun] in NOUN_TAGS:
                    return noun
                if words.tag[noun] in FINITE:
                    break
        return None

    def _rests(self, at: int) -> bool:
        lower = self.words.lower
        return any(
            lower[at] == phrase.split()[0] and lower[at : at + len(phrase.split())] == phrase.split()
            for phrase in words_of("resting_phrases")
        )

    def _somebody(self, noun: int) -> bool:
        return self.arguments.is_party(noun) or self.words.lower[noun] in ("it", "who", "that", "which")

    def _to(self, verb: int) -> int:
        """The act's first token, behind "to" and "not"."""
        words = self.words
        to = next((c for c in words.children[verb] if words.tag[c] == "TO" and c < verb), verb)
        return to + 1 if to < verb else verb

    def _will(self, verb: int) -> bool:
        words = self.words
        return any(
            words.tag[c] == "MD" and words.lower[c] in ("will", "would", "shall", "must", "'ll")
            for c in words.children[verb]
        )

    def _is_real(self, at: int) -> bool:
        """Whether the cue is told as done: no negation, no modal but the perfect, no "if", no "urged to"."""
        words = self.words
        for child in words.children[at]:
            if words.dep[child] == "neg" or words.lower[child] in (
                "if",
                "whether",
                "never",
                "provided",
                "unless",
            ):
                return False
            if words.tag[child] == "MD" and child < at:
                return False
        above = words.head[at]
        if words.tag[at] == "VB" and words.dep[at] in ("xcomp", "ccomp", "conj", "advcl"):
            return words.lower[above] not in words_of("unreal") and words.lower[above] not in ("to", "not")
        return True
