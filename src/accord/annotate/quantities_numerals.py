"""Numerals in a text: digits, words, vague numbers and fractions, with the unit behind them.

All regular expressions are linear: none nests an open repetition in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from accord.annotate.numbers import DIGITS, FRACTIONS, SCALES, SMALL, WORDS, number, words
from accord.annotate.quantities_units import CODES, DENOMINATORS, SIGNS, STATES, SYMBOLS, UNIT_WORDS

__all__ = ["TRIGGER_WORDS", "Numeral", "numerals", "rate", "unit_after"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written. `start` includes a money sign; `core` is where the number itself starts.

    `word` is the word that counts without being a number: "both" (2), "no" and "not one" (0), or "a" (1) in
    "more than a year". `sign` is the unit where it is no word behind the number: of money before it, of "a
    year and a half" within it.
    """

    start: int
    core: int
    end: int
    low: float
    high: float
    vague: bool = False
    sign: str | None = None
    scaled: bool = False
    fraction: bool = False
    word: str | None = None


_VAGUE: dict[str, tuple[float, float]] = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2e6, 9_999_999),
    "billions": (2e9, 9_999_999_999),
    "tens of thousands": (20_000, 99_999),
    "dozens of thousands": (24_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "tens of millions": (2e7, 99_999_999),
    "hundreds of millions": (2e8, 999_999_999),
    "tens of billions": (2e10, 99_999_999_999),
    "hundreds of billions": (2e11, 999_999_999_999),
    "thousands of millions": (2e9, 9_999_999_999),
}
"""Plural numerals: two of them up to one short of the next; above the dozens a digit place each."""

_SOME = {
    "several": (3, 9),
    "a few": (3, 9),
    "a handful of": (3, 9),
    "some": (2, 9),
    "many": (3, 9),
    "a couple of": (2, 2),
    "a couple": (2, 2),
}
"""Words for a few, alone or before a scale: "several hundred" is 300 to 900."""

_WORDS = {"both": 2.0, "no": 0.0, "not": 0.0}


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)).replace(r"\ ", " +") + ")"


