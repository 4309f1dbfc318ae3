"""An entry as one sentence of plain words, for lists that hold entries of many kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from accord.export.page import human_date
from accord.model.entries import CommitmentEntry, Deadline, Entry, Response
from accord.model.issues import issue_words
from accord.model.text import DATELINE, sentences
from accord.store import label
from accord.store.facets import amount

__all__ = [
    "act_in_words",
    "answer_words",
    "brought",
    "due_words",
    "field_words",
    "in_plain_words",
    "in_words",
    "kind_words",
    "language_words",
]

_BROUGHT = {
    "set": "",
    "extended": "extended to ",
    "advanced": "brought forward to ",
    "moved": "moved to ",
    "rival": "or, by another account, ",
}
"""What stands before a due date, by how it came about."""

_KINDS = {
    "breach_claim": "breach claim",
    "talks_round": "talks",
    "lineage": "copy or credit",
}
_MANY = {"lineage": "copies and credits", "anomaly": "anomalies"}

_ANSWERS = {
    "accept": "accepted it",
    "admit": "admitted it",
    "consider": "considered it",
    "counter-claim": "accused in turn",
    "deny": "denied it",
    "reject": "rejected it",
    "silence": "said nothing to it",
}
"""What somebody did who answered a claim or a proposal; a form that one and many have in common."""

_FIELDS = {
    "beneficiary": "for whom",
    "claimant": "according to",
    "earliest": "not before",
    "kind_of": "form",
    "latest": "not after",
    "modality": "told as",
    "obligor": "who is bound",
    "speech": "said, not only held",
    "via": "through whom",
    "change": "kind of count",
    "count": "a monitor’s count",
    "instrument": "under",
    "lang": "language",
    "published_method": "dated by",
    "published_earliest": "published at the earliest",
    "published_latest": "published at the latest",
    "sha256": "SHA-256 of its text",
    "text": "its text",
}
"""Names of fields that are not said as they are written."""

_CODED = frozenset(
    """type mode stage stance phase modality change status relation what about form""".split()  # noqa: SIM905
)
"""Fields whose values are codes."""

_CODES = {
    "level": "a count that stands until the next",
    "change": "what a day or an event brought",
    "Pre": "before or about negotiations",
    "SubPar": "substantive, on part of the issues",
    "SubComp": "substantive, comprehensive",
    "Imp": "implementing an earlier agreement",
    "Ren": "renewing an earlier agreement",
    "Cea": "a ceasefire",
}
"""Codes that do not read as words: what a count is, and the stages of PA-X."""


_LONGEST_LEAD = 290
"""Of an article without a title no more than about so much of its text is kept as its heading."""


def kind_words(kind: str, many: bool = False) -> str:
    """The kind as people say it: "breach claim", "breach claims"."""
    words = _KINDS.get(kind, kind)
    if not many or words.endswith("s"):
        return words
    return _MANY.get(kind, f"{words}s")


def answer_words(response: Response) -> str:
    """Who answers, and what the answer comes to: "the army denied it"."""
    return f"{response.by or 'somebody'} {_ANSWERS.get(response.response, response.response)}"


def language_words(code: str) -> str:
    """A language by its code (ISO 639-1), as people say it; a code that is not in the table, as it is."""
    return _LANGUAGES.get(code.partition("-")[0].lower(), code)


def in_words(entry: Entry) -> str:
    """What the entry says, who first; words of the sources stand in quotation marks."""
    words = _WORDS.get(entry.kind)
    return " ".join((words(entry) if words else label(entry)).split())


_LANGUAGES = dict(
    it.split(":")
    for it in """am:Amharic ar:Arabic az:Azerbaijani be:Belarusian bg:Bulgarian bn:Bengali bs:Bosnian cs:Czech
    da:Danish de:German dv:Divehi el:Greek en:English es:Spanish et:Estonian fa:Persian fi:Finnish fr:French
    ha:Hausa he:Hebrew hi:Hindi hr:Croatian hu:Hungarian hy:Armenian id:Indonesian it:Italian ja:Japanese
    ka:Georgian km:Khmer ko:Korean ku:Kurdish ky:Kyrgyz lo:Lao lt:Lithuanian lv:Latvian mk:Macedonian ms:Malay
    my:Burmese ne:Nepali nl:Dutch no:Norwegian om:Oromo pa:Punjabi pl:Polish ps:Pashto pt:Portuguese
    ro:Romanian ru:Russian rw:Kinyarwanda sd:Sindhi si:Sinhala so:Somali sq:Albanian sr:Serbian sv:Swedish
    sw:Swahili ta:Tamil tg:Tajik th:Thai ti:Tigrinya tl:Filipino tr:Turkish ug:Uyghur uk:Ukrainian ur:Urdu
    uz:Uzbek vi:Vietnamese zh:Chinese""".split()  # noqa: SIM905
)
"""Languages by their codes in ISO 639-1."""


_DAY = re.compile(r"\b\d{4}-\d\d(-\d\d)?\b")


def field_words(name: str) -> str:
    """A field's name as people say it."""
    return _FIELDS.get(name, name.replace("_", " "))


