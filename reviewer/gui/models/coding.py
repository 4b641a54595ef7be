"""A cable with one person's statements, ready to be spoken of in words.

The table, the inspector and the ledger all name a statement the same way: by its
type, paragraph, marking and quotation. This is the one place that knows how.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from weakref import ref

from PySide6.QtCore import QCoreApplication

from reviewer.domain.cable import Cable
from reviewer.domain.classification import Marking
from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.identifiers import SpeakerId, StatementId
from reviewer.domain.statement import (
    LETTERS,
    Link,
    Look,
    Note,
    Speaker,
    Statement,
    look_of,
)
from reviewer.domain.text import Span, excerpt
from reviewer.gui.counting import counted
from reviewer.gui.models.row_changes import difference

SPOKEN_QUOTE = 80
"""Most characters of a quotation in a row's accessible name."""

_Links = dict[StatementId, list[Link]]

# Characters that would reorder or hide their neighbours are shown as tokens.
_UNSEEN = (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))
_AS_TOKENS = {code: f"[U+{code:04X}]" for code in (*_UNSEEN, 0x061C, 0xFEFF)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """A statement in words, as lists show it.

    ``kind`` and ``type`` are titles of the codebook ("Claim", "denial"; ``type``
    is the kind's title where a kind has no types). ``paragraph`` is the printed
    order's number or empty outside numbered paragraphs. ``marking`` is the
    highest over what the statement touches; ``inherited`` says that it was not
    printed there. ``speaker`` is empty where nobody is named. ``links`` counts
    relations in both directions.
    """

    statement: Statement
    look: Look
    kind: str
    type: str
    paragraph: str
    marking: Marking
    inherited: bool
    speaker: str
    quote: str
    links: int

    @property
    def letter(self) -> str:
        """The letter tag: C, D, A, B or R."""
        return LETTERS[self.look]

    @property
    def title(self) -> str:
        """The type with a capital, as a heading names it: ``Denial``."""
        return self.type[:1].upper() + self.type[1:]

    @property
    def spoken(self) -> str:
        """The whole row as a screen reader says it: ``Denial, ¶6, C, '…'``."""
        quote = self.quote
        if len(quote) > SPOKEN_QUOTE:
            quote = quote[:SPOKEN_QUOTE].rstrip() + "…"
        return self._told(quote)

    @property
    def explained(self) -> str:
        """The whole row with the whole quotation, for tooltips."""
        return self._told(self.quote)

    def _told(self, quote: str) -> str:
        parts = [self.title]
        if self.paragraph:
            parts.append(f"¶{self.paragraph}")
        parts.append(str(self.marking))
        if self.speaker:
            parts.append(self.speaker)
        parts.append(f"'{quote}'")
        if self.links:
            parts.append(counted(self.links, _tr("link"), _tr("links")))
        return ", ".join(parts)


class CableCoding:
    """One cable and what one person recorded in it.

    It never changes: ``after`` makes the next one when something was recorded, and
    keeps what stayed the same. Describing a statement is put off until a row is
    shown, so that making one is cheap.
    """

    def __init__(  # noqa: PLR0913 - what one person recorded, all by name
        self,
        text: str,
        cable: Cable,
        *,
        codebook: Codebook,
        statements: Sequence[Statement] = (),
        links: Sequence[Link] = (),
        notes: Sequence[Note] = (),
        speakers: Sequence[Speaker] = (),
    ) -> None:
        self.text = text
        self.cable = cable
        self.codebook = codebook
        self.statements = tuple(sorted(statements, key=in_text_order))
        self.links = tuple(links)
        self.notes = tuple(notes)
        self.speakers = tuple(speakers)
        self._by_id = {item.statement_id: item for item in self.statements}
        self._speakers = {item.speaker_id: item for item in self.speakers}
        self._lines: dict[StatementId, StatementLine] = {}
        self._from, self._to = _by_ends(self.links)
        self._earlier: ref[CableCoding] | None = None
        self._touched: set[StatementId] = set()
        self._is_retold = False

    def after(
        self,
        *,
        statements: tuple[Statement, ...],
        links: tuple[Link, ...],
        notes: tuple[Note, ...],
        speakers: tuple[Speaker, ...],
    ) -> "CableCoding":
        """The same cable after something was recorded.

        Args:
            statements: In the order of the text (``in_text_order``).
            links: All relations.
            notes: All notes.
            speakers: All speakers.
        """
        following = copy(self)
        CableCoding._follow(following, self)
        CableCoding._take_statements(following, statements)
        CableCoding._take_links(following, links)
        CableCoding._take_speakers(following, speakers)
        following.notes = notes
        return following

    def touched_since(
        self, earlier: "CableCoding | None"
    ) -> frozenset[StatementId] | None:
        """Ids of the statements that are said otherwise than in an earlier coding.

        Returns:
            New, changed and removed ones, and those whose links changed; None
            where the earlier one is not the coding that this was made from.
        """
        if earlier is None or self._earlier is None or self._is_retold:
            return None
        return frozenset(self._touched) if self._earlier() is earlier else None

    def _follow(self, earlier: "CableCoding") -> None:
        """Become a coding of one's own; what was copied is still the earlier one's."""
        self._earlier = ref(earlier)
        self._touched, self._is_retold = set(), False
        self._by_id, self._lines = {**self._by_id}, {**self._lines}

    def _take_statements(self, statements: tuple[Statement, ...]) -> None:
        head, gone, come = difference(self.statements, statements)
        removed = self.statements[head : head + gone]
        added = statements[head : head + come]
        for statement in removed:
            del self._by_id[statement.statement_id]
        for statement in added:
            self._by_id[statement.statement_id] = statement
        self.statements = statements
        self._tell_anew(statement.statement_id for statement in (*removed, *added))

    def _take_links(self, links: tuple[Link, ...]) -> None:
        if links == self.links:
            return
        changed = set(self.links) ^ set(links)
        self.links = links
        self._from, self._to = _by_ends(links)
        self._tell_anew(end for link in changed for end in (link.from_id, link.to_id))

    def _take_speakers(self, speakers: tuple[Speaker, ...]) -> None:
        if speakers != self.speakers:
            self.speakers = speakers
            self._speakers = {item.speaker_id: item for item in speakers}
            # Nobody knows in how many statements somebody is named.
            self._lines, self._is_retold = {}, True

    def _tell_anew(self, ids: Iterable[StatementId]) -> None:
        for statement_id in ids:
            self._touched.add(statement_id)
            self._lines.pop(statement_id, None)

    def statement(self, statement_id: str | None) -> Statement | None:
        """The statement of that id, if it is one of this cable."""
        return self._by_id.get(StatementId(statement_id)) if statement_id else None

    def place_of(self, statement_id: str | None) -> int | None:
        """Where a statement stands in the order of the text, from 0."""
        wanted = self.statement(statement_id)
        if wanted is None:
            return None
        place = in_text_order(wanted)
        return bisect_left(self.statements, place, key=in_text_order)

    def line(self, statement: Statement) -> StatementLine:
        """Put a statement into words."""
        known = self._lines.get(statement.statement_id)
        if known is None or known.statement is not statement:
            known = self._described(statement)
            self._lines[statement.statement_id] = known
        return known

    def speaker(self, speaker_id: SpeakerId | None) -> Speaker | None:
        """The speaker of that id, if the project has one."""
        return self._speakers.get(speaker_id) if speaker_id else None

    def links_from(self, statement: Statement) -> tuple[Link, ...]:
        """The relations that go out from a statement."""
        return tuple(self._from.get(statement.statement_id, ()))

    def links_to(self, statement: Statement) -> tuple[Link, ...]:
        """The relations that point at a statement."""
        return tuple(self._to.get(statement.statement_id, ()))

    def note_on(self, statement: Statement) -> Note | None:
        """The note written on a statement, if any."""
        wanted = statement.statement_id
        return next((note for note in self.notes if note.statement_id == wanted), None)

    def type_title(self, statement: Statement) -> str:
        """The title of a statement's type, or of its kind where it has none."""
        book = self.codebook
        attribute = book.attribute(STATEMENT_TYPE)
        if attribute and statement.kind in attribute.kinds:
            name = statement.statement_type or attribute.default
            value = attribute.value(name)
            return _uncapped(value.title if value else name)
        return _uncapped(book.kind(statement.kind).title)

    def relation_words(self, link: Link) -> tuple[str, str]:
        """The titles of a link's kind and mode; the mode may be empty."""
        kind = self.codebook.link(link.kind)
        if kind is None:
            return link.kind, link.mode or ""
        mode = next((m.title for m in kind.modes if m.name == link.mode), None)
        return kind.value.title, mode or link.mode or ""

    def _described(self, statement: Statement) -> StatementLine:
        paragraph = self.cable.paragraph_at(statement.start)
        marking, inherited = self._protection(statement.spans)
        number = paragraph.number if paragraph else None
        return StatementLine(
            statement=statement,
            look=look_of(statement),
            kind=self.codebook.kind(statement.kind).title,
            type=self.type_title(statement),
            paragraph="" if number is None else str(number),
            marking=marking,
            inherited=inherited,
            speaker=self._speaker_name(statement),
            quote=shown_text(excerpt(self.text, self.cable.shown(statement.spans))),
            links=len(self._from.get(statement.statement_id, ()))
            + len(self._to.get(statement.statement_id, ())),
        )

    def _speaker_name(self, statement: Statement) -> str:
        if statement.kind is not Kind.CLAIM:
            return ""
        speaker = self.speaker(statement.speaker_id)
        return shown_text(speaker.name) if speaker else ""

    def _protection(self, spans: Sequence[Span]) -> tuple[Marking, bool]:
        """The highest marking over the spans, and whether it is only inherited."""
        marking = self.cable.marking_over(spans)
        printed = self.cable.paragraphs_over(spans)
        own = any(p.marking == marking and not p.inherited for p in printed)
        return marking, not own


def in_text_order(statement: Statement) -> tuple[int, int, datetime, str]:
    """The key that puts statements in the order of the text."""
    first, last = statement.spans[0], statement.spans[-1]
    return first.start, last.end, statement.created_at, statement.statement_id


def _by_ends(links: Sequence[Link]) -> tuple[_Links, _Links]:
    """The links that leave a statement, and those that arrive at one."""
    leaving: _Links = defaultdict(list)
    arriving: _Links = defaultdict(list)
    for link in links:
        leaving[link.from_id].append(link)
        arriving[link.to_id].append(link)
    return leaving, arriving


def shown_text(text: str) -> str:
    """Show characters that reorder or hide text as tokens like ``[U+202E]``."""
    return text.translate(_AS_TOKENS)


def _uncapped(title: str) -> str:
    return title[:1].lower() + title[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("CableCoding", text)
