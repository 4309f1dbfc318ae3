"""What a noun phrase tells of the person in it: the office, and the body, state or group it is held in.

Ranges of tokens are given by their first and last token. `owner[i]` is the name that token `i` belongs to.
"""

from __future__ import annotations

from accord.annotate.lexicon import BODIES, PORTFOLIOS, REPORTS, ROLES, TITLES
from accord.annotate.roles import (
    EPITHETS,
    GROUPS,
    HEADS,
    LOOSE,
    MERE,
    PERSONS,
    PRIVATE,
    is_first_name,
    state_of,
)
from accord.annotate.words import Words
from accord.model.annotation import NameMark

__all__ = ["Owner", "Phrases"]

Owner = list[NameMark | None]

_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "his", "her", "their", "its", "one", "another"))
_RANKS = MERE | {"-", ""}
_GENERALS = frozenset(("secretary", "director", "governor", "inspector", "commissioner", "consul"))
"""Offices that "General" behind them belongs to."""
_AGES = [[unit, "-", "old"] for unit in ("year", "month", "week")]
"""What stands in "24-year-old" behind the number."""
_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
_LOOSE_TAGS = frozenset((",", "PRP$", "_SP", "RB", "CC", "DT", "``", "''"))
_ENDS = frozenset((",", "-LRB-", ":", "WP", "WDT", "``", "''", "_SP"))
_STRAY = frozenset((",", "_SP", "-LRB-", ":", "``", "''", "POS", "IN", "CC", "DT"))
_COURTESY = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "mme", "sheikh", "sheik", "shaikh", "sayyid", "haji")
)
_BELONGING = frozenset(("of", "for", "at", "with", "to"))
_BEFORE = TITLES | ROLES
_COPULAS = frozenset(("is", "was", "became", "remains"))
_NO_FIRST_NAMES = _BEFORE | PORTFOLIOS | BODIES
_NAMING = frozenset(("name", "names", "identified", "himself", "herself"))
_NAMED_BY, _RUN, _OFFICE_WORDS = 6, 5, 14

_SPOKEN = REPORTS | {"remarks", "speech", "address", "testimony", "intervention"}
_BY = (["by"], ["of"], ["from"])


