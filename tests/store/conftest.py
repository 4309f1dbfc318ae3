"""A small record made by hand: two articles, a statement, an actor, a figure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accord.model.annotation import Annotation, Quantity
from accord.model.document import Document, Published
from accord.model.entries import Actor, Article, Entry, Figure, Mention, Origin, StatementEntry, Variant
from accord.model.judgement import Judgement
from accord.model.values import Span, sha256
from accord.store import Store, encode

TEXTS = {
    "a.txt": "Mediator Ilsa Verne said on Monday: “The gates will open.” Some 40 lorries waited.\nShare this",
    "b.txt": "“The gates will open,” Ilsa Verne told reporters.",
}
DAYS = {"a.txt": "2031-05-05", "b.txt": "2031-05-07"}


def document(name: str, text: str | None = None) -> Document:
    words = TEXTS[name] if text is None else text
    day = DAYS[name]
    residue = (Span(words.index("Share"), len(words)),) if "Share" in words else ()
    return Document(
        source=f"in/{name}",
        where=name,
        text=words,
        outlet="Harbour Post" if name == "a.txt" else None,
        published=Published(day, day, day, "given"),
        lang="en",
        residue=residue,
    )


def mention(doc: Document, quote: str) -> Mention:
    start = doc.text.index(quote)
    return Mention(doc.id, doc.outlet, start, start + len(quote), quote)


def entries(a: Document, b: Document) -> list[Entry]:
    said = (mention(a, "The gates will open"), mention(b, "The gates will open"))
    dates = {"first_reported": "2031-05-05", "last_reported": "2031-05-07"}
    common = {"origins": (Origin("Harbour Post", (a.id,)),), **dates}
    return [
        *(
            Article(
                id=doc.id,
                mentions=(mention(doc, doc.text[:8]),),
                origins=(),
                first_reported=doc.published.value,
                last_reported=doc.published.value,
                source=doc.source,
                outlet=doc.outlet,
                title=None,
                authors=(),
                published=doc.published.value,
                published_method="given",
                lang="en",
                words=len(doc.text.split()),
                sha256=sha256(doc.text),
                story=None,
                url=None,
                replaces=None,
                residue=doc.residue,
            )
            for doc in (a, b)
        ),
        Actor(
            id="actor-1",
            mentions=(mention(a, "Ilsa Verne"), mention(b, "Ilsa Verne")),
            name="Ilsa Verne",
            type="person",
            aliases=("Verne",),
            offices=(),
            **common,
        ),
        StatementEntry(
            id="statement-1",
            mentions=said,
            speaker="Ilsa Verne",
            office=None,
            affiliation=None,
            text="The gates will open",
            why="the only witness",
            kind_of="direct",
            speech=True,
            modality="asserted",
            negated=False,
            via=None,
            addressee=None,
            medium=None,
            date=None,
            earliest=None,
            latest=None,
            variants=tuple(Variant(m, "verbatim", ()) for m in said),
            **common,
        ),
        Figure(
            id="figure-1",
            mentions=(mention(a, "40 lorries"),),
            origins=(Origin(None, (a.id,)),),
            first_reported="2031-05",
            last_reported="2031-05",
            counted="lorry",
            unit="lorry",
            low=40.0,
            high=40.0,
            approximate=True,
            as_of=None,
            claimant=None,
            place=None,
        ),
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record on disk that holds everything above."""
    store = Store.open(tmp_path / "small.db", create=True)
    a, b = document("a.txt"), document("b.txt")
    quantity = Quantity(Span(a.text.index("40"), a.text.index("40") + 2), 40, 40, True, "lorry")
    store.add(
        [
            ("d1", a, encode(Annotation(a.id, quantities=(quantity,))), "test"),
            ("d2", b, encode(Annotation(b.id)), "test"),
        ]
    )
    why = Judgement("statement", "x", "y", "same", 1.0, "word for word", "rule")
    store.replace_record(entries(a, b), [why], {a.id: a.text, b.id: b.text}, "test")
    store.close()
    return tmp_path / "small.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = Store.open(path)
    yield opened
    opened.close()
