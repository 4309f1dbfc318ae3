"""States, seats and bodies by any of their names."""

from __future__ import annotations

import pytest

from accord.model.world import Known, capital_of, known_body, people_of, state_named


@pytest.mark.parametrize("name", ["United States", "the United States", "U.S.", "USA", "UNITED STATES"])
def test_a_state_by_its_names(name: str) -> None:
    assert state_named(name) == "United States"


@pytest.mark.parametrize("name", ["us", "Us", "who", "Lima", ""])
def test_words_that_are_no_state(name: str) -> None:
    assert state_named(name) is None
    assert known_body(name) is None


def test_peoples_capitals_and_bodies() -> None:
    assert people_of("Peruvians") == people_of("Peruvian") == "Peru"
    assert capital_of("Sana’a") == capital_of("Sanaa") == "Yemen"
    assert known_body("the Kremlin") == Known("Kremlin", "organisation", "Russia", seat=True)
    assert known_body("Nato") == known_body("NATO") == known_body("North Atlantic Treaty Organization")