_SCALE = _any([*SCALES, "dozen"])
_SPELT_SCALE = _any([scale for scale in (*SCALES, "dozen") if len(scale) > 2])
_TIED = r"(?:hour|day|week|month|year|decade|century|mile|kilometre|kilometer|tank)\b"
_ENDED = (
    r"(?= +(?:to|in|since|from|on|this|last|over|compared|remain(?:ed|s)?|were|was|are|is|ha(?:ve|d|s)|said"
    r"|during|after|as|at|for|with|(?:and|or|the|its|their|of) )|[,.;:)]|$)"
)
"""Behind "a third" that is a share: no noun follows, as in "a third attack"."""
_VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅛": 1 / 8}
_FEW = "two|three|four|five|six|seven|eight|nine|ten"
"""What "half" is tied to: "a half-hour drive", "half-tank"."""
_LESS = "|".join(
    f"(?<={word} )"
    for word in words("than about around nearly almost roughly approximately over under only least by")
)
"""Before "half" that has no noun behind it: "about half were children", "cut by half"."""
_NOT_ONE = (
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )not +(?:a +single|one)(?= +(?!but |to |or |for |of )[a-z])"
)
_BELOW = "|".join(sorted(SMALL, key=len, reverse=True))
_BELOW = rf"(?:{_BELOW})(?:-(?:{_BELOW}))?"
_LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "t": 1e12}
_SIGN = _any(SIGNS).replace(r"us\$", r"us ?\$").replace(r"hk\$", r"hk ?\$")
_FRACTION = _any([*FRACTIONS, *(f"{word}s" for word in FRACTIONS if word != "half")])
_NUMERAL = re.compile(
    rf"(?P<sign>{_SIGN} *)?(?P<minus>(?:minus[ -]|(?<=[$€£(])-|−)(?=\d))?"
    rf"(?:(?P<over>[1-9]\d* ?[/⁄] ?[1-9]\d*)(?![\d/])"
    rf"|(?P<share>(?:one|two|three|four|five|six|seven|eight|nine|a"
    rf"|an)[ -](?:{_FRACTION})(?= +(?:of|majority)\b|s? +of\b)"
    rf"|(?:two|three|four|five)[ -](?:{_FRACTION})(?![a-z])"
    rf"|(?:{_LESS}|(?<=between ))(?:an?|one)[ -](?:{_FRACTION}){_ENDED}"
    rf"|half(?= +(?:of|the|its|their|his|her|were|are|had|have|an?(?! +{_SCALE}))\b|-{_TIED})"
    rf"|(?:{_LESS})half(?= +(?!an? |dozen|past|way|{_SCALE})|[,.;)]|$))"
    rf"(?P<parted> of an? {_SPELT_SCALE}\b)?"
    rf"|(?P<inn>(?:one|two|three|four|nine|\d+) +(?:out +of(?: +every)?|in(?: +every)?) +(?:two"
    rf"|three|four|five|six|seven|eight|nine|ten|\d+)(?= +(?!(?:year|month|week|day|hour|minute)s?\b)[a-z])"
    rf"|(?:{_FEW}) +(?:out +of|in)(?: +every)? +(?:ten|10|100)(?= +[a-z]))"
    rf"|(?P<spread>(?P<fewest>{_FEW}) (?:or|to) (?P<most>{_FEW}) (?P<each>{_SPELT_SCALE})\b)"
    rf"|(?P<inside>an? (?:(?!tank)(?P<tied>{_TIED})|(?P<into>{_SPELT_SCALE}))(?P<more> and a half| or two)\b)"
    rf"|(?P<digits>{DIGITS})(?P<vulgar>[{''.join(_VULGAR)}])?(?P<power10> ?[×x] ?10[−^-]{{1,2}}\d{{1,2}}\b)?"
    rf"(?P<scale>(?:[ -]?{_SCALE}\b)*)(?P<letter>(?:k|mn?|bn?|tn?)\b)?"
    rf"|(?P<some>(?:several|a few|some|many|a couple of|a couple) (?=hundred|thousand|million"
    rf"|billion|dozen))?(?P<one>(?:hundred|thousand|million|billion|dozen)\b(?: {_SCALE}\b)*(?![-\w]))"
    rf"|(?P<an>(?:(?<=than )|(?<=least )|(?<=up to ))an?(?= +{_TIED})"
    rf"|(?:(?<=about )|(?<=around )|(?<=nearly )|(?<=almost ))an?(?= +(?:mile|kilomet(?:re|er))\b))"
    rf"|(?P<few>several|a +few|a +couple +of|a +handful +of)(?= )"
    rf"|(?P<word>both\b|no(?= +[a-z])|{_NOT_ONE})"
    rf"|(?P<vague>(?:tens|dozens|hundreds|thousands) +of +(?:thousands|millions|billions)|dozens"
    rf"|scores|hundreds|thousands|millions|billions|tens(?= +(?:of|or)\b))"
    rf"|(?P<a>(?:(?:half|one and a half)[ -])?(?:an?[ -])?(?P<aone>half[ -]dozen"
    rf"|{_SPELT_SCALE})\b(?P<amore>(?: {_SCALE}\b)*)"
    rf"(?P<aand>(?:(?<=hundred)|(?<=thousand)) and (?:{_BELOW})\b)?)"
    rf"|(?P<words>{WORDS})(?P<dozen> dozen)?(?P<halved>[ -]and[ -]a[ -]half(?P<power> {_SCALE}\b)?)?)",
    re.IGNORECASE,
)
TRIGGER_WORDS = frozenset(
    words(
        """half third thirds quarter quarters fifth tenth dozen dozens scores tens several few couple handful
        both no single hour week month year decade century"""
    )
) | {word for scale in SCALES for word in (scale, f"{scale}s")}


def numerals(text: str) -> list[Numeral]:
    """All numerals of a text, in order."""
    found: list[Numeral] = []
    position = 0
    while match := _NUMERAL.search(text, position):
        position = max(match.end(), match.start() + 1)
        if _attached(text, match):
            position = _past_word(text, match.start())
            continue
        made = _made(match)
        if made is not None:
            found.append(made)
    return found


def _past_word(text: str, start: int) -> int:
    """Behind the word or number that goes on at `start`."""
    end = start
    while end < len(text) and (
        text[end].isalnum() or (text[end] in ".,:/" and text[end + 1 : end + 2].isdigit())
    ):
        end += 1
    scale = _SCALE_BEHIND.match(text, end)
    return scale.end() if scale else max(end, start + 1)


_SCALE_BEHIND = re.compile(rf" {_SCALE}\b", re.IGNORECASE)
"""Behind a number that is no number of its own: "Sh2 million"."""


