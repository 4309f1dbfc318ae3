"""How far a mark's clause reaches: one grammar for commitments, breach claims, talks, proposals, positions.

The clause is that of the highest word over the cue which its reader took for part of the mark. Of what hangs
on it, the subject, auxiliaries and all that stands behind stay in: objects, infinitives of purpose, places,
days, terms. Out go what only frames it ("that", a day or a place in front of a comma) and what says something
else: a verb with a tense of its own joined to it, a participle behind a comma, "while …", a relative clause
of a name. Where the parse lost the thread, the reader's own ends stand, as far as nothing else begins before
them.

Ranges of tokens are given by their first and last token, both included.
"""

from __future__ import annotations

from collections.abc import Iterator

from accord.annotate.attributions import FINITE
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.words import Words
from accord.model.tables import word_set

__all__ = ["clause_bounds", "in_terms", "runs_on"]

_EDGES = frozenset((",", ".", "``", "''", "_SP", ":", "CC", "-LRB-", "-RRB-", "LS", "NFP"))
_DASHES = frozenset(("--", "—", "–"))
_OPENING, _CLOSING = frozenset(("“", "``")), frozenset(("”", "''"))
_RELATIVE = frozenset(("WDT", "WP", "WRB", "WP$"))
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_LATER = ("IN", "DT", "PRP", "WRB", "VBG")  # tags of a headline's first word behind a name
_DEEP = 25  # tokens from the cue up to the verb of its clause
_DATELINE = 25
_ASIDE = 14


def _among(name: str) -> frozenset[str]:
    return word_set("accord.annotate", "bounds.toml", name)


def clause_bounds(words: Words, cue: int, first: int, last: int) -> tuple[int, int]:
    """The first and last token of the clause around the cue, which a reader took to be `first` to `last`.

    These stay where the cue stands outside of them: an item of a list that its heading makes what it is.
    """
    if not first <= cue <= last:
        return first, last
    return _Bounds(words, cue, first, last).found()


def runs_on(words: Words, at: int) -> bool:
    """Whether the next headline of a list begins at a token: `agree on a truce Envoy leaves for Oskelund`."""
    text, before, tag = words.text[at], words.text[at - 1], words.tag[at]
    if text.isupper() and len(text) > 2 and words.text[at + 1 : at + 2] == [":"]:
        return True  # "Rebels pledge to hold the port NEW: Envoy leaves for Oskelund"
    if tag == "DT" and text[:1].isupper() and words.tag[at - 1] in ("NN", "NNS", "CD"):
        return words.dep[words.head[at]][:5] == "nsubj"  # "pledges to free the other three The sides meet"
    capital = text[:1].isupper() and text[1:2].islower()
    if not capital or tag[:3] == "NNP" or tag[:2] == "JJ" or words.entity[at] not in ("", "CARDINAL", "DATE"):
        return False
    if before[:1].islower():
        return words.tag[at - 1][:2] in ("NN", "VB", "RB", "RP")
    return words.tag[at - 1] in ("NNP", "NNPS", "CD") and tag in _LATER


def in_terms(words: Words, verb: int) -> bool:
    """Whether it tells on what terms, or until when, alone or joined: `until he goes and the siege ends`."""
    while words.dep[verb] == "conj":
        verb = words.head[verb]
    return words.dep[verb] == "advcl" and any(words.lower[c] in _among("terms") for c in words.children[verb])


