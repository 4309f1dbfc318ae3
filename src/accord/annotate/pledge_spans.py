"""A commitment's clause in coverage: where it begins and ends, and on which agreement it rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from accord.annotate.arguments import Arguments, words_of
from accord.annotate.attributions import FINITE
from accord.annotate.bounds import in_terms, runs_on
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.lexicon import BODIES, inflect
from accord.annotate.operators import binding
from accord.annotate.pledge_reality import PledgeReality
from accord.annotate.words import Words
from accord.model.annotation import NameMark
from accord.model.tables import toml_table

__all__ = ["Pledge", "PledgeSpans", "deal_words", "pledge_nouns", "pledge_verbs"]

_CUTS = frozenset((";", "—", "–", "--", "”", "“", '"', ":"))
_BREAKS = frozenset(
    (
        "according",
        "but",
        "while",
        "whereas",
        "although",
        "though",
        "after",
        "as",
        "which",
        "who",
        "where",
        "because",
    )
)


@dataclass(frozen=True, slots=True)
class Pledge:
    """A cue with its act: first and last token of the whole, of the act, who is bound, how, by what.

    `weak` is one that more often than not another reader does not share: `decided to leave`.
    """

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
    weak: bool = False


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


@cache
def deal_words(name: str) -> frozenset[str]:
    """The nouns of an agreement that is told with what is to be done, and the verbs by which it is made."""
    table: dict[str, str] = toml_table("accord.annotate", "commitments.toml")["deals"]
    return frozenset(table[name].split())


class PledgeSpans(PledgeReality):
    """One document while its commitments are looked for; `cue` is the token of the last one's cue."""

    def __init__(self, words: Words, names: Sequence[NameMark]) -> None:
        super().__init__(words)
        self.arguments = Arguments(words, names)
        self.cue = -1

    def _end(self, cue: int, head: int) -> int:
        """The last token of the clause: with its conditions, before what says something else."""
        words = self.words
        last = words.right[head if head > cue else cue]
        for child in words.children[cue]:
            if child > head and words.dep[child] in ("advcl", "prep", "dative", "npadvmod", "dobj"):
                if words.dep[child] == "advcl" and self._goes_along(child):
                    continue
                last = max(last, words.right[child])
        aside = (i - 1 for i in range(head + 1, last + 1) if self._tells_why(i, cue, head))
        last = min(last, next(aside, last))
        start = max(cue, min(head, words.left[head] if words.left[head] > cue else head))
        for i in range(start + 1, last + 1):
            lower = words.lower[i]
            if self._cuts(i, start):
                last = i - 1
                break
            if lower in (",", "and") and in_terms(words, words.head[i]):
                continue
            if lower == "," and i < last and self._breaks(i, head):
                last = i - 1
                break
            if (
                lower in ("but", "and")
                and i > head
                and (words.head[i] in (cue, words.head[cue]) or self._cued(i + 1) or self._begins(i, last))
            ):
                last = i - 1
                break
            if i > head and runs_on(words, i):
                last = i - 1
                break
        while last > head and (
            words.lower[last] in (",", ".", "and", "but", "even", "just")
            or words.tag[last] in ("_SP", "``", "''")
        ):
            last -= 1
        return self._with_condition(self._listed(last, head))

    def _goes_along(self, clause: int) -> bool:
        """Whether a clause of the verb that pledges tells something else: `after the port was shelled`."""
        words = self.words
        past = words.tag[clause] == "VBD" or any(words.tag[c] == "VBD" for c in words.children[clause])
        opening = words.lower[words.left[clause]]
        return past and opening in words_of("meanwhile")

    def _tells_why(self, at: int, cue: int, head: int) -> bool:
        """Whether a clause begins that no pledge holds: `since protests began`, `even as jets struck`."""
        words = self.words
        clause = words.head[at]
        if words.lower[at] not in words_of("besides") or words.dep[clause] != "advcl" or clause < at:
            return False
        whose = any(words.dep[c][:5] == "nsubj" for c in words.children[clause])
        return whose and words.head[clause] in (cue, head)

    def _listed(self, last: int, head: int) -> int:
        """`last`, or the end of further acts in a list behind it: `to open the road, guard it and …`."""
        words = self.words
        behind = words.sentences[words.sentence[last]][1]
        if last + 3 > behind or words.lower[last + 1] != "," or words.tag[head] != "VB":
            return last
        if words.lower[last + 2] not in binding("acts") | words_of("acting"):
            return last
        end = last
        while end + 1 < behind and words.lower[end + 1] != "." and not self._cuts(end + 1, head):
            end += 1
        return end

    def _cuts(self, at: int, start: int) -> bool:
        """Whether a mark ends the clause: not a quotation mark whose other one stands inside too."""
        words = self.words
        if words.tag[at] == "_SP":
            return "\n" in words.text[at]
        if words.text[at] == "”" and "“" in words.text[start:at]:
            return words.text[at + 1 : at + 2] != [] and words.text[at + 1][:1].isupper()
        return words.lower[at] in _CUTS and not self._opens(at)

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

    def _begins(self, joint: int, last: int) -> bool:
        """Whether a clause with a tense of its own begins: `and Ostia has ruled it out`, `and said`."""
        words = self.words
        joined = words.head[joint]
        if words.dep[joined][:5] == "nsubj" and words.head[joined] > joint:
            return False
        for i in range(joint + 1, min(joint + 7, last + 1)):
            tag = words.tag[i]
            if tag in ("VBD", "VBZ", "VBP", "MD"):
                return tag != "MD"
            if tag[:2] not in ("NN", "DT", "JJ", "PR", "RB", "CD", "PO"):
                return False
        return False

    def _opens(self, at: int) -> bool:
        """A quotation that opens inside the act goes on with it."""
        return self.words.text[at] in ("“", "``", '"') and self.words.tag[at] == "``"

    def _breaks(self, comma: int, head: int) -> bool:
        words = self.words
        lower = words.lower[comma + 1]
        if lower in _BREAKS:
            return True
        if self._frame(comma + 1):
            return True
        if words.tag[comma + 1] in ("VBG", "VBD") and words.head[comma + 1] != head:
            return True
        return lower == "and" and comma + 2 < len(words.tag) and words.tag[comma + 2] in ("PRP", *FINITE)

    def _frame(self, at: int) -> bool:
        """Whether who says it begins here: `, the envoy said`."""
        words = self.words
        for i in range(at, min(at + 7, len(words.text))):
            if words.lower[i] in words_of("saying"):
                return i > at
            if words.tag[i] not in (*NOUN_TAGS, "DT", "JJ", "PRP", "PRP$", "POS", "IN", "HYPH"):
                return False
        return False

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
                if noun == pledge.obligor and self.arguments.is_far(noun, first):
                    first = self._verb_first(pledge.cue)
                    continue
                left = self._left(noun)
                if noun - left > 25 or any(words.lower[i] in _CUTS for i in range(left, noun)):
                    left = noun
                first = min(first, left)
        while first < pledge.cue and words.tag[first] in ("_SP", "``", "CC", ","):
            first += 1
        return first

    def _verb_first(self, verb: int) -> int:
        """The first token of a verb with its auxiliaries and adverbs."""
        words = self.words
        before = (
            words.left[c]
            for c in words.children[verb]
            if c < verb and words.dep[c] in ("aux", "neg", "advmod")
        )
        return min(verb, *before, verb)

    def _left(self, noun: int) -> int:
        """The first token of a noun's phrase, without a date or a dash that stands before it."""
        words = self.words
        if words.tag[words.left[noun]] == "DT":
            return words.left[noun]
        for i in range(noun - 1, words.left[noun] - 1, -1):
            dated = words.entity[i] in ("DATE", "TIME") and words.tag[i + 1] != "POS"
            if words.lower[i] == "-" and words.source[words.end[i] : words.start[i + 1]]:
                return i + 1
            if dated and words.tag[i] in ("CD", "NNP") and words.tag[i + 1][:2] != "JJ":
                return i + 1
        return words.left[noun]

    def _first_of_noun(self, pledge: Pledge) -> int:
        """Where a pledge that is a noun begins: whose it is, and who made it where the verb is no more."""
        words = self.words
        first = max(words.left[pledge.cue], pledge.cue - 8)
        if words.lower[first - 2 : first] == ["re", "-"]:
            first = words.left[first - 2]
        verb = words.head[pledge.cue]
        made = (
            words.lower[verb] in words_of("making") and words.dep[pledge.cue] == "dobj" and verb < pledge.cue
        )
        maker = pledge.obligor
        if made and maker is not None and words.tag[maker] == "PRP$":
            maker = self.arguments.child(verb, ("nsubj",), None)
        if made and maker is not None and maker < verb:
            first = max(words.left[maker], self.cue + 1)
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
                if words.lower[noun] == "plan" and words.tag[noun - 1] == "NNP":
                    return noun  # "under the Alvarez plan"
                if words.lower[noun] in words_of("articles") and words.tag[noun + 1 : noun + 2] == ["CD"]:
                    return self._whole_of(noun)
                if words.tag[noun] in FINITE or words.lower[noun] == "any":
                    break  # "as part of any settlement": one that is not there
        return None

    def _whole_of(self, article: int) -> int:
        """The text of which an article is: `Article 4 of the accord`."""
        words = self.words
        of = (c for c in words.children[article] if words.lower[c] == "of")
        return next((c for prep in of for c in words.children[prep]), article)

    def _rests(self, at: int) -> bool:
        lower = self.words.lower
        return any(
            lower[at] == phrase.split()[0] and lower[at : at + len(phrase.split())] == phrase.split()
            for phrase in words_of("resting_phrases")
        )

    def _is_nobody(self, noun: int) -> bool:
        """`no side`, `neither of them`, `nobody`."""
        words = self.words
        near = (noun, words.left[noun], *(c for c in words.children[noun] if c < noun))
        return any(words.lower[i] in words_of("nobody") for i in near)

    def _somebody(self, noun: int) -> bool:
        return self.arguments.is_party(noun) or self.words.lower[noun] in ("it", "who", "that", "which")

    def _is_body(self, noun: int) -> bool:
        """Whether it is a state, an organisation or another body, or letters that stand for one."""
        words = self.words
        letters = words.text[noun].isupper() and len(words.text[noun]) > 1 and words.tag[noun] in NOUN_TAGS
        known = words.lower[noun] in BODIES | words_of("sides")
        return letters or known or words.entity[noun] in ("ORG", "GPE")

    def _text_told(self, subject: int | None, at: int) -> int | None:
        """The text that a subject is, or is a part of: `the deal`, `Annex B`, `the first stage of the deal`.

        Also of "a deal on Sunday that obliges …", where the parser lost what "that" stands for.
        """
        words = self.words
        if subject is None:
            return None
        noun = self.arguments.meant(subject)
        if words.lower[noun] in words_of("instruments"):
            return noun
        if words.lower[noun] in ("that", "which"):
            near = range(noun - 1, max(noun - 6, -1), -1)
            return next((i for i in near if words.lower[i] in words_of("instruments")), None)
        parts = [c for c in words.children[noun] if words.dep[c] == "compound"]
        if words.lower[noun] in words_of("phases"):
            parts = [c for prep in words.children[noun] for c in words.children[prep]]
        return next((c for c in parts if words.lower[c] in words_of("instruments")), None)

    def _is_money(self, noun: int) -> bool:
        return self.words.entity[noun] == "MONEY" or self.words.lower[noun] in words_of("currencies")

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