def in_plain_words(value: Any, field: str | None = None) -> str:
    """A field's value in words; of what has parts, the parts but for where it is told.

    Of a `field` that holds a code, the code's words.
    """
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return f"{value:,.15g}"
    if isinstance(value, str):
        if field == "lang":
            return language_words(value)
        if field == "issue":
            return issue_words(value)
        if field in _CODED:
            return _CODES.get(value) or value.replace("_", " ").lower()
        return human_date(value) if value[:4].isdigit() else value
    parts = msgspec.to_builtins(value)
    if isinstance(parts, dict):
        return ", ".join(in_plain_words(part) for name, part in parts.items() if part and name != "mention")
    return ", ".join(in_plain_words(part) for part in parts)


def _article(entry: Any) -> str:
    """Its title; without one the first sentence behind the dateline."""
    if entry.title:
        return str(entry.title)
    quote = " ".join(entry.mentions[0].quote.split())
    words = DATELINE.split(quote, 1)[-1].lstrip("\\*•- ") or quote
    first = sentences(words)[0].of(words) if words else words
    whole = first[-1:] in '.!?…”"' or len(quote) < _LONGEST_LEAD
    return first if whole else f"{first.rpartition(' ')[0]} …"


def _somebody(name: str | None) -> str:
    return f"{name[0].upper()}{name[1:]}" if name else "Somebody not named"


def _all(names: Iterable[str]) -> str:
    *first, last = list(names) or ["parties not named"]
    return f"{', '.join(first)} and {last}" if first else last


def _modal(modality: str) -> str:
    return "" if modality in ("asserted", "reported") else f" ({modality})"


def _statement(entry: Any) -> str:
    said = f"“{entry.text}”" if entry.kind_of == "direct" else entry.text
    how = [] if entry.speech else ["belief"]
    how += ["not said"] if entry.negated else []
    how += [] if entry.modality in ("asserted", "reported") else [entry.modality]
    held = f" ({', '.join(how)})" if how else ""
    return f"{_somebody(entry.speaker)}{held}: {said}"


def act_in_words(entry: CommitmentEntry) -> str:
    """What is to be done; or what is not to be done, with the source's "not" where that stands before it."""
    if not entry.negated:
        return entry.action
    for mention in entry.mentions:
        quote = " ".join(mention.quote.split())
        own = re.search(rf"\b(?:not|never)(?: to)? {re.escape(entry.action)}", quote, re.IGNORECASE)
        if own:
            return f"{own.group()[0].lower()}{own.group()[1:]}"
    return f"not: {entry.action}"


def _commitment(entry: Any) -> str:
    due = "".join(f", {_due(it)}" for it in entry.deadlines)
    under = f", under {entry.instrument}" if entry.instrument else ""
    condition = f", {entry.condition}" if entry.condition else ""
    told = {"announced", *(it.change for it in entry.deadlines)}
    status = f" – {entry.status}" if entry.status and entry.status not in told else ""
    return f"{_somebody(entry.obligor)}: {act_in_words(entry)}{due}{condition}{under}{status}"


def _due(deadline: Deadline) -> str:
    return f"{brought(deadline) or 'due '}{due_words(deadline)}"


def brought(deadline: Deadline) -> str:
    """How a date came about, before the date: "extended to ", or "extended " before "by 90 days"."""
    words = _BROUGHT[deadline.change]
    by = deadline.due is None and deadline.words.startswith(("by ", "for "))
    return words.removesuffix("to ") if by else words


def due_words(deadline: Deadline) -> str:
    """The day that something is due; else the words for it, and until when that may be."""
    if deadline.due is not None or not deadline.words:
        return human_date(deadline.due)
    until = f" (until {human_date(deadline.latest)})" if deadline.latest else ""
    return f"“{deadline.words}”{until}"


