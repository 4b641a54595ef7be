"""Prints the table: ``python -m tests.benchmarks [words …]``."""

import os
import sys

from tests.benchmarks import (
    finding,
    keeping,
    measuring,
    parsing,
    reading,
    suggesting,
    window,
)


def main(words: list[str]) -> None:
    """Measure the rows whose name holds any of the words; all without words."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(measuring.header())
    for benchmark in (
        *parsing.benchmarks(),
        *reading.benchmarks(),
        *window.benchmarks(),
        *keeping.benchmarks(),
        *finding.benchmarks(),
        *suggesting.benchmarks(),
    ):
        if words and not any(w in name for w in words for name in benchmark.names):
            continue
        for row in benchmark.run():
            if not words or any(word in row.name for word in words):
                print(measuring.line(row), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
