"""The language of a text: declared, or told offline by py3langid (Barbaresi's langid.py, bundled model)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

__all__ = ["language_of"]

_CODE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_].*)?\s*", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 4000
_FEW, _MANY = 40, 200
_SURE, _LIKELY = 0.999, 0.7


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, declared: str | None) -> str | None:
    """An ISO 639 code, or None where nobody says and the text is under 40 letters or unclear.

    A declaration holds unless the text, of at least 200 letters, is surely in another language:
    pages are often served under their template's language.
    """
    match = _CODE.fullmatch(declared) if declared else None
    code = match.group(1).lower() if match else None
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters < (_MANY if code else _FEW):
        return code
    found, probability = _identifier().classify(sample)
    if code:
        return str(found) if probability >= _SURE else code
    return str(found) if probability >= _LIKELY else None
