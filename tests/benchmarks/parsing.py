"""The parser: speed, and how often the pilcrow rule is wrong (real cables)."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from reviewer.parsing.parser import parse_document
from reviewer.parsing.readers import read
from tests.benchmarks import invented
from tests.benchmarks.measuring import Benchmark, Measured, median_ms

_INVENTED = "parse, invented cables"
_ALL = "parse, sample"
_SHORT = "parse, sample with short lines"
_DELETED = "numbers misread, ¶ deleted"
_TURNED = "numbers misread, ¶ turned into 1"
_CABLE = 6_000
"""Characters of a usual cable."""
_SHORT_LINE = 110
_NUMBERED = re.compile("¶(?=[0-9])")


def benchmarks() -> Iterator[Benchmark]:
    """All of the parser's."""
    yield Benchmark((_INVENTED,), _invented_speed)
    yield Benchmark((_ALL, _SHORT), _sample_speed)
    yield Benchmark((_DELETED, _TURNED), _pilcrow_errors)


def _invented_speed() -> Iterator[Measured]:
    texts = [invented.cable_text(number, _CABLE) for number in range(50)]
    yield _rate(_INVENTED, texts)


def _sample_speed() -> Iterator[Measured]:
    texts = _sample()
    if texts:
        yield _rate(_ALL, texts)
        short = [text for text in texts if _longest_line(text) < _SHORT_LINE]
        yield _rate(_SHORT, short)


def _rate(name: str, texts: list[str]) -> Measured:
    def work() -> None:
        for text in texts:
            parse_document(text)

    cables = sum(map(len, texts)) / _CABLE
    rate = cables / (median_ms(work) / 1000)
    return Measured(name, rate, "cables/s", 1500, at_least=True)


def _pilcrow_errors() -> Iterator[Measured]:
    """Paragraphs, of ten thousand, whose number is another one without pilcrows."""
    texts = [text for text in _sample() if _NUMBERED.search(text)]
    if texts:
        yield _errors(_DELETED, texts, lambda _: "")
        yield _errors(_TURNED, texts, lambda _: "1")


def _errors(
    name: str, texts: list[str], instead: Callable[[re.Match[str]], str]
) -> Measured:
    wrong = count = 0
    for text in texts:
        right = _numbers(text)
        found = _numbers(_NUMBERED.sub(instead, text))
        count += len(right)
        wrong += sum(a != b for a, b in zip(right, found, strict=False))
        wrong += abs(len(right) - len(found))
    return Measured(f"{name} (of {count})", 10_000 * wrong / count, "‱", 20)


def _numbers(text: str) -> list[int | None]:
    return [p.number for cable in parse_document(text) for p in cable.paragraphs]


def _longest_line(text: str) -> int:
    return max(map(len, text.split("\n")))


def _sample() -> list[str]:
    """The real cables beside the repository, or none; see the tests' ``conftest``."""
    folder = Path(os.environ.get("REVIEWER_REAL_CABLES", "../shared/cables")) / "sample"
    files = sorted(folder.glob("*.txt")) + sorted(folder.glob("*.html"))
    return [read(file.read_bytes(), file.name).text for file in files]
