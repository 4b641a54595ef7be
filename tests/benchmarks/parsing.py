"""The parser: speed, and how often the pilcrow rule is wrong (real cables)."""

import os
import re
from collections.abc import Iterator
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
_JUDGED = "cables misjudged, ¶ deleted or turned"
_CUT = "fragments from paragraph 11 misread"
_CABLE = 6_000
"""Characters of a usual cable."""
_SHORT_LINE = 110
_NUMBERED = re.compile("¶(?=[0-9])")
_FRAGMENT = 11


def benchmarks() -> Iterator[Benchmark]:
    """All of the parser's."""
    yield Benchmark((_INVENTED,), _invented_speed)
    yield Benchmark((_ALL, _SHORT), _sample_speed)
    yield Benchmark((_DELETED, _TURNED, _JUDGED, _CUT), _pilcrow_errors)


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
    """How often the rule for pilcrows turned into a digit 1 is wrong.

    Numbers of ten thousand, and cables and fragments of a thousand, that are read as
    others once the pilcrows are deleted or turned; the texts are all there are, real
    and invented, with a pilcrow in front of every paragraph's number.
    """
    texts = [_with_pilcrows(text) for text in (*_sample(), *_invented())]
    # A fragment without header keeps its numbers; the last row measures those.
    texts = [text for text in texts if _NUMBERED.search(text) and "TAGS" in text]
    copies = [(text, _NUMBERED.sub(sign, text)) for text in texts for sign in ("", "1")]
    yield _errors(_DELETED, copies[::2])
    yield _errors(_TURNED, copies[1::2])
    wrong = sum(_numbers(text)[:1] != _numbers(copy)[:1] for text, copy in copies)
    share = 1_000 * wrong / len(copies)
    yield Measured(f"{_JUDGED} (of {len(copies)})", share, "‰", 5)
    cuts = [cut for text in texts if (cut := _from_eleven(text))]
    wrong = sum(_numbers(cut)[:1] != [_FRAGMENT] for cut in cuts)
    share = 1_000 * wrong / max(len(cuts), 1)
    yield Measured(f"{_CUT} (of {len(cuts)})", share, "‰", 5)


def _errors(name: str, copies: list[tuple[str, str]]) -> Measured:
    wrong = count = 0
    for text, copy in copies:
        right, found = _numbers(text), _numbers(copy)
        count += len(right)
        wrong += sum(a != b for a, b in zip(right, found, strict=False))
        wrong += abs(len(right) - len(found))
    return Measured(f"{name} (of {count})", 10_000 * wrong / count, "‱", 20)


def _with_pilcrows(text: str) -> str:
    """Put a pilcrow in front of every number that opens a paragraph."""
    position, pieces = 0, []
    for cable in parse_document(text):
        for paragraph in cable.paragraphs:
            start = paragraph.span.start
            if paragraph.printed == f"{paragraph.number}.":
                pieces += [text[position:start], "¶"]
                position = start
    return "".join([*pieces, text[position:]])


def _from_eleven(text: str) -> str | None:
    """The text from paragraph 11 on, its pilcrows deleted; it has lost its header."""
    for cable in parse_document(text):
        for paragraph in cable.paragraphs:
            if paragraph.number == _FRAGMENT and paragraph.printed.startswith("¶"):
                return text[paragraph.span.start : cable.span.end].replace("¶", "")
    return None


def _numbers(text: str) -> list[int | None]:
    return [p.number for cable in parse_document(text) for p in cable.paragraphs]


def _invented() -> list[str]:
    """The invented cables that the tests read."""
    folder = Path(__file__).resolve().parents[1] / "data"
    files = [*sorted(folder.glob("*.txt")), *sorted(folder.glob("cables/*.txt"))]
    return [read(file.read_bytes(), file.name).text for file in files]


def _longest_line(text: str) -> int:
    return max(map(len, text.split("\n")))


def _sample() -> list[str]:
    """The real cables beside the repository, or none; see the tests' ``conftest``."""
    folder = Path(os.environ.get("REVIEWER_REAL_CABLES", "../shared/cables")) / "sample"
    files = sorted(folder.glob("*.txt")) + sorted(folder.glob("*.html"))
    return [read(file.read_bytes(), file.name).text for file in files]
