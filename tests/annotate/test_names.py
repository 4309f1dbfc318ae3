"""Names and the fullest name the document gives them."""

from __future__ import annotations

import pytest

from tests.annotate.marking import annotate

NAMES = (
    ("Selim Arda arrived in Geneva. Arda then met the press.", "Arda", "Selim Arda"),
    ("Selim Arda met his brother Yusuf Arda. Arda then left Geneva.", "Arda", "Arda"),
    ("President Joseph Martin came. Joseph Martin spoke to France.", "Joseph Martin", "Joseph Martin"),
    (
        "The National Liberation Council (NLC) met in Geneva. The NLC rejected the plan.",
        "NLC",
        "National Liberation Council",
    ),
    ("France’s army left Mali.", "France", "France"),
    ("Colonel Brian Latimer arrived. “It is over,” Latimer told Corvane.", "Latimer", "Brian Latimer"),
    ("Aid came late, the charity Open Hand Relief said today.", "Open Hand Relief", "Open Hand Relief"),
    ("Kenya’s Selim Arda spoke. The others left with Arda.", "Arda", "Selim Arda"),
    (
        "The US Special Representative for Valley Reconciliation Selim Arda said it was over.",
        "Selim Arda",
        "Selim Arda",
    ),
    (
        "The US Special Representative for Valley Reconciliation Zalmay Khalilzad said it was over.",
        "Zalmay Khalilzad",
        "Zalmay Khalilzad",
    ),
    ("Minister for National Reconciliation Yusuf Arda came. Arda spoke.", "Arda", "Yusuf Arda"),
    ("Selim Arda came. Arda spoke to Peru. His wife Nadia Arda left.", "Arda", "Selim Arda"),
    ("President Okafor met Ruth Okafor. Okafor left for Peru.", "Okafor", "Okafor"),
    ("Ruth Okafor came. Mr. Okafor left for Peru.", "Okafor", "Okafor"),
    ("The National Liberation Council met. The NLC left.", "NLC", "National Liberation Council"),
    ("The president’s daughter, Ayesha, left.", "Ayesha", "Ayesha"),
)


@pytest.mark.parametrize(("text", "mention", "name"), NAMES)
def test_the_last_mention_has_the_fullest_name(text: str, mention: str, name: str) -> None:
    marks = [mark for mark in annotate(text).mentions if mark.span.of(text) == mention]
    assert marks, [mark.span.of(text) for mark in annotate(text).mentions]
    assert marks[-1].name == name