class Phrases:
    """Reads noun phrases of one document."""

    def __init__(self, words: Words, owner: Owner) -> None:
        self.words = words
        self.owner = owner
        self.common = frozenset(text for text in words.text if text.islower())
        self.bearers: dict[str, set[str]] = {}
        for mark in owner:
            if mark is not None and mark.type == "PERSON" and mark.name and " " in mark.name:
                self.bearers.setdefault(mark.name.split()[-1], set()).add(mark.name)
        self.states = {mark.name for mark in owner if mark is not None and mark.type == "GPE" and mark.name}

    def plain(self, first: int, last: int) -> str | None:
        """The words without determiners and ages in front; None where too little or too much is left."""
        words = self.words
        if words.lower[first] in _SPOKEN and words.lower[first + 1 : first + 2] in _BY:
            first += 2  # "Statement by the envoy for Ardell"
        while first <= last and (words.lower[first] in _DETERMINERS or words.tag[first] in _LOOSE_TAGS):
            first += 1
        for ahead in (0, 2):  # with the number and its hyphen, or what is left without
            if words.lower[first + ahead : first + ahead + 3] in _AGES:
                first += ahead + 3
        while last >= first and words.tag[last] in _STRAY:
            last -= 1
        if first > last or last - first >= _OFFICE_WORDS or words.tag[first] == "IN":
            return None
        phrase = words.phrase(first, last)
        return phrase if len(phrase) > 1 else None  # "u", who is you

    def end(self, head: int, last: int) -> int:
        """The last token of the head with its of- and for-phrases, without clauses and appositions."""
        words = self.words
        end = head
        while end < last and words.tag[end + 1] not in _ENDS and words.lower[end + 1] not in _REFLEXIVES:
            end += 1
        return end

    def offices_of(self, head: int, mark: NameMark, first: int) -> list[tuple[str, str | None]]:
        """Offices, each with its affiliation, of the person named by `mark` with its head at token `head`.

        The role stands before the name ("rebel spokesman X"), from token `first` on, or in apposition to
        it ("X, a rebel spokesman"); a role before the name may be what the name is in apposition to
        ("the spokesman, X").
        """
        words = self.words
        before = head
        while before >= 0 and words.start[before] >= mark.span.start:
            before -= 1
        found = [self._before(first, before)]
        for child in words.children[head]:
            beside = words.dep[child] == "appos" and child > head and words.text[words.left[child] - 1] != ":"
            if beside and self._is_office(child):
                last = self.end(child, words.right[child])
                found.append(self._office(words.left[child], child, last))
        above = words.head[head]
        if words.dep[head] == "nsubj" and words.lower[above] in _COPULAS:
            for child in words.children[above]:
                if words.dep[child] == "attr" and child > above and self._is_office(child):
                    found.append(self._office(words.left[child], child, self.end(child, words.right[child])))
        if (
            words.dep[head] == "appos"
            and above < head
            and self._is_office(above)
            and words.left[above] <= above
        ):
            last = self.before_first_name(words.left[above], self.end(above, head - 1))
            found.append(self._office(words.left[above], above, last))
        return [one for one in found if one is not None]

    def _office(self, first: int, head: int, last: int) -> tuple[str, str | None] | None:
        phrase = self.plain(first, last)
        return (phrase, self.affiliation(first, head, last)) if phrase else None

    def _before(self, first: int, last: int) -> tuple[str, str | None] | None:
        """Office and affiliation in the words right before a name."""
        words = self.words
        last = self.before_first_name(first, last)
        while last > first and words.lower[last].rstrip(".") in _COURTESY:
            last -= 1
        if last < first or last < 0 or words.tag[last] in ("POS", ",", "IN"):
            return None
        role = any(
            words.tag[i] in ("NN", "NNS") or words.lower[i].rstrip(".") in _BEFORE
            for i in range(first, last + 1)
        )
        phrase = self.plain(first, last)
        if not role or not phrase or phrase.rstrip(".").lower() in _COURTESY:
            return None
        return phrase, self.affiliation(first, last, last)

    def before_first_name(self, first: int, last: int) -> int:
        """The last token of the words before a surname, without a first name ("the spokesman Ana (Ruiz)") or
        a rank ("army spokesman Colonel (Ruiz)")."""
        words = self.words
        role = last
        while role > first and words.lower[role].rstrip(".") in _RANKS:
            role -= 1
        if role < last and words.lower[role] in ROLES - _GENERALS:
            return role
        lower = words.lower[last] if last > first else ""
        proper = words.tag[last] == "NNP" and lower.isalpha() and lower not in _NO_FIRST_NAMES
        if not proper or words.lower[last - 1].split("-")[0] not in ROLES:
            return last
        return last - 1 if words.text[last - 1].islower() or is_first_name(lower) else last

    def _is_office(self, noun: int) -> bool:
        """Whether a noun beside a name can say what the person is."""
        words, owner = self.words, self.owner[noun]
        lower = words.lower[noun]
        if words.tag[noun][:2] != "NN" or lower in BODIES:
            return False
        return owner is None or lower in ROLES

    def affiliation(self, first: int, head: int, last: int) -> str | None:
        """The body, state or group that an office from `first` to `last`, with its head, is held in.

        "State Department spokeswoman", "Peru's envoy", "a spokesman for the rebels"; None for former
        offices, as nobody speaks for those.
        """
        words = self.words
        if any(words.lower[i] in ("former", "ex", "retired") for i in range(first, head + 1)):
            return None
        for prep in words.children[head]:
            if head < prep <= last and words.lower[prep] in _BELONGING:
                found = self._object(prep, last)
                if found is not None:
                    return found
        return self._modifier(first, head)

    def _object(self, prep: int, last: int) -> str | None:
        """What stands behind "for" or "of": its name, or its words where it is a body or a group."""
        words = self.words
        for noun in words.children[prep]:
            if noun > last or words.dep[noun] != "pobj":
                continue
            mark = self.owner[noun]
            if mark is not None and mark.type in ("ORG", "GPE", "NORP"):
                return mark.name
            if mark is None:
                lower = words.lower[noun]
                if lower in BODIES or lower in GROUPS or lower.removesuffix("s") in GROUPS:
                    return self.plain(words.left[noun], noun)
        return None

    def _modifier(self, first: int, head: int) -> str | None:
        """What stands before the role: the last name, with the group or body behind it."""
        words = self.words
        while first <= head and words.tag[first] in ("DT", "RB", ",", "``", "_SP"):
            first += 1
        last = head - 1
        while last >= first and (words.lower[last] in LOOSE or words.tag[last] in ("POS", "HYPH")):
            last -= 1
        for i in range(last, first - 1, -1):
            lower = words.lower[i]
            if lower in GROUPS or lower in BODIES or lower.removesuffix("s") in GROUPS:
                return self._group(first, i)
            mark = self.owner[i]
            if mark is not None and mark.type in ("ORG", "GPE", "NORP") and mark.name is not None:
                own = words.start[head] < mark.span.end  # the recogniser took the office into the name
                if own:
                    return None
                official = words.lower[head] in HEADS - PRIVATE and words.tag[i + 1] != "HYPH"
                return state_of(mark.name, self.states) if official or mark.type == "ORG" else None
        return None

    def _group(self, first: int, last: int) -> str | None:
        """ "Libyan rebel" speaks for "Libyan rebels", "Clinton campaign" for itself."""
        words = self.words
        begin = last
        while begin > first and (
            words.tag[begin - 1] in ("JJ", "NN", "NNP", "NNPS", "POS", "HYPH")
            and words.lower[begin - 1] not in LOOSE
        ):
            begin -= 1
        mark = self.owner[last]
        if mark is not None and mark.type in ("ORG", "NORP") and mark.span.end >= words.end[last]:
            return mark.name
        phrase = self.plain(begin, last)
        plural = words.lower[last] in GROUPS and words.lower[last] not in BODIES
        return f"{phrase}s" if phrase and plural and not phrase.endswith("s") else phrase

    # What a phrase is

    def two_named(self, head: int, last: int) -> bool:
        """Whether two are named together: "X and Y"."""
        words, mark = self.words, self.owner[head]
        if mark is None:
            return False
        for child in words.children[head]:
            if words.dep[child] == "conj" and head < child <= last:
                other = self.owner[child]
                alike = other is not None and (other.type == "PERSON") == (mark.type == "PERSON")
                if other is not None and alike and other.name != mark.name:
                    return True
        return False

    def is_whole(self, head: int, mark: NameMark) -> bool:
        """Whether all who are called so are meant: not "Libyans opposed to …", "many Democrats"."""
        words = self.words
        if mark.type != "NORP" or words.tag[head] not in ("NNPS", "NNS"):
            return True
        return not any(
            words.dep[child] in ("acl", "relcl", "prep", "nummod", "amod", "advmod")
            or (words.dep[child] == "det" and words.lower[child] != "the")
            for child in words.children[head]
        )

    def is_epithet(self, head: int, first: int) -> bool:
        """Whether a people's or a party's name stands for one of them: "the Republican", "the Libyan"."""
        words = self.words
        one = words.tag[head] in ("NN", "NNP", "JJ") and words.lower[first] == "the" and first == head - 1
        return one and (words.lower[head] in EPITHETS or words.lower[head].endswith(("ian", "can")))

    def unmarked_name(self, head: int, first: int) -> str | None:
        """A run of proper nouns that no name was made of, and that is nowhere a common noun."""
        words = self.words
        begin = head
        while begin > first and words.tag[begin - 1][:3] == "NNP":
            begin -= 1
        while begin < head and words.lower[begin].rstrip(".") in TITLES:
            begin += 1
        run = words.lower[begin : head + 1]
        if any(not words.text[i][0].isupper() for i in range(begin, head + 1)) or len(run) > _RUN:
            return None
        bearers = self.bearers.get(words.text[head], set()) if len(run) == 1 else set()
        if len(bearers) == 1:
            return min(bearers)
        last = run[-1].rstrip(".").removesuffix("s")
        common = last in HEADS or last in PERSONS or last in BODIES or run[-1] in self.common
        if len(last) < 3 or words.tag[head][:3] != "NNP" or any(self.owner[begin : head + 1]):
            return None
        if last in HEADS or last in PERSONS:
            return None
        if common and (len(run) == 1 or any(word in self.common or word in LOOSE for word in run[:-1])):
            return None
        return words.phrase(begin, head)

    def told_name(self, head: int, first: int, last: int) -> int | None:
        """The token of the person whom a phrase names in the end: "a man named X", "his partner, X"."""
        words = self.words
        for i in range(max(first, head) + 1, last + 1):
            mark = self.owner[i]
            if mark is None or mark.type != "PERSON" or self.owner[i - 1] is mark:
                continue
            before = words.lower[i - 1]
            given = before == "as" and not _NAMING.isdisjoint(words.lower[max(head, i - _NAMED_BY) : i])
            ends = before == "," and words.end[last] <= mark.span.end
            given = given or (before in ("himself", "herself") and words.lower[i - 2] == "calling")
            if given or before in ("named", "called") or ends:
                return i
        return None
