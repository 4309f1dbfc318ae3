"""HTML: the page's text, its furniture and what it says about itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.ingest.align import body_lines, with_siblings
from accord.ingest.furniture import lines_with_spans, outside
from accord.ingest.render import parse, render
from accord.model.document import Document
from accord.model.values import Span
from tests.ingest.builders import BODY, page, read, read_one, write

TITLE = "Orvenia talks resume after a long night"


def article(document: Document) -> list[str]:
    return [line for _, line in outside(lines_with_spans(document.text), document.residue)]


def lines(html: str) -> list[str]:
    return [line.text for line in render(parse(html, "test"))]


def test_title_and_body_are_the_article_and_the_rest_is_kept_as_residue(tmp_path: Path) -> None:
    document = read_one(write(tmp_path, "a.html", page()))
    assert article(document) == [TITLE, *BODY]
    assert [span.of(document.text) for span in document.residue] == [
        "Home World",
        "About this paper and its staff",
    ]


def test_furniture_that_the_extractor_lets_through_is_marked(tmp_path: Path) -> None:
    bottom = ("Follow us on Twitter and Facebook", "Sign up for our daily newsletter")
    document = read_one(write(tmp_path, "a.html", page((*BODY, *bottom))))
    assert article(document) == [TITLE, *BODY]
    assert all(line in document.text for line in bottom)


def test_a_teaser_that_repeats_the_lead_does_not_count_twice(tmp_path: Path) -> None:
    teaser = f"<aside><h4>More</h4><p>{BODY[0]}</p></aside>"
    document = read_one(write(tmp_path, "a.html", page(below=teaser)))
    assert article(document) == [TITLE, *BODY]
    assert document.text.count(BODY[0]) == 2


RENDERED = [
    ("<p>One <b>bo</b>ld\n  word</p><p>Two</p>", ["One bold word", "Two"]),
    ("a<br>b<br/>c", ["a", "b", "c"]),
    ("<ul><li>x<li>y</ul>tail", ["x", "y", "tail"]),
    ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", ["1 2", "3"]),
    ("<p>seen<script>no()</script><style>p{}</style><noscript>no</noscript> too</p>", ["seen too"]),
    ('<p hidden>no</p><p style="display: none">no</p><i aria-hidden="true">no</i>yes', ["yes"]),
    ("<pre>line one\nline two</pre>", ["line one", "line two"]),
    ("<p>caf&eacute; &amp; bar&nbsp;x<!-- no --></p>", ["café & bar x"]),
    ("<p>soft\u00adhyphen</p>", ["softhyphen"]),
    ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
]


@pytest.mark.parametrize(("html", "expected"), RENDERED)
def test_rendering(html: str, expected: list[str]) -> None:
    assert lines(f"<html><body>{html}</body></html>") == expected


def test_a_converted_pdf_keeps_paragraphs_and_headings_and_joins_wrapped_lines(tmp_path: Path) -> None:
    pieces = [
        "MONITORING  MISSION\nDATE: 8 March 2024\n\n",
        "1.",
        "The  mission  counted  twelve  violations  along  the  coast\nroad, most of them at night, one in a "
        "north-\n"
        "eastern suburb of the port where its staff could not go.",
        " \n\n",
        "\uf0b7 Patrols were stopped twice at the bridge.\n\uf0b7 One drone was lost. \n\n",
    ]
    html = "".join(f'<p><a id="{n}" name="{n}">{piece}</a></p>\n' for n, piece in enumerate(pieces))
    document = read_one(write(tmp_path, "report.html", html))
    assert document.text.split("\n\n") == [
        "MONITORING MISSION\nDATE: 8 March 2024",
        "1. The mission counted twelve violations along the coast road, most of them at night, one in a "
        "north-eastern suburb of the port where its staff could not go.",
        "• Patrols were stopped twice at the bridge.\n• One drone was lost.",
    ]
    assert document.residue == ()
    assert (document.published.value, document.published.method) == ("2024-03-08", "dateline")


LINKED = json.dumps(
    {
        "@graph": [
            {"@type": "WebSite", "name": "Ignored"},
            {
                "@type": ["NewsArticle"],
                "headline": TITLE,
                "datePublished": "2024-03-14T08:00:00+01:00",
                "author": [{"@type": "Person", "name": "Ida Moss"}, {"name": "By Jon Reed"}],
                "publisher": {"@type": "Organization", "name": "Shore Dispatch"},
                "url": "https://dispatch.example/talks",
            },
        ]
    }
)
METAS = (
    '<meta property="og:site_name" content="Shore Dispatch"><meta name="author" content="Ida Moss">'
    '<meta property="article:published_time" content="2024-03-14T08:00:00Z">'
    f'<meta property="og:title" content="{TITLE} | Shore Dispatch">'
    '<link rel="canonical" href="https://dispatch.example/talks">'
)
HEADS = [
    (METAS, ("Ida Moss",)),
    (f'<script type="application/ld+json">{LINKED}</script>', ("Ida Moss", "Jon Reed")),
]


@pytest.mark.parametrize(("head", "authors"), HEADS, ids=["meta", "json-ld"])
def test_what_a_page_says_about_itself(head: str, authors: tuple[str, ...], tmp_path: Path) -> None:
    document = read_one(write(tmp_path, "a.html", page(head=head)))
    assert document.outlet == "Shore Dispatch"
    assert document.title == TITLE
    assert document.authors == authors
    assert document.url == document.where == "https://dispatch.example/talks"
    assert (document.published.value, document.published.method) == ("2024-03-14", "metadata")


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        '<script type="application/ld+json">[1, null, {"@type": "NewsArticle", "headline": 3}]</script>',
        '<meta property="article:published_time" content="2024-13-45">',
        '<meta property="article:published_time" content="0001-01-01T00:00:00">',
        '<meta property="og:site_name" content="https://a.example"><meta name="author" content="admin">',
        '<link rel="canonical" href="/relative"><link rel="canonical" href="https://dispatch.example/">',
    ],
)
def test_broken_metadata_is_no_metadata(head: str, tmp_path: Path) -> None:
    document = read_one(write(tmp_path, "a.html", page(head=head)))
    assert (document.outlet, document.authors, document.url, document.where) == (None, (), None, "a.html")
    assert document.published.method == "unknown"


def test_a_date_beside_the_title_is_a_dateline(tmp_path: Path) -> None:
    html = page().replace("</h1>", "</h1><div>By Ida Moss | 14 March 2024</div>")
    assert read_one(write(tmp_path, "a.html", html)).published.value == "2024-03-14"


FRENCH = (
    "Les délégations se sont réunies pendant neuf heures mardi, ont déclaré des responsables de la région.",
    "« Nous avons décidé de continuer à parler et d'ouvrir la route », a dit l'envoyée aux journalistes.",
    "Les deux parties ont promis de libérer quarante prisonniers avant la fin du mois, devant témoins.",
)


def test_the_language_is_declared_or_told_from_the_text(tmp_path: Path) -> None:
    under_english = read_one(
        write(tmp_path, "fr.html", page(FRENCH, title="Les pourparlers reprennent mardi"))
    )
    assert under_english.lang == "fr", "the template says en, the text is surely French"
    assert read_one(write(tmp_path, "fr.txt", "\n\n".join(FRENCH))).lang == "fr"
    assert read_one(write(tmp_path, "short.txt", "Peace now")).lang is None


def test_declared_encodings_are_believed_where_utf8_does_not_fit(tmp_path: Path) -> None:
    html = page(FRENCH, head='<meta charset="iso-8859-15">', title="Les pourparlers").encode("iso-8859-15")
    assert FRENCH[0] in read_one(write(tmp_path, "a.html", html)).text
    stray = page().encode().replace(b"About this", b"About \xff this") + b" \xe2\x80\x9c" + b"<p>x" * 500
    assert article(read_one(write(tmp_path, "b.html", stray)))[0] == TITLE


def test_a_page_of_links_alone_is_reported(tmp_path: Path) -> None:
    _, (error,) = read(write(tmp_path, "a.html", "<html><body><nav><a href='/'>Home</a></nav></body></html>"))
    assert "no article text" in error.reason


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<td>", "<li>", "x", " ", "\n", "one two"]
    )
)


@given(MARKUP)
def test_rendering_any_markup_keeps_its_words(parts: list[str]) -> None:
    html = "<html><body>z" + "".join(parts) + "</body></html>"
    text = "".join(part for part in ["z", *parts] if not part.startswith("<"))
    assert "".join("".join(lines(html)).split()) == "".join(text.split())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*BODY, "Home", "<i>", "<ul><li>", "Share"]), min_size=1, max_size=10))
def test_residue_lies_in_the_text(parts: list[str]) -> None:
    documents, _ = read("-", stdin=page(parts).encode())
    for document in documents:
        assert all(span.of(document.text) for span in document.residue)
        assert list(document.residue) == sorted(document.residue)
        assert article(document)


WORDS = st.sampled_from(["a b", "c d e", "f", "the envoy said on Tuesday that talks go on", "share"])


@given(st.lists(WORDS, max_size=20), st.lists(WORDS, max_size=20))
def test_alignment_keeps_order_and_never_invents(above: list[str], body: list[str]) -> None:
    kept = body_lines([*above, *body], body)
    taken = [line for line, keep in zip([*above, *body], kept, strict=True) if keep]
    assert sorted(taken) == sorted(body)


def test_sentences_in_the_same_kind_of_element_belong_to_the_body() -> None:
    html = "".join(
        f'<div class="{kind}"><p>{text}</p></div>'
        for kind, text in [
            ("text", BODY[0] + " (above)."),
            *(("text", paragraph) for paragraph in BODY),
            ("advert", "Buy two ferry tickets before the end of the month and pay for one of them only."),
            ("text", "The envoy will travel to the islands on Friday to speak with the fishermen there."),
            ("text", "Share this"),
        ]
    )
    rendered = render(parse(f"<html><body>{html}</body></html>", "test"))
    extracted = [line.text in BODY for line in rendered]
    assert extracted == [False, True, True, True, False, False, False]
    assert with_siblings(rendered, extracted) == [False, True, True, True, False, True, False]


def test_outside_goes_through_both_lists_once() -> None:
    found = lines_with_spans("one\ntwo\nthree\nfour")
    assert [line for _, line in outside(found, (Span(4, 7), Span(14, 18)))] == ["one", "three"]
