"""Prints the table: ``python -m tests.benchmarks [--cables N] [words …]``."""

import os
from argparse import ArgumentParser

from tests.benchmarks import (
    comparing,
    exporting,
    finding,
    keeping,
    measuring,
    parsing,
    reading,
    starting,
    suggesting,
    window,
)


def main(words: list[str], cables: int) -> None:
    """Measure the rows whose name holds any of the words; all without words."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(measuring.header())
    for benchmark in (
        *parsing.benchmarks(),
        *reading.benchmarks(),
        *window.benchmarks(),
        *keeping.benchmarks(),
        *starting.benchmarks(),
        *finding.benchmarks(cables),
        *suggesting.benchmarks(),
        *comparing.benchmarks(),
        *exporting.benchmarks(),
    ):
        if words and not any(w in name for w in words for name in benchmark.names):
            continue
        for row in benchmark.run():
            if not words or any(word in row.name for word in words):
                print(measuring.line(row), flush=True)


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("words", nargs="*", help="rows whose name holds any of these")
    parser.add_argument("--cables", type=int, default=finding.COUNT, metavar="N")
    asked = parser.parse_args()
    main(asked.words, asked.cables)