def _attached(text: str, match: re.Match[str]) -> bool:
    """Part of a name, an ordinal, a list number, a telephone number: "G7", "5th", "1.2.3", "R18"."""
    start, end = match.start(), match.end()
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    last = before[-1:]
    if (
        last.isalnum()
        or before == "\\/"
        or last in ("_", "#", "$", "€", "£", "@")
        or (last == "+" and before[:1].isalnum())
        or (after[:1] == "+" and after[1:].isdigit())
        or (last in ".,:/" and before[:1].isdigit() and len(before) == 2)
    ):
        return True
    if last == "-" and before[:1].isalnum() and match["digits"] and not match["sign"]:
        # "20-30" is a range, "sub-7 nanometre" a measure; "COVID-19" and "Il-76" are names.
        measured = before[:1].islower() and unit_after(text, end) is not None
        return not (before[:1].isdigit() or measured or text[max(0, start - 4) : start].lower() == " to-")
    if match["digits"] is None:
        return after[:1].isalnum()
    if match["letter"] or match["scale"]:
        return after[:1].isalnum()
    if (after[:1].isalpha() and unit_after(text, end) is None) or (after[:1] == "." and after[1:].isdigit()):
        return True
    return _ORDINAL.match(text, end) is not None or _CODE.match(text, end) is not None


_CODE = re.compile(r"[:/]\d|\\/")
_ORDINAL = re.compile(r" ?(?:st|nd|rd|th)\b|'?s\b", re.IGNORECASE)


def _made(match: re.Match[str]) -> Numeral | None:
    start = match.start()
    sign = SIGNS.get(re.sub(r"\s", "", match["sign"]).lower()) if match["sign"] else None
    core = match.end("sign") if match["sign"] else start
    if match["sign"] and match["sign"].strip().isalpha() and match["digits"] is None:
        return None
    whole = (start, core, match.end())
    plain = _without_digits(match)
    if plain is not None:
        low, high, vague = plain
        word = "a" if match["an"] else match["word"].lower().split()[0] if match["word"] else None
        sign = UNIT_WORDS[match["tied"].lower()] if match["tied"] else sign
        scaled = vague or bool(match["into"] or match["spread"])
        return Numeral(*whole, low, high, vague, sign, scaled=scaled, word=word) if high >= low else None
    share = match["share"] or match["over"] or match["inn"]
    value = _share(share) if share else _amount(match)
    if value is None:
        return None
    if match["parted"]:
        value, share = value * _scale_of(match["parted"].rsplit(" ", 1)[-1]), None
    if match["minus"]:
        value = -value
    scaled = bool(match["scale"] or match["letter"] or match["a"] or match["parted"])
    scaled = scaled or _has_scale(match["words"])
    end = match.end()
    if match["letter"] and sign is None and not _multiplies(match):
        value, end, scaled = value / _LETTERS[match["letter"].lower()], match.start("letter"), False
    return Numeral(start, core, end, value, value, sign=sign, scaled=scaled, fraction=bool(share))


_PEOPLE = re.compile(
    rf" (?:more |other )?(?:people|men|women|children|{'|'.join(sorted(STATES))}|[a-z]{{3,}}s\b)"
)
_RACE = re.compile(r" (?:run|race|walk|road|course)\b", re.IGNORECASE)


def _multiplies(match: re.Match[str]) -> bool:
    """Whether a letter behind a number without a money sign is its scale: "10m people", no "10m wall"."""
    letter = match["letter"]
    if letter.lower() not in ("m", "k", "t", "b") or letter == "M":
        return True
    if letter == "k":
        return _RACE.match(match.string, match.end()) is None
    return letter == "m" and _PEOPLE.match(match.string, match.end()) is not None


def _has_scale(words: str | None) -> bool:
    return words is not None and any(word in SCALES for word in re.split(r"[ -]+", words.lower()))


def _without_digits(match: re.Match[str]) -> tuple[float, float, bool] | None:
    """Bounds of a vague or counting word, and whether it is vague; low above high where it is none."""
    if match["vague"]:
        return (*_VAGUE.get(" ".join(match["vague"].lower().split()), (1.0, 0.0)), True)
    if match["word"]:
        value = _WORDS[match["word"].lower().split()[0]]
        return value, value, False
    if match["spread"]:
        scale = _scale_of(match["each"])
        return SMALL[match["fewest"].lower()] * scale, SMALL[match["most"].lower()] * scale, False
    if match["inside"]:
        scale = _scale_of(match["into"])
        half = match["more"].lower().endswith("half")
        return (1.5 * scale, 1.5 * scale, False) if half else (scale, 2 * scale, False)
    if match["an"]:
        return 1.0, 1.0, False
    if match["few"]:
        return (*_SOME[" ".join(match["few"].lower().split())], True)
    if match["one"]:
        if not match["some"]:
            return 1.0, 0.0, True
        low, high = _SOME[" ".join(match["some"].lower().split())]
        scale = _scale_of(match["one"])
        return low * scale, high * scale, True
    return None


