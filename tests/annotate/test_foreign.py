"""Quotations in French, Spanish and Portuguese, told by words and punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.annotate.foreign import mark_quotations, quotes_in
from accord.model.annotation import Statement
from accord.model.document import Document
from tests.annotate.marking import annotator

FR = {
    "verb and name behind": (
        "« La route sera rouverte », a déclaré Mme Diallo à la presse. Awa Diallo préside le comité.",
        ("La route sera rouverte", "Mme Diallo", "Awa Diallo", None),
    ),
    "office and name behind a hearer": (
        "« La trêve tient », a dit jeudi à l’AFP le général Moussa Kanté.",
        ("La trêve tient", "le général Moussa Kanté", "Moussa Kanté", "général"),
    ),
    "a pronoun": (
        "Le chef de la délégation, Marc Ndong, est sorti. « Rien n’est signé », a-t-il assuré.",
        ("Rien n’est signé", None, "Marc Ndong", "chef de la délégation"),
    ),
    "before it": (
        "Awa Diallo, qui préside le comité, a répondu : « Demandez aux pêcheurs. »",
        ("Demandez aux pêcheurs.", "Awa Diallo", "Awa Diallo", None),
    ),
    "nobody named": (
        "Un diplomate présent à Kayes a résumé : « Ils se parlent enfin. »",
        ("Ils se parlent enfin.", "Un diplomate présent à Kayes", None, "diplomate présent à Kayes"),
    ),
    "according to": (
        "Selon le porte-parole du comité Ali Cissé, « le pont est coupé ».",
        ("le pont est coupé", "le porte-parole du comité Ali Cissé", "Ali Cissé", "porte-parole du comité"),
    ),
}
ES = {
    "an office, a name": (
        '"El puerto seguirá cerrado", dijo el ministro de Trabajo, Juan Rojas.',
        (
            "El puerto seguirá cerrado",
            "el ministro de Trabajo, Juan Rojas",
            "Juan Rojas",
            "ministro de Trabajo",
        ),
    ),
    "a clause with quoted words": (
        'La comandante Lucía Mesa aseguró que el acuerdo "se cumplirá en julio".',
        ('el acuerdo "se cumplirá en julio"', "La comandante Lucía Mesa", "Lucía Mesa", "comandante"),
    ),
    "behind an adverbial": (
        'Por su parte, Pedro Soto advirtió: "No habrá desarme".',
        ("No habrá desarme", "Pedro Soto", "Pedro Soto", None),
    ),
    "a body": (
        '"Son trescientas familias", según la Defensoría del Pueblo.',
        ("Son trescientas familias", "la Defensoría del Pueblo", "Defensoría del Pueblo", None),
    ),
    "no subject": (
        'Habló Pedro Soto. "Nadie pregunta nada", dijo Pedro Soto. "La gente está sola", agregó.',
        ("La gente está sola", None, "Pedro Soto", None),
    ),
}
PT = {
    "an office, a name": (
        "“O acordo vale até junho”, afirmou o ministro da Justiça, Flávio Reis.",
        (
            "O acordo vale até junho",
            "o ministro da Justiça, Flávio Reis",
            "Flávio Reis",
            "ministro da Justiça",
        ),
    ),
    "a pronoun": (
        "“Queremos voltar”, diz Maria Lopes. “Já perdemos duas colheitas”, afirma ela.",
        ("Já perdemos duas colheitas", None, "Maria Lopes", None),
    ),
}
CASES = [
    pytest.param(lang, *case, id=f"{lang}: {name}")
    for lang, cases in (("fr", FR), ("es", ES), ("pt", PT))
    for name, case in cases.items()
]
NONE = (
    ("fr", "Le film « Les enfants du fleuve » sort mercredi."),
    ("es", 'El "Plan Aurora" fue presentado en marzo.'),
    ("pt", "O navio “Estrela do Mar” chegou ontem."),
)


def told(lang: str, text: str) -> list[Statement]:
    return list(mark_quotations(text, lang)[0])


@pytest.mark.parametrize(("lang", "text", "want"), CASES)
def test_who_said_it(lang: str, text: str, want: tuple[str | None, ...]) -> None:
    found = told(lang, text)[-1]
    (content,), speaker = found.content, next(iter(found.speaker), None)
    phrase = speaker.of(text) if speaker else None
    assert (content.of(text), phrase, found.speaker_name, found.office) == want


@pytest.mark.parametrize(("lang", "text"), NONE)
def test_names_and_titles_are_no_quotations(lang: str, text: str) -> None:
    assert not told(lang, text)


def test_a_quotation_in_two_pieces_is_one() -> None:
    text = "« La trêve tient », a expliqué Ali Cissé, « mais elle est fragile »."
    (found,) = told("fr", text)
    assert [span.of(text) for span in found.content] == ["La trêve tient", "mais elle est fragile"]


def test_what_goes_on_behind_is_of_the_same_speaker() -> None:
    first, second = told("fr", "« Il n’y aura rien », affirme Ali Cissé. « Le peuple jugera. »")
    assert (first.speaker_name, second.speaker_name, second.cue) == ("Ali Cissé", "Ali Cissé", ())


def test_a_document_is_marked_by_its_language() -> None:
    text = "« La route sera rouverte », a déclaré Awa Diallo."
    documents = [Document(text, text, text, lang=lang) for lang in ("fr-FR", "de", "pl")]
    marks = list(annotator().annotate(documents))
    assert [len(it.statements) for it in marks] == [1, 0, 0]
    assert [(it.type, it.name) for it in marks[0].mentions] == [("PERSON", "Awa Diallo")]
    assert quotes_in("pt-BR") and not quotes_in("en") and not quotes_in(None)


@given(st.sampled_from(["fr", "es", "pt"]), st.text(alphabet='aéA «»“”",.:?!-\n’', max_size=80))
def test_any_text_is_read_and_every_span_lies_in_it(lang: str, text: str) -> None:
    statements, names = mark_quotations(f"{text} a dit dijo disse {text}", lang)
    for statement in statements:
        for span in (*statement.content, *statement.speaker, *statement.cue):
            assert 0 <= span.start < span.end <= 2 * len(text) + 18
    assert list(names) == sorted(names, key=lambda it: it.span)


INDIRECT = (
    (
        "fr",
        "La ministre Claire Vasseur a annoncé lundi que le pont serait rouvert.",
        "le pont serait rouvert",
        "Claire Vasseur",
    ),
    (
        "fr",
        "Mardi à Dunmar, le général Tomas Brandt a assuré que ses hommes partiraient.",
        "ses hommes partiraient",
        "Tomas Brandt",
    ),
    (
        "fr",
        "L’ONU a indiqué que des familles avaient fui la vallée, et a demandé un accès.",
        "des familles avaient fui la vallée",
        "ONU",
    ),
    (
        "fr",
        "Selon Médecins d’Auvray, quarante personnes attendent des soins.",
        "quarante personnes attendent des soins",
        "Médecins d’Auvray",
    ),
    ("fr", "Les habitants affirment qu’ils n’ont plus d’eau.", "ils n’ont plus d’eau", None),
    (
        "es",
        "El jefe rebelde, Omar Tesfaye, advirtió que sus hombres responderán.",
        "sus hombres responderán",
        "Omar Tesfaye",
    ),
    ("es", "Fuentes militares confirmaron que el puente fue volado.", "el puente fue volado", None),
    (
        "pt",
        "A ministra Clara Varela disse na segunda-feira que a ponte será aberta.",
        "a ponte será aberta",
        "Clara Varela",
    ),
)
NOT_SAID = (
    ("fr", "Le gouvernement n’a pas dit que la route était ouverte."),
    ("fr", "Rien n’indique que les combats ont cessé dans la vallée."),
    ("fr", "Le maire, qui avait dit que la route était sûre, a démissionné."),
    ("fr", "Il faut dire que la situation a changé depuis mars."),
    ("fr", "L’accord de mai prévoit que les armes seront comptées."),
    ("es", "Hay que decir que la situación cambió desde marzo."),
    ("es", "Nada indica que los combates hayan cesado en el valle."),
    ("pt", "O exército não disse que vai se retirar do vale."),
)


@pytest.mark.parametrize(("lang", "text", "said", "name"), INDIRECT)
def test_what_is_told_without_quotation_marks(lang: str, text: str, said: str, name: str | None) -> None:
    (found,) = told(lang, text)
    assert ([span.of(text) for span in found.content], found.speaker_name) == ([said], name)
    assert (found.kind, found.modality) == ("indirect", "asserted")


@pytest.mark.parametrize(("lang", "text"), NOT_SAID)
def test_sentences_in_which_nobody_says_it(lang: str, text: str) -> None:
    assert not told(lang, text)


def test_a_denial_is_marked_as_one() -> None:
    (found,) = told("es", "El alcalde negó que sus guardias dispararan contra la multitud.")
    assert found.modality == "denied"