class _Bounds:
    """One mark while its ends are looked for."""

    def __init__(self, words: Words, cue: int, first: int, last: int) -> None:
        self.words, self.cue, self.first, self.last = words, cue, first, last
        self.top, self.base = self._climbed()

    def found(self) -> tuple[int, int]:
        last = self._end()
        first = self._begin()
        return self._antecedent(self._partaking(first)), self._behind_aside(last)

    def _climbed(self) -> tuple[int, int]:
        """The highest word over the cue in the range, and the one whose words end the clause.

        The latter stays below a noun of which it only tells, and below a verb to which it is joined.
        """
        words, at, base = self.words, self.cue, -1
        for _ in range(_DEEP):
            above = words.head[at]
            if above == at or not self.first <= above <= self.last or words.dep[at] == "parataxis":
                break
            joined = words.dep[at] == "conj" and words.tag[at][:2] == "VB"
            if above < at and (words.dep[at] in ("relcl", "acl") or (joined and base < 0)):
                base = at
            at = above
        return at, base if base >= 0 else at

    # The left end

    def _begin(self) -> int:
        words, top = self.words, self.top
        before = [child for child in words.children[top] if child < top and words.dep[child] != "punct"]
        left_out = [end for child in before if (end := self._left_out(child, before)) is not None]
        start = max(left_out, default=words.sentences[words.sentence[top]][0] - 1) + 1
        verb = words.tag[top][:2] in ("VB", "MD")
        inside = [
            words.left[child]
            for child in before
            if words.left[child] >= start
            and (not verb or words.dep[child] != "prep" or self._is_by_doing(child) or self._holds_cue(child))
        ]
        first = min([top, self.cue, *inside])
        subject = any(words.dep[child] in _SUBJECTS for child in before)
        if self.first < first and (start <= self.first or (verb and not subject)):
            first = start = self.first  # a subject that the parser hung elsewhere
        first = self._behind_dateline(max(first, min(start, self.cue)))
        terms = [words.right[child] + 1 for child in before if self._sets_terms(child)]
        behind = max((at for at in terms if at <= self.first), default=first)
        if first < self.first and self._is_parted(behind, self.first):
            first = self.first  # a subject that is none
        while first < min(self.cue, top) and (words.tag[first] in _EDGES or words.lower[first] == "that"):
            first += 1
        return first

    def _left_out(self, child: int, before: list[int]) -> int | None:
        """The last token of what stands before the clause and does not belong to it."""
        words = self.words
        dep = words.dep[child]
        if self._holds_cue(child):
            return None
        if dep in ("mark", "cc", "intj") or words.tag[child] == "WRB":
            return child
        if any(words.dep[other] in _SUBJECTS and other < child for other in before):
            return None  # an aside behind the subject
        parted = words.text[words.right[child] + 1] in _DASHES | {",", ":"}
        day = dep == "npadvmod" and words.entity[child] in ("DATE", "TIME")
        front = day or (
            dep in ("prep", "npadvmod", "advmod", "nmod") and parted and not self._is_by_doing(child)
        )
        clause = dep in ("parataxis", "ccomp", "advcl") and not self._sets_terms(child)
        return words.right[child] if front or clause else None

    def _sets_terms(self, child: int) -> bool:
        """Whether it says on what terms: `if they come, …`, `once established, …`."""
        words = self.words
        opening = words.lower[words.left[child]]
        told = words.dep[child] == "advcl" and opening in _among("terms")
        return told and (opening == "once" or self._is_finite(child))

    def _holds_cue(self, child: int) -> bool:
        return self.words.left[child] <= self.cue <= self.words.right[child]

    def _is_by_doing(self, child: int) -> bool:
        """`By sending arms, they broke the pact`: the deed."""
        words = self.words
        return words.lower[child] == "by" and words.tag[child + 1] == "VBG"

    def _is_parted(self, first: int, behind: int) -> bool:
        """Whether another clause, or a dash, stands between two tokens."""
        words = self.words
        return any(words.tag[i] in FINITE or words.tag[i] == ":" for i in range(first, behind))

    def _behind_dateline(self, first: int) -> int:
        """`first`, or the token behind a line's end, or `LORN, Ostia (Agency) --`."""
        words, begin = self.words, first
        for i in range(first, min(self.cue, self.top)):
            dateline = words.text[i] == "--" and i < first + _DATELINE and ")" in words.text[first:i]
            if dateline or "\n" in words.text[i] or words.text[i] == ";":
                begin = i + 1
        return begin

    def _partaking(self, first: int) -> int:
        """From whoever is at talks: `The guild was involved in | talks`."""
        words, noun = self.words, self.top
        above = words.head[noun]
        verb = words.head[above]
        if words.tag[self.cue] not in NOUN_TAGS or words.dep[noun] != "pobj" or not verb < first:
            return first
        if words.lower[above] not in ("in", "at", "into") or words.lower[verb] not in _among("partaking"):
            return first
        whole = (words.left[child] for child in words.children[verb] if words.dep[child] in _SUBJECTS)
        subject = min((left for left in whole if left < verb), default=first)
        return self._behind_dateline(subject)

    def _antecedent(self, first: int) -> int:
        """From whom a relative clause is told of: `the envoy, | who left the talks`."""
        words = self.words
        if words.tag[first] not in ("WDT", "WP"):
            return first
        verb = words.head[first]
        told = words.dep[verb] == "relcl" and words.head[verb] < first
        return words.left[words.head[verb]] if told else first

    # The right end

    def _end(self) -> int:
        words, base = self.words, self.base
        cut = min((at for at in self._cuts() if at > self.cue), default=None)
        last = max(words.right[base], self.last) if cut is None else cut - 1
        begin = max(base, self.cue)
        opened = self._is_open(begin)
        for i in range(begin + 1, last + 1):
            text = words.text[i]
            beyond = i > self.last and (text == ":" or (words.tag[i] in FINITE and words.text[i - 1] == ","))
            if "\n" in text or text == ";" or beyond or runs_on(words, i):
                last = i - 1
                break
            if text in _OPENING:
                opened = True
            elif text in _CLOSING or words.tag[i] == "''":
                if not opened or words.text[i - 1] == ",":
                    last = i - 1
                    break
                opened = False
        while last > begin and words.tag[last] in _EDGES:
            last -= 1
        return max(last, self.cue)

    def _is_open(self, behind: int) -> bool:
        """Whether a quotation that opened in the range goes on behind a token."""
        marks = [
            text for text in self.words.text[self.first : behind + 1] if text in _OPENING or text in _CLOSING
        ]
        return bool(marks) and marks[-1] in _OPENING

    def _cuts(self) -> Iterator[int]:
        """The first tokens of what says something else, behind the base."""
        words, base = self.words, self.base
        chain = [base]
        for at in chain:
            for child in words.children[at]:
                if child < max(at, base + 1) or (words.dep[child] == "ccomp" and words.left[child] < base):
                    continue
                if self._holds_cue(child) or not self._is_besides(child):
                    chain.append(child)
                elif not self._is_aside(child):
                    yield self._with_opening(words.left[child])

    def _with_opening(self, first: int) -> int:
        """With "even", "two days" before the clause that is cut off."""
        words, clause = self.words, first
        while first - 1 > max(self.base, self.cue) and (
            words.dep[first - 1] == "cc"
            or (words.dep[first - 1] == "advmod" and words.head[first - 1] >= clause)
            or words.tag[first - 1] in _EDGES
            or (self._is_span_of_time(first - 1) and words.lower[first] in ("after", "before"))
        ):
            first -= 1
        return first

    def _is_span_of_time(self, at: int) -> bool:
        """Of `two days | after` either word, and not `on Thursday | after`."""
        return self.words.entity[at] in ("DATE", "TIME") and self.words.tag[at] != "NNP"

    def _is_aside(self, clause: int) -> bool:
        """Whether the words go on behind it: `a mission, which begins in May, | for us`."""
        words = self.words
        behind = words.right[clause] + 1
        if behind >= words.right[self.base] or words.text[behind] != ",":
            return False
        return words.dep[clause] == "relcl" and words.tag[behind + 1] in ("IN", "TO")

    def _is_besides(self, child: int) -> bool:
        """Whether what hangs there says something else."""
        words = self.words
        dep, first = words.dep[child], words.left[child]
        comma, dash = words.text[first - 1] == ",", words.text[first - 1] in _DASHES
        if dep == "parataxis" or (dep == "prep" and words.lower[child] in _among("along")):
            return True
        if dep == "npadvmod":
            return comma
        if dep == "conj":
            return self._is_another(child, comma)
        if dep in ("advcl", "acl"):
            return self._goes_along(child, comma)
        if dep == "relcl":
            return self._is_of_a_name(child, comma)
        if dep in ("appos", "prep") and dash:
            return not _DASHES & set(words.text[first : words.right[self.base] + 1])
        if dep != "appos" or not comma:
            return False
        of_verb = words.head[child] == self.base and words.tag[self.base][:2] in ("VB", "MD")
        told = any(words.dep[below] == "relcl" for below in words.children[child])
        return of_verb or (words.lower[first] in ("a", "an") and told)

    def _is_another(self, joined: int, comma: bool) -> bool:
        """A verb with a tense of its own, but for one more "that …" of what is told; a noun after a comma."""
        words, base = self.words, self.base
        if words.tag[joined][:2] not in ("VB", "MD"):
            verbal = words.tag[base][:2] == "VB"
            return comma and verbal and words.head[joined] == base and words.tag[joined] in NOUN_TAGS
        if in_terms(words, words.head[joined]):
            return False
        whose = any(words.dep[c] in _SUBJECTS for c in words.children[joined])
        if (
            not whose
            and words.tag[joined] == "VBP"
            and words.tag[words.head[joined]] in ("VBD", "VBN", "VBZ")
        ):
            return False  # "vowed to draft a charter, guarantee rights": the plain form, not the present
        that = any(words.lower[c] == "that" and words.dep[c] == "mark" for c in words.children[joined])
        first = words.left[joined]
        apart = words.tag[first - 1] == "CC" and words.text[first - 2] == ","
        if apart and words.tag[joined] == "VBN" and words.head[joined] == base:
            return True  # "has ruled out an amnesty, and repeated that …"
        return self._is_finite(joined) and (not that or words.head[joined] == base)

    def _goes_along(self, clause: int, comma: bool) -> bool:
        words = self.words
        first = words.left[clause]
        opening = words.lower[first]
        if comma and words.tag[clause] == "VBG":
            listed = words.dep[words.head[clause]] == "pcomp"  # "aimed at seizing, holding and …"
            return opening != "including" and not listed
        if comma and words.dep[clause] == "acl" and words.tag[clause] == "VBN":
            return True  # "in Ostia, ruled by one family for years"
        lasting = "long" in words.lower[max(first - 1, 0) : first + 2]  # "as long as"
        leaving = words.lower[words.head[clause]] in _among("leaving")
        if words.dep[clause] != "advcl" or not self._is_finite(clause) or lasting:
            return leaving and words.tag[first] == "TO"
        told = words.head[clause]
        inner = told != self.base and words.dep[told] in ("ccomp", "acl", "relcl") and self._is_finite(told)
        to_come = opening in ("before", "after") and words.tag[self.base] == "VB"
        past = opening in _among("past") and self._is_past(clause) and not (to_come or inner)
        return past or opening in _among("besides")

    def _is_of_a_name(self, clause: int, comma: bool) -> bool:
        """A relative clause behind a comma or of a name tells more of it; one of an offer, what it is."""
        words = self.words
        first, noun = words.left[clause], words.head[clause]
        opens = any(words.tag[i] in _RELATIVE for i in range(first, min(first + 4, clause + 1)))
        if not opens or noun == self.base:
            return False
        named = words.tag[noun] in ("NNP", "NNPS") and words.tag[first] == "WP"
        return named or (comma and words.lower[noun] not in _among("offers"))

    def _is_finite(self, verb: int) -> bool:
        words = self.words
        helped = (words.tag[c] in FINITE and words.dep[c][:3] == "aux" for c in words.children[verb])
        return words.tag[verb] in FINITE or any(helped)

    def _is_past(self, verb: int) -> bool:
        words = self.words
        return "VBD" in (
            words.tag[verb],
            *(words.tag[c] for c in words.children[verb] if words.dep[c][:3] == "aux"),
        )

    def _behind_aside(self, last: int) -> int:
        """`last`, or the end of what goes on behind an aside between dashes or commas.

        `Free all -- both men and women -- once the war is over`, `meet them, especially the guild, to …`.
        """
        words = self.words
        behind = words.sentences[words.sentence[last]][1]
        opening = words.text[last + 1] if last + 2 < behind else ""
        if opening not in _DASHES and not (opening == "," and words.lower[last + 2] in _among("asides")):
            return last
        ends = _DASHES if opening in _DASHES else {","}
        close = next(
            (i for i in range(last + 2, min(last + _ASIDE, behind - 1)) if words.text[i] in ends), None
        )
        if close is None or words.lower[close + 1] not in _among("going_on"):
            return last
        end = close + 1
        while end + 1 < behind and words.text[end + 1] not in _DASHES | _CLOSING | {".", ";", ","}:
            end += 1
        return end