def _scale_of(scales: str | None) -> float:
    """What "dozen", "hundred thousand" or nothing multiplies by."""
    return _times(1.0, scales, None) or 1.0


_AFTER_TEN = re.compile(r"^ ?[×x] ?10\^?")


def _amount(match: re.Match[str]) -> float | None:
    if match["digits"]:
        value = number(match["digits"])
        if value is not None and match["vulgar"]:
            value += _VULGAR[match["vulgar"]]
        if value is not None and match["power10"]:
            value *= float("1e" + _AFTER_TEN.sub("", match["power10"]).replace("−", "-"))
        return _times(value, match["scale"], match["letter"])
    if match["a"]:
        text = re.sub(r"[ -]+", " ", match["a"].removesuffix(match["aand"] or "").lower())
        value = 1.0
        if text.startswith("one and a half"):
            value, text = 1.5, text.removeprefix("one and a half ")
        elif text.startswith("half "):
            value, text = 0.5, text.removeprefix("half ")
        text = re.sub(r"^an? ", "", text)
        if text.startswith("half "):
            value, text = 0.5, text.removeprefix("half ")
        more = number(match["aand"].strip()[len("and ") :]) if match["aand"] else 0.0
        value = _times(value, text, None)
        return None if value is None or more is None else value + more
    value_ = number(match["words"])
    if value_ is None:
        return None
    if match["halved"]:
        return _times(value_ + 0.5, match["power"], None)
    return value_ * 12 if match["dozen"] else value_


def _times(value: float | None, scales: str | None, letter: str | None) -> float | None:
    for word in re.findall(r"[a-z]+", (scales or "").lower()):
        value = None if value is None else value * (12 if word == "dozen" else SCALES[word])
    if value is not None and letter:
        value *= _LETTERS[letter.lower()]
    return None if value is None else float(f"{value:.12g}")


_LARGEST_BELOW = 128
"""Beyond it "39/2021" is a file number and no fraction."""


def _share(text: str) -> float | None:
    """ "two-thirds", "3/4", "one in five" as a part of one."""
    text = text.lower()
    parts = re.split(r" *[/⁄] *| +(?:out +of(?: +every)?|in(?: +every)?) +", text)
    if len(parts) == 2:
        above, below = number(parts[0]), number(parts[1])
        if (
            above is None
            or below is None
            or not 0 < above < below <= _LARGEST_BELOW
            or text in ("9/11", "24/7")
        ):
            return None
        return above / below
    words = re.split(r"[ -]+", text)
    part = FRACTIONS.get(words[-1]) or FRACTIONS.get(words[-1].removesuffix("s"))
    count = 1.0 if len(words) == 1 or words[0] in ("a", "an") else number(words[0])
    return part * count if part and count else None


_WORD_UNIT = re.compile(rf"[ -]*(?P<unit>{_any(UNIT_WORDS)})s?\b(?!['’]s\b)", re.IGNORECASE)
_SYMBOL_UNIT = re.compile(rf" ?-?(?P<unit>{_any([*SYMBOLS, *CODES])})(?![\w/])")
_RATE = re.compile(
    r"(?: (?:US|U\.S\.))?(?:(?: per | an? |-an?-|-per-|/)(?P<unit>(?:square "
    r"|sq )?[a-z]+)\b)(?! (?:ago|earlier|later|before|after|old)\b)",
    re.IGNORECASE,
)


def unit_after(text: str, end: int) -> tuple[str, int] | None:
    """The unit of measure or money behind a number, and where it ends."""
    match = _WORD_UNIT.match(text, end)
    if match is not None:
        return UNIT_WORDS[" ".join(match["unit"].lower().split())], match.end()
    match = _SYMBOL_UNIT.match(text, end)
    if match is not None:
        unit = match["unit"]
        return SYMBOLS.get(unit) or CODES[unit], match.end()
    return None


def rate(text: str, end: int) -> tuple[str, int] | None:
    """What a unit is counted per: "a month", "per barrel"; and where that ends."""
    match = _RATE.match(text, end)
    if match is None:
        return None
    unit = match["unit"].lower()
    if unit not in DENOMINATORS and (" per " not in match.group() or unit in ("cent", "capita", "se")):
        return None
    found = unit_after(f" {match['unit']}", 0) or unit_after(f" {unit}", 0)
    return found[0] if found else unit, match.end()
