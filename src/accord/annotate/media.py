"""Where something was said, and to whom: "told Reuters", "in a statement", "in remarks carried by state TV".

All that hangs on a cue outside what is said is gone over: its objects, its prepositional phrases, those
of a speaker set off by commas, and participles that tell of the saying ("speaking to the BBC"). A named
outlet or platform is a surer medium than the form in which something is said, and takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accord.annotate.attributions import Attribution
from accord.annotate.branches import branches
from accord.annotate.lexicon import BODIES, CUE_VERBS, REPORTS, ROLES
from accord.annotate.outlets import (
    BARE,
    BY,
    COURT,
    FORMS,
    HEARERS,
    HEARING,
    MODIFIERS,
    NEEDS,
    OCCASIONS,
    PLATFORMS,
    PLURAL,
    QUOTING,
    SITES,
    SPEAKING,
    TELEPHONE,
    TO_THINGS,
    TOLD_THINGS,
    WORKERS,
    Outlets,
)
from accord.annotate.words import Words
from accord.model.annotation import NameMark
from accord.model.values import Span

__all__ = ["Heard", "Hearers"]

_INTO = frozenset(("in", "on", "via", "through", "during", "at", "by", "over", "from", "under", "into"))
_AT = frozenset(("in", "on", "during", "at"))
_WITHIN = frozenset(("in", "on", "via", "through", "during", "over"))
_ATTENDED = frozenset(("conference", "briefing", "briefings", "lecture"))
_TO = frozenset(("to", "with", "before"))
_CARRIED = frozenset(("by", "in", "on", "to", "with", "from", "via"))
_FREE = frozenset(("tell", "inform", "notify", "assure", "reassure", "remind"))
"""Whatever these have for an object hears it."""
_INTERVIEWS = frozenset(("interview", "interviews"))
_SKIPPED = frozenset(("the", "a", "an", "his", "her", "their", "its", "my", "our", "'s", "’s"))
_CUTS = frozenset(("acl", "relcl", "appos", "prep"))
_KEPT_PREPS = frozenset(("of", "for"))
_LONGEST = 8
_DEEPEST = 4
_OUTLET, _PLATFORM, _FORM, _OCCASION = 4, 3, 2, 1

Owner = list[NameMark | None]


@dataclass(slots=True)
class Heard:
    """Who was told, and the surest medium found so far with how sure that kind is."""

    addressee: str | None = None
    medium: str | None = None
    rank: int = 0

    def hear(self, name: str | None) -> None:
        self.addressee = self.addressee or name

    def carry(self, medium: str | None, rank: int) -> None:
        if medium is not None and rank > self.rank:
            self.medium, self.rank = medium, rank


class Hearers:
    """The hearers and media of one document; a medium named in full is known by its first word too."""

    def __init__(self, words: Words, owner: Owner, inside: list[int]) -> None:
        self.words = words
        self.inside = inside
        self.owner = owner
        self.outlets = Outlets(words, owner)

    def of(self, attribution: Attribution, parts: Sequence[Span] = ()) -> Heard:
        """Who was told, and where; `parts` are the words said, in which nothing is looked for."""
        heard = Heard()
        subject, words = attribution.subject, self.words
        if subject is not None and words.lower[subject] in REPORTS:
            self._of_report(subject, heard)
            return heard
        if attribution.cue.lemma == "according to":
            return heard
        platform = PLATFORMS.get(attribution.cue.lemma)
        if platform is not None:
            heard.carry(platform, _FORM)
        for verb, child in branches(words, attribution):
            if self._is_said(child, parts):
                continue
            if self.inside[child] < 0:
                self._branch(attribution, verb, child, heard)
            elif words.dep[child] == "dobj":
                heard.carry(self.outlets.employer(child), _OUTLET)  # "told the Mirror's “Morning Hour”"
        return heard

    SURE = _PLATFORM
    """From this rank on the words name where it was said, and not only in what form."""

    def reporter(self, head: int) -> str | None:
        """Whose report the noun at this token is: "a Reuters report"."""
        heard = Heard()
        self._of_report(head, heard)
        return heard.medium if heard.rank >= self.SURE else None

    def outlet(self, head: int) -> str | None:
        """The outlet that the words with this head name, if they name one."""
        return self.outlets.at(head)

    def _is_said(self, token: int, parts: Sequence[Span]) -> bool:
        start = self.words.start[token]
        return any(part.start <= start < part.end for part in parts)

    # What hangs on the saying

    def _branch(self, attribution: Attribution, verb: int, child: int, heard: Heard, depth: int = 0) -> None:
        """Takes what one phrase under a verb tells of hearer and medium."""
        words = self.words
        dep = words.dep[child]
        if words.entity[child] in ("DATE", "TIME") or depth > _DEEPEST:
            return
        if words.tag[child] in ("IN", "TO") and words.children[child]:
            objects = [below for below in words.children[child] if words.dep[below] == "pobj"]
            self._preposition(attribution, verb, child, (objects or words.children[child])[-1], heard)
        elif dep in ("dobj", "dative", "nsubjpass", "npadvmod", "appos", "nsubj"):
            self._object(attribution, verb, child, heard)
        elif self._speaks(attribution.at, child):
            for below in words.children[child]:
                if self.inside[below] < 0 and words.tag[below][:1] != "W":
                    self._branch(attribution, child, below, heard, depth + 1)

    def _speaks(self, cue: int, child: int) -> bool:
        """Whether a participle tells of the saying, and has no words said of its own.

        Those of a question are none: "asked by Reuters who". Behind the cue "addressed" and its like are
        said of something else.
        """
        words = self.words
        lower, tag = words.lower[child], words.tag[child]
        if lower not in SPEAKING or tag[:2] != "VB":
            return False
        if tag == "VBN" and (lower in BY or words.head[child] != cue):
            return True
        if tag == "VBN" and child > cue:
            return False
        return not any(words.dep[below] == "ccomp" for below in words.children[child])

    def _object(self, attribution: Attribution, verb: int, child: int, heard: Heard) -> None:
        words = self.words
        lower, dep = words.lower[verb], words.dep[child]
        cue = CUE_VERBS.get(lower)
        tells = (cue is not None and "t" in cue.frames) or lower in HEARING
        if lower in QUOTING and dep == "nsubj" and child != attribution.subject:
            heard.carry(self.outlet(child), _OUTLET)
        heard_by = dep in ("dobj", "dative") and child > verb
        if heard_by and self._is_second(verb, child):
            return
        if tells and (heard_by or (dep == "nsubjpass" and attribution.subject != child)):
            free = cue is not None and cue.lemma in _FREE
            if self._is_hearer(child) or (free and words.lower[child] not in TOLD_THINGS):
                self._told(child, heard)

    def _is_second(self, verb: int, child: int) -> bool:
        """Whether another object stands before: in "told Reuters the rebels left" the first one hears it."""
        words = self.words
        return any(verb < c < child and words.dep[c] in ("dobj", "dative") for c in words.children[verb])

    def _preposition(self, attribution: Attribution, verb: int, prep: int, below: int, heard: Heard) -> None:
        words = self.words
        lower, verbal = words.lower[prep], words.lower[verb]
        if self.inside[below] >= 0 and lower in _AT:
            heard.carry(self.outlet(below), _OUTLET)  # "said on “Fox News Sunday”"
        if words.tag[below] in ("VBG", "VBN", "VB", "VBD") or self.inside[below] >= 0:
            return
        if lower == "by" and verbal in BY:
            if below != attribution.subject and self._is_hearer(below):
                self._told(below, heard)
        elif lower == "according":
            return
        elif lower in _TO and (lower == "to" or verbal in SPEAKING):
            cue = CUE_VERBS.get(verbal)
            if cue is not None and (cue.lemma in TO_THINGS or (lower != "to" and prep < verb)):
                return
            if self._is_hearer(below):
                self._told(below, heard)
        elif lower in _INTO:
            self._place(lower, below, heard)

    # Who hears

    def _is_hearer(self, head: int) -> bool:
        """Whether this can be told something: a name, somebody in a role, a body, an audience."""
        words = self.words
        mark, lower = self.owner[head], words.lower[head]
        if mark is not None and mark.type in ("PERSON", "ORG", "GPE", "NORP"):
            return True
        if words.entity[head] in ("PERSON", "ORG", "NORP") or self.outlets.at(head, told=True) is not None:
            return True
        stem = lower.removesuffix("s")
        return lower in HEARERS or lower in WORKERS or not {lower, stem}.isdisjoint(ROLES | BODIES)

    def _told(self, head: int, heard: Heard) -> None:
        """Somebody who was told: an outlet, one of its people, a news conference, or a hearer."""
        words = self.words
        if words.tag[head] == "PRP":
            return
        outlet = self.outlets.at(head, told=True)
        if outlet is None and words.lower[head] in FORMS:
            self._form(head, heard)
            return
        if outlet is not None:
            heard.carry(outlet, _OUTLET)
            return
        employer = self.outlets.employer(head)
        if employer is not None:
            heard.carry(employer, _OUTLET)
            mark = self.owner[head]
            heard.hear(mark.name if mark is not None and mark.type == "PERSON" else None)
            return
        if words.tag[head][:2] in ("NN", "CD", "DT") or self.owner[head] is not None:
            heard.hear(self._name(head))

    def _name(self, head: int) -> str | None:
        """The name at `head`, else its phrase without the determiner."""
        for at in (head, *(c for c in self.words.children[head] if self.words.dep[c] == "appos")):
            mark = self.owner[at]
            if (
                mark is not None
                and mark.type not in ("DATE", "TIME")
                and (at == head or mark.type == "PERSON")
            ):
                return mark.name
        return self._phrase(head)

    def _phrase(self, head: int) -> str | None:
        """The noun phrase up to its head and its of-phrase, without determiners in front."""
        words = self.words
        first, last = words.left[head], head
        for child in words.children[head]:
            if child == last + 1 and words.lower[child] in _KEPT_PREPS:
                end = self._phrase_end(child)
                last = end if all(self.inside[i] < 0 for i in range(child, end + 1)) else last
        while first < head and (
            words.lower[first] in _SKIPPED or words.tag[first] in ("RB", "PDT", "_SP", ",")
        ):
            first += 1
        return words.phrase(first, last) if last - first < _LONGEST else None

    def _phrase_end(self, prep: int) -> int:
        words = self.words
        last = words.right[prep]
        for child in words.children[prep]:
            for below in words.children[child]:
                if below > child and words.dep[below] in _CUTS:
                    last = min(last, words.left[below] - 1)
        while last > prep and words.tag[last] in (",", "_SP", "''", "``", "-LRB-"):
            last -= 1
        return last

    # Where it was said

    def _place(self, prep: str, head: int, heard: Heard) -> None:
        """A form, an occasion, a platform, a broadcaster or an outlet after "in", "on", "by"."""
        words = self.words
        lower = words.lower[head]
        if lower in TELEPHONE and prep in ("by", "over", "on", "via"):
            heard.carry("telephone", _FORM)
        elif lower in COURT and prep in ("in", "at"):
            heard.carry("court", _OCCASION)
        elif self._platform(head) is not None and prep in ("in", "on", "via", "over", "through"):
            heard.carry(self._platform(head), _PLATFORM)
        elif lower in FORMS and self._is_form(head):
            if prep in _WITHIN or (prep == "at" and lower in _ATTENDED):
                self._form(head, heard)
        elif lower in BARE:
            self._about(head, heard)
        elif lower in SITES:
            self._site(head, heard)
        elif lower in OCCASIONS and prep in _AT and self._is_form(head):
            for child in words.children[head]:
                if words.dep[child] in ("compound", "poss", "nmod"):
                    heard.carry(self.outlet(child), _OUTLET)
            lower = "town hall" if lower == "hall" else lower
            heard.carry(self._phrase(head) if lower == "sidelines" else lower, _OCCASION)
        elif prep not in ("by", "under", "from", "into"):
            heard.carry(self.outlet(head) or self.outlets.employer(head), _PLATFORM)

    def _platform(self, token: int) -> str | None:
        """The platform that a word names: with a capital letter, or as "tweet" does."""
        lower = self.words.lower[token].rstrip(".")
        platform = PLATFORMS.get(lower)
        own = self.words.text[token][0].isupper() or lower == "twitter" or lower.startswith("tweet")
        return platform if own else None

    def _is_form(self, head: int) -> bool:
        lower = self.words.lower[head]
        return lower not in NEEDS or not NEEDS[lower].isdisjoint(self._before(head))

    def _before(self, head: int) -> list[str]:
        words = self.words
        first = max(words.left[head], head - _LONGEST)
        return words.lower[min(first, head - 2) if words.text[head - 1] == "-" else first : head]

    def _form(self, head: int, heard: Heard) -> None:
        """The form by its own name ("news conference"), with who hears it and who carries it."""
        words = self.words
        self._about(head, heard)
        if not self._is_form(head):
            heard.carry(words.lower[head] if words.lower[head] in OCCASIONS else None, _OCCASION)
            return
        lower = PLURAL.get(words.lower[head], words.lower[head])
        before = head - 1
        if words.text[before] == "-" and before > 0:
            lower = f"{words.lower[before - 1]}-{lower}"  # "e-mail", which the tokenizer parts
        if before >= words.left[head] and words.lower[before] in MODIFIERS:
            modifier = "telephone" if words.lower[before] == "phone" else words.lower[before]
            lower = f"{'news' if modifier in ('press', 'media') and lower != 'release' else modifier} {lower}"
        heard.carry(lower, _FORM)

    def _site(self, head: int, heard: Heard) -> None:
        """A page or account: its platform's, its outlet's, else the site itself."""
        before = self._before(head)
        platform = next((PLATFORMS[word] for word in before if word in PLATFORMS and word != "x"), None)
        heard.carry(platform or self.outlets.employer(head), _PLATFORM)
        for child in self.words.children[head]:
            if self.words.dep[child] == "prep" and self.words.lower[child] in ("on", "of"):
                for below in self.words.children[child]:
                    heard.carry(self._platform(below) or self.outlet(below), _PLATFORM)
        heard.carry("website" if self.words.lower[head] in ("website", "site", "webpage") else None, _FORM)

    def _about(self, head: int, heard: Heard, depth: int = 0) -> None:
        """What hangs on a form: "an interview with", "a letter to", "remarks aired on"."""
        words = self.words
        for child in words.children[head]:
            lower, dep = words.lower[child], words.dep[child]
            if self.inside[child] >= 0 or depth > _DEEPEST:
                continue
            if dep in ("compound", "poss", "nmod", "amod") and child < head:
                heard.carry(self._platform(child), _PLATFORM)
                heard.carry(self.outlet(child), _OUTLET)
            elif dep in ("prep", "agent", "dative") and lower in _CARRIED:
                for below in words.children[child]:
                    if self.inside[below] < 0:
                        self._carrier(lower, head, below, heard, depth)
                    else:
                        heard.carry(self.outlet(below) or self.outlets.employer(below), _OUTLET)
            elif dep in ("acl", "relcl") and lower in SPEAKING:
                self._about(child, heard, depth + 1)

    def _carrier(self, prep: str, head: int, below: int, heard: Heard, depth: int) -> None:
        words = self.words
        outlet = self.outlet(below) or self.outlets.employer(below)
        lower = words.lower[below]
        if outlet is not None:
            self._told(below, heard) if prep in ("to", "with") else heard.carry(outlet, _OUTLET)
        elif prep in ("on", "via") and self._platform(below) is not None:
            heard.carry(self._platform(below), _PLATFORM)
        elif words.tag[below][:2] == "NN" and self._is_hearer(below) and self._hears(prep, head):
            mark = self.owner[below]
            if mark is not None and mark.type == "ORG" and words.lower[head] in _INTERVIEWS:
                heard.carry(mark.name, _OUTLET)
            else:
                self._told(below, heard)
        elif prep in _AT and (lower in FORMS or lower in BARE):
            self._form(below, heard) if lower in FORMS else self._about(below, heard, depth + 1)

    def _hears(self, prep: str, head: int) -> bool:
        """Whether a preposition behind a form leads to a hearer: "a letter to", "an interview with"."""
        return prep == "to" or (prep == "with" and self.words.lower[head] in _INTERVIEWS)

    def _of_report(self, head: int, heard: Heard) -> None:
        """Whose report it is, or "report" itself."""
        words = self.words
        self._about(head, heard)
        heard.carry(self._platform(head) or words.lower[head], _FORM)
