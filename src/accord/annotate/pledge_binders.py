"""Commitments laid on somebody: by an order, a law, a council that forbids, a duty."""

from __future__ import annotations

from accord.annotate.arguments import words_of
from accord.annotate.clauses import NOUN_TAGS
from accord.annotate.operators import binding
from accord.annotate.pledge_provisions import PledgeProvisions
from accord.annotate.pledge_spans import Pledge
from accord.model.acts import act_class

__all__ = ["PledgeBinders"]

_BE = ("is", "'s", "’s", "was", "are", "were", "be", "been", "remains", "remained")


class PledgeBinders(PledgeProvisions):
    """What binds in a document besides whoever promises."""

    def ordered(self, at: int, entry: str) -> Pledge | None:
        """`the court ordered them to leave`, `is obliged to pay`, `the law bans flights`."""
        words = self.words
        modality, *more = entry.split()
        forbids, among = "not" in more, [it for it in more if it != "not"]
        state = words.dep[at] == "acomp"  # "is duty-bound to"
        passive = state or any(words.dep[c] == "auxpass" for c in words.children[at]) or self._is_short(at)
        subject = self.arguments.subject(words.head[at] if state else at)
        near = self.arguments.noun_before(at)
        named = (
            near is not None and words.dep[near] != "pobj" and words.lower[near] in words_of("instruments")
        )
        told = self._text_told(subject, at)
        if told is not None and subject is not None and words.lower[subject] in ("that", "which"):
            subject = told
        if named and not passive:
            subject = near  # "… by the council and its resolution bars", a clause taken for a name
        if among:
            return self._imposed(at, subject, modality, among[0])
        if words.lower[at] == "bound" and not self._is_held(at):
            return None
        below = next(
            (
                c
                for c in words.children[at]
                if c > at and words.dep[c] in ("xcomp", "ccomp", "advcl") and words.tag[c][:2] == "VB"
            ),
            self._under_accord(at),
        )
        kept = self._kept_from(at) if forbids else None
        below = kept if kept is not None else below
        infinite = below is not None and (below == kept or self.arguments.has_to(below))
        closed = self._closed(at, below) if below is not None and not infinite else None
        if below is not None and closed is not None:
            return self._brought_about(at, below, closed, subject)
        if below is not None and not infinite and not self._laid_on(below):
            below = None
            if words.lower[at] in words_of("formal"):
                return None
        if below is not None and not infinite and words.lower[at] in words_of("telling"):
            return None  # "the government told him that NATO must leave"
        if passive and below is None:
            return self._passively(at, subject, modality, forbids=forbids)
        if passive:
            if (
                below is None
                or subject is None
                or not infinite
                or not self._somebody(subject)
                or (words.lower[at] == "ordered" and words.lower[below] in words_of("battle"))
                or (words.lower[at] in words_of("formal") and not self._by_body(at))
            ):
                return None
            return Pledge(
                at, self._to(below), self._end(at, below), subject, modality, forbids, self._by_text(at)
            )
        if subject is None or self._is_nobody(subject):
            return None
        orders = words.lower[at].startswith("order") or words.lower[at] in words_of("charging")
        if not (
            self._binds(subject) or self._it_binds(at, subject) or (orders and self._orders(at, subject))
        ):
            return None
        instrument = self.arguments.meant(subject)
        instrument_at = instrument if words.lower[instrument] in words_of("instruments") else None
        if below is not None:
            obligor = self.arguments.child(below, ("nsubj", "nsubjpass"), None) or self.arguments.child(
                at, ("dobj",), None
            )
            clause = words.dep[below] == "ccomp" and not self.arguments.has_to(below)
            act = words.left[below] if clause else self._to(below)
            passive_act = words.tag[below] == "VBN" or any(
                words.dep[c] in ("auxpass", "nsubjpass") for c in words.children[below]
            )
            return Pledge(
                at,
                act,
                self._end(at, below),
                None if passive_act else obligor,
                modality,
                forbids,
                instrument_at,
                binder=subject,
            )
        thing = self.arguments.child(at, ("dobj",), None)
        ordered = thing is not None and (
            act_class(words.lower[thing]) is not None or words.lower[thing] in words_of("judged")
        )
        harm = thing is not None and words.lower[thing] in words_of("harms") and instrument_at is None
        if thing is None or not (forbids or ordered) or harm:
            return None
        return Pledge(
            at,
            words.left[thing],
            self._end(at, thing),
            None,
            modality,
            forbids,
            instrument_at,
            binder=subject,
        )

    def _is_short(self, at: int) -> bool:
        """`Ex-general ordered to leave`, `the firms told to pay`: a passive without its auxiliary."""
        words = self.words
        active = any(words.dep[c] in ("aux", "dobj", "ccomp") for c in words.children[at])
        active = active or words.dep[at] == "advcl"  # "compelled to help, he left"
        return words.tag[at] in ("VBN", "VBD") and words.tag[at + 1 : at + 2] == ["TO"] and not active

    def _under_accord(self, at: int) -> int | None:
        """The infinitive that the parser hung on an accord: `is obliged under the accord to leave`."""
        words = self.words
        accords = (
            c
            for prep in words.children[at]
            if words.lower[prep] in ("under", "by")
            for c in words.children[prep]
        )
        acts = (c for accord in accords for c in words.children[accord] if words.dep[c] == "acl")
        return next((c for c in acts if self.arguments.has_to(c)), None)

    def _passively(self, at: int, subject: int | None, modality: str, *, forbids: bool) -> Pledge | None:
        """`Rallies were outlawed by the junta`; `the mission was tasked with guarding the wells`."""
        words = self.words
        if subject is None or self._is_nobody(subject) or words.sentence[subject] != words.sentence[at]:
            return None
        first = words.left[subject]
        if forbids:
            kind = act_class(words.lower[subject]) is not None or not self.arguments.is_party(subject)
            told = kind and self._by_body(at) and words.tag[subject] in NOUN_TAGS
            return Pledge(at, first, self._end(at, at), None, modality, True, first=first) if told else None
        charged = words.lower[at] in words_of("charging") and self._somebody(subject)
        below = (
            c for prep in words.children[at] if words.lower[prep] == "with" for c in words.children[prep]
        )
        act = next((c for c in below if words.tag[c] == "VBG" or act_class(words.lower[c])), None)
        if act is None or not charged:
            return None
        start = act if words.tag[act] == "VBG" else words.left[act]
        return Pledge(at, start, self._end(at, act), subject, modality, first=first)

    def _closed(self, at: int, below: int) -> int | None:
        """What an order is to bring about: of `ordered the embassy closed` the embassy."""
        words = self.words
        if words.lower[at][:5] != "order" or words.tag[below] not in ("VBN", "VBD"):
            return None
        if any(words.dep[c] in ("aux", "auxpass", "mark") for c in words.children[below]):
            return None
        own = self.arguments.child(below, ("nsubj",), None)
        thing = own if own is not None else self.arguments.child(at, ("dobj",), None)
        return thing if thing is not None and at < thing < below else None

    def _brought_about(self, at: int, below: int, thing: int, subject: int | None) -> Pledge | None:
        if subject is None or not (self._binds(subject) or self._somebody(subject)):
            return None
        last = next((c - 1 for c in self.words.children[below] if self.words.dep[c] == "cc"), None)
        last = last if last is not None else self._end(at, below)
        return Pledge(at, self.words.left[thing], last, None, "required", binder=subject)

    def _kept_from(self, verb: int) -> int | None:
        """What somebody is kept from: `bars firms from trading with the port`."""
        words = self.words
        below = (
            c for prep in words.children[verb] if words.lower[prep] == "from" for c in words.children[prep]
        )
        return next((c for c in below if words.tag[c] == "VBG" and words.dep[c] == "pcomp"), None)

    def not_allowed(self, at: int) -> Pledge | None:
        """`The guards are not authorised to trade`: an act that somebody has no leave for."""
        words = self.words
        near = words.children[at]
        below = next((c for c in near if words.dep[c] == "xcomp" and self.arguments.has_to(c)), None)
        subject = self.arguments.child(at, ("nsubjpass", "nsubj"), None)
        now = any(words.lower[c] in ("is", "are") and words.dep[c] in ("auxpass", "aux") for c in near)
        denied = any(words.dep[c] == "neg" for c in near)
        denied = denied or (subject is not None and self._is_nobody(subject))
        if below is None or subject is None or not now or not denied:
            return None
        if words.lower[below] in words_of("trivial") or not self.arguments.is_party(subject):
            return None
        first = words.left[subject]
        return Pledge(at, self._to(below), self._end(at, below), subject, "required", True, first=first)

    def duty(self, at: int) -> Pledge | None:
        """`The mission's task is to guard the wells`: a duty told by what it is."""
        words = self.words
        below = next((c for c in words.children[at] if c > at and self.arguments.has_to(c)), None)
        noun = self.arguments.child(at, ("nsubj",), words_of("duties"))
        if below is None or noun is None or noun > at or words.lower[at] not in _BE or not self._is_real(at):
            return None
        of = (c for prep in words.children[noun] if words.lower[prep] == "of" for c in words.children[prep])
        owner = self.arguments.owner(noun)
        owner = owner if owner is not None else next(of, None)
        laid = words.lower[noun] == "mandate" and self._is_from_body(noun)
        if not laid and (owner is None or not self._somebody(owner)):
            return None
        first = words.left[noun]
        return Pledge(at, self._to(below), self._end(at, below), owner, "required", first=first)

    def _is_from_body(self, noun: int) -> bool:
        """Whether a body or a text stands with it: `the mandate set out by the council's resolution`."""
        words = self.words
        reach = range(words.left[noun], words.right[noun] + 1)
        return any(self._binds(i) for i in reach if i != noun)

    def _imposed(self, at: int, subject: int | None, modality: str, among: str) -> Pledge | None:
        """`The resolution imposed an arms embargo`: a body or a text forbids something."""
        words = self.words
        thing = self.arguments.child(at, ("dobj",), words_of(among))
        if thing is None or subject is None or not self._is_real(at):
            return None
        punishes = words.lower[thing] in words_of("sanctioned") and words.tag[at] != "VBG"
        if not self._binds(subject) and not (punishes and self._is_body(subject)):
            return None
        meant = self.arguments.meant(subject)
        instrument = meant if words.lower[meant] in words_of("instruments") else None
        first, last = words.left[thing], self._end(at, thing)
        return Pledge(at, first, last, None, modality, True, instrument, binder=meant)

    def _is_held(self, at: int) -> bool:
        """Whether something binds, not only the odds: `bound by the treaty to`, `duty-bound to`."""
        words = self.words
        tied = words_of("ties")
        return any(words.lower[c] == "by" or words.lower[c] in tied for c in words.children[at])

    def _by_body(self, at: int) -> bool:
        """Whether a body that binds tells it: `was told by the court`."""
        words = self.words
        return any(
            words.lower[prep] == "by" and any(self._binds(c) for c in words.children[prep])
            for prep in words.children[at]
        )

    def _by_text(self, at: int) -> int | None:
        """The text by which somebody is bound: `is obliged by the accord to`."""
        words = self.words
        below = (c for prep in words.children[at] if words.lower[prep] == "by" for c in words.children[prep])
        return next((c for c in below if words.lower[c] in words_of("instruments")), None)

    def _orders(self, at: int, subject: int) -> bool:
        """Whether a party orders others about, and not its own troops into battle."""
        words = self.words
        clauses = (c for c in words.children[at] if c > at and words.dep[c] in ("xcomp", "ccomp", "advcl"))
        charged = words.lower[at] in words_of("charging")
        below = next((c for c in clauses if words.dep[c] != "advcl" or charged), None)
        fights = below is not None and words.lower[below] in words_of("battle")
        told = self._somebody(subject) or words.lower[subject] in words_of("ordering_acts")
        return told and below is not None and not fights

    def _binds(self, subject: int) -> bool:
        words = self.words
        meant = self.arguments.meant(subject)
        lower = words.lower[meant]
        return lower in words_of("instruments") | words_of("ordering_bodies") or lower in binding("named")

    def _it_binds(self, at: int, subject: int) -> bool:
        """`It obliges the two sides to …`: "it" for the accord of the sentence before."""
        words = self.words
        before = words.sentence[subject] - 1
        if words.lower[subject] != "it" or before < 0:
            return False
        bound = self.arguments.child(at, ("dobj",), None)
        start, behind = words.sentences[before]
        named = any(words.lower[i] in binding("named") | words_of("truces") for i in range(start, behind))
        return named and bound is not None and self.arguments.is_party(bound)
