"""Finds the word, sentence or paragraph at a position of a cable. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from reviewer.domain.cable import Cable
from reviewer.domain.sentences import Passage, passages, sentences, trimmed
from reviewer.domain.text import Span

_WORD = re.compile(r"\w+(?:[’'.,&/\-]\w+)*")


class Selecting:
    """Answers where words, sentences and paragraphs of one cable begin and end."""

    def __init__(self, text: str, cable: Cable) -> None:
        self._text = text
        self._passages = passages(text, cable)
        self._starts = [passage.start for passage in self._passages]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages in the order of the text."""
        return self._passages

    def passage_at(self, position: int) -> Passage | None:
        """The passage at a position, else the next, else the last."""
        if not self._passages:
            return None
        number = max(bisect_right(self._starts, position) - 1, 0)
        past = position >= self._passages[number].end
        if past and number + 1 < len(self._passages):
            number += 1
        return self._passages[number]

    def content(self, span: Span) -> tuple[Span, ...]:
        """What of a span can be selected: no furniture, no number, no outer blanks."""
        found: list[Span] = []
        number = max(bisect_right(self._starts, span.start) - 1, 0)
        for passage in self._passages[number:]:
            if passage.start >= span.end:
                break
            for piece in passage.spans:
                start, end = max(piece.start, span.start), min(piece.end, span.end)
                if start < end:
                    found.append(trimmed(self._text, Span(start, end)))
        return tuple(item for item in found if item)

    def paragraph(self, position: int) -> tuple[Span, ...]:
        """The whole passage at a position."""
        passage = self.passage_at(position)
        return passage.spans if passage else ()

    def sentence(self, position: int) -> tuple[Span, ...]:
        """The sentence at a position; in a label such as "Comment:", the one after."""
        passage = self.passage_at(position)
        if passage is None:
            return ()
        found = sentences(self._text, passage)
        number = bisect_right([s[0].start for s in found], position) - 1
        if number < 0 or (
            position >= found[number][-1].end and number + 1 < len(found)
        ):
            number += 1
        return found[min(number, len(found) - 1)]

    def sentence_after(self, position: int) -> tuple[Span, ...]:
        """The first sentence that begins at or after a position, else nothing."""
        first = self.passage_at(position)
        number = self._passages.index(first) if first else 0
        for passage in self._passages[number:]:
            for sentence in sentences(self._text, passage):
                if sentence[0].start >= position:
                    return sentence
        return ()

    def word(self, position: int) -> Span | None:
        """The word at a position, else the next one of the passage, else its last."""
        passage = self.passage_at(position)
        words = list(self._words(passage)) if passage else []
        if not words:
            return None
        number = bisect_right([word.end for word in words], position)
        return words[min(number, len(words) - 1)]

    def word_end(self, position: int, count: int) -> int:
        """The end of a word, ``count`` word ends away; negative goes back."""
        return self._stepped(position, count, ends=True)

    def word_start(self, position: int, count: int) -> int:
        """The start of a word, ``count`` word starts away; negative goes back."""
        return self._stepped(position, count, ends=False)

    def _stepped(self, position: int, count: int, *, ends: bool) -> int:
        stops: list[int] = []
        for passage in self._around(position):
            stops += [w.end if ends else w.start for w in self._words(passage)]
        if not stops:
            return position
        if count >= 0:
            number = bisect_right(stops, position) + count - 1
        else:
            number = bisect_left(stops, position) + count
        return stops[min(max(number, 0), len(stops) - 1)]

    def _around(self, position: int) -> tuple[Passage, ...]:
        number = max(bisect_right(self._starts, position) - 1, 0)
        return self._passages[max(number - 1, 0) : number + 2]

    def _words(self, passage: Passage) -> Iterator[Span]:
        for span in passage.spans:
            for match in _WORD.finditer(self._text, span.start, span.end):
                yield Span(*match.span())