def _breach(entry: Any) -> str:
    by = f" by {entry.accused}" if entry.accused else ""
    how = {"conditional": "would be a breach", "denied": "no breach"}.get(entry.modality, "a breach")
    what = entry.what or f"“{entry.mentions[0].quote}”"
    answers = _answers(entry) or " (no answer found)"
    told = entry.commitment
    broken = f" of {'a commitment' if told.startswith('commitment-') else told}" if told else ""
    return f"{_somebody(entry.accuser)}: {how}{broken}{by}: {what}{answers}"


def _answers(entry: Any) -> str:
    answers = "; ".join(map(answer_words, entry.responses))
    return f" ({answers})" if answers else ""


def _proposal(entry: Any) -> str:
    to = f" to {_all(entry.recipients)}" if entry.recipients else ""
    terms = entry.terms or f"“{entry.mentions[0].quote}”"
    who = _somebody(_all((entry.proposer, *entry.jointly)) if entry.proposer else None)
    return f"{who}{to}: {terms}{_answers(entry)}"


def _talks(entry: Any) -> str:
    where = f", {entry.venue}" if entry.venue else ""
    third = "; ".join(f"{it.actor}{f', {it.role}' if it.role else ''}" for it in entry.third_parties)
    agenda = f", on {_all(entry.agenda)}" if entry.agenda else ""
    outcome = f", outcome: {entry.outcome}" if entry.outcome else ""
    phase = f" {entry.phase}" if entry.phase else ""
    return f"Talks{phase}: {_all(entry.parties)}{f' ({third})' if third else ''}{where}{agenda}{outcome}"


def _position(entry: Any) -> str:
    return (
        f"{_somebody(entry.party)} on {issue_words(entry.issue)}: {entry.stance}: “{entry.mentions[0].quote}”"
    )


def _event(entry: Any) -> str:
    who = _somebody(_all(entry.actors) if entry.actors else None)
    whom = f" → {_all(entry.recipients)}" if entry.recipients else ""
    what = in_plain_words(entry.type, "type")
    mode = f" ({in_plain_words(entry.mode, 'mode')})" if entry.mode else ""
    where = f" in {entry.place}" if entry.place else ""
    return f"{who}{whom}: {what}{mode}{where}{_modal(entry.modality)}: “{entry.mentions[0].quote}”"


def _agreement(entry: Any) -> str:
    name = _somebody(_DAY.sub(lambda day: human_date(day[0]), entry.name))
    return f"{name}: {_all(entry.parties)}" if entry.parties else name


def _figure(entry: Any) -> str:
    by = f", according to {entry.claimant}" if entry.claimant else ""
    number = amount(entry.low, entry.high, entry.approximate)
    one = number.rpartition(" ")[2] == "1"
    counted = _of_one(entry.counted, entry.unit) if one else entry.counted
    return f"{number[0].upper()}{number[1:]} {counted}{f' in {entry.place}' if entry.place else ''}{by}"


def _of_one(counted: str, unit: str) -> str:
    """What is counted, where it is one: "1 soldier killed", "1 person wounded"."""
    many = {f"{unit}s", f"{unit}es", f"{unit.removesuffix('y')}ies", f"{unit.removesuffix('man')}men"}
    ones = dict.fromkeys(many, unit) | {
        "people": "person",
        "men": "man",
        "women": "woman",
        "children": "child",
    }
    return " ".join(ones.get(word, word) for word in counted.split())


def _lineage(entry: Any) -> str:
    first = entry.mentions[0]
    article = first.outlet or "An article"
    if entry.derives_from is None:
        return f"{article} credits {entry.credit}: “{first.quote}”"
    share = f", {entry.share:.0%} of its words" if entry.share is not None else ""
    credit = f", crediting {entry.credit}" if entry.credit else ""
    return f"{article}: {entry.relation}{share}{credit}: “{first.quote}”"


_WORDS: dict[str, Callable[[Any], str]] = {
    "article": _article,
    "lineage": _lineage,
    "statement": _statement,
    "figure": _figure,
    "agreement": _agreement,
    "commitment": _commitment,
    "breach_claim": _breach,
    "proposal": _proposal,
    "talks_round": _talks,
    "position": _position,
    "event": _event,
}
