"""Near duplicates by MinHash for benchmarks/lineage.py: articles on standard input, pairs on standard output.

    PYTHON benchmarks/lineage_minhash.py datasketch|rensa WORDS < articles.jsonl

PYTHON is an environment of its own with `pip install datasketch rensa`; neither is a part of this project.
Both at the settings of their own documentation: 128 permutations, sets of runs of so many WORDS (1 in their
examples), LSH at a Jaccard threshold of 0.5
(rensa's own, 16 bands; datasketch derives its bands). Each line in is `{"id", "text"}`, each line out
`[id, id]`; the last line is `{"seconds"}`.
"""

from __future__ import annotations

import json
import re
import sys
import time

PERMUTATIONS, THRESHOLD = 128, 0.5


def shingles(text: str, size: int) -> list[str]:
    words = re.findall(r"\w+", text.casefold())
    return sorted({" ".join(words[at : at + size]) for at in range(len(words) - size + 1)})


def datasketch(texts: dict[str, str], size: int) -> list[tuple[str, str]]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    found = []
    for name, text in texts.items():
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([shingle.encode() for shingle in shingles(text, size)])
        found += [(str(other), name) for other in index.query(sketch)]
        index.insert(name, sketch)
    return found


def rensa(texts: dict[str, str], size: int) -> list[tuple[str, str]]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=16)
    names, sketches, found = list(texts), [], []
    for number, text in enumerate(texts.values()):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(shingles(text, size))
        found += [
            (names[other], names[number])
            for other in index.query(sketch)
            if sketch.jaccard(sketches[other]) >= THRESHOLD
        ]
        index.insert(number, sketch)
        sketches.append(sketch)
    return found


def main() -> None:
    texts = {it["id"]: it["text"] for it in map(json.loads, sys.stdin)}
    began = time.process_time()
    found = {"datasketch": datasketch, "rensa": rensa}[sys.argv[1]](texts, int(sys.argv[2]))
    seconds = time.process_time() - began
    for pair in found:
        print(json.dumps(pair))
    print(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main()
