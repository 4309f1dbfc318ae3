"""Whether what a clause tells is so: not negated, supposed, asked or only wished for."""

from __future__ import annotations

from accord.annotate.stance_spans import StanceSpans
from accord.annotate.stance_words import words_for

__all__ = ["StanceReality"]

_UNREAL = frozenset(("if", "unless", "whether"))
_MAYBE = frozenset(("could", "may", "might", "shall", "can"))


class StanceReality(StanceSpans):
    """One parsed document with its names."""

    def is_negated(self, verb: int) -> bool:
        words = self.words
        if any(words.dep[c] == "neg" or words.lower[c] in ("never", "neither") for c in words.children[verb]):
            return True
        helping = (c for c in words.children[verb] if words.dep[c] == "aux")
        if any(words.dep[n] == "neg" for c in helping for n in words.children[c]):
            return True  # "do not in any way rule out"
        above = words.head[verb]
        subject = self.child(verb, ("nsubj",), None)
        if subject is not None and words.lower[subject] in ("neither", "nobody", "none"):
            return True
        return words.dep[verb] == "xcomp" and words.lower[above] in (
            "refuse", "refuses", "refused", "refusing", "unwilling", "failed", "fails", "declined",
        )  # fmt: skip

    def is_unreal(self, at: int) -> bool:
        """Whether the clause is only supposed, possible or asked."""
        words = self.words
        if words.tag[at] == "VB" and self.has_to(at) and not self.is_negated(at) and not self._is_done(at):
            return True  # "a wish to urge them to leave"
        if words.lower[at : at + 2] == ["only", "if"]:
            return False
        absent = words.lower[at] in ("no", "only")  # "there could be no peace", "only talks can help"
        for _ in range(3):
            for child in words.children[at]:
                if child < at and words.lower[child] in _UNREAL and words.dep[child] in ("mark", "advmod"):
                    return True
                maybe = not absent and words.tag[child] == "MD" and words.lower[child] in _MAYBE
                if maybe and words.tag[at][:2] == "VB" and not self.is_negated(at):
                    return True
                if words.lower[child] == "would" and self._hangs_on_if(at):
                    return True
            above = words.head[at]
            if above == at or words.dep[at] in ("ccomp", "relcl", "conj"):
                asked = words.dep[at] == "ccomp" and any(
                    words.lower[c] == "whether" for c in words.children[above]
                )
                if asked:
                    return True
                break
            at = above
        return False

    def _is_done(self, verb: int) -> bool:
        """`Rose up to demand`, `continues to oppose`: what an infinitive tells is done or decided."""
        words = self.words
        above = words.head[verb]
        ranked = words.tag[above] in ("NN", "NNP") and any(
            words.lower[c] in words_for("ranked") for c in words.children[above]
        )
        if ranked and words.dep[verb] in ("relcl", "acl"):
            return True  # "the first state to recognise them"
        if words.lower[above] in words_for("doing") or words.lower[above] in words_for("unwilling"):
            return words.lower[above] in words_for("doing")
        return words.dep[verb] == "advcl" and words.tag[above] in ("VBD", "VBZ", "VBP", "VBG")

    def _hangs_on_if(self, verb: int) -> bool:
        words = self.words
        clauses = [child for child in words.children[verb] if words.dep[child] == "advcl"]
        return any(words.lower[c] == "if" for clause in clauses for c in words.children[clause])

    def is_question(self, at: int) -> bool:
        start, behind = self.words.sentences[self.words.sentence[at]]
        return any(self.words.text[i] == "?" for i in range(max(start, behind - 3), behind))

    def has_perfect(self, verb: int, modal: int) -> bool:
        """`Should have left`: a judgement of the past."""
        words = self.words
        return any(words.lower[c] == "have" and modal < c < verb for c in words.children[verb])
