"""What one person's own passes say, asked by word; nobody else's is ever looked at.

Every statement here joins the passes and names the reviewer, so that a blind
reader's search cannot find a cable by what the other reader wrote.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import Connection

from reviewer.domain.codebook import Kind
from reviewer.domain.duties import READS
from reviewer.domain.identifiers import ReviewerId
from reviewer.domain.query import Field, Phrase
from reviewer.store import speakers
from reviewer.store.engine import driver
from reviewer.store.states import SEEN

_OWN: Final = (
    "JOIN passes p USING (pass_id) WHERE p.reviewer_id = ? AND p.kind <> 'final'"
)
_NOTES = f"SELECT n.cable_id FROM notes n {_OWN} AND has_words(n.text, ?, ?)"  # noqa: S608
_STATEMENTS = f"SELECT s.cable_id FROM statements s {_OWN}"  # noqa: S608
_LINKS = f"SELECT k.cable_id FROM links k {_OWN}"  # noqa: S608
_TYPE = "json_extract(s.attributes, '$.statement_type')"
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL with the values of its question marks."""

    text: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWork:
    """Who asks: ``reviewer_id`` is empty for somebody who has not joined.

    ``speakers`` maps the ids of the person's list to all words about each,
    ``labels`` the codebook's statement types to their titles.
    """

    reviewer_id: str = ""
    speakers: Mapping[str, str]
    labels: Mapping[str, str]

    def with_phrase(self, phrase: Phrase) -> Sql:
        """Cables with the words in a note, a label or a speaker of one's own."""
        parts = (self.with_note, self.with_speaker, self._with_type)
        return union(part(phrase) for part in parts)

    def with_value(self, field: Field, value: str) -> Sql:
        """Cables that an operator about one's own work asks for."""
        words = Phrase(text=value.rstrip("*"), is_prefix=value.endswith("*"))
        match field:
            case Field.NOTE:
                return self.with_note(words)
            case Field.SPEAKER:
                return self.with_speaker(words)
            case Field.LABEL:
                return self.with_label(words)
            case Field.HAS:
                return self.with_thing(value)
            case Field.ROLE:
                return self.in_role(value)
            case _:
                return self.in_state(value)

    def with_note(self, phrase: Phrase) -> Sql:
        """Cables with the words in a note of one's own."""
        values = (self.reviewer_id, phrase.text, phrase.is_prefix)
        return Sql(_NOTES, values)

    def with_speaker(self, phrase: Phrase) -> Sql:
        """Cables where one of the person's statements names such a speaker."""
        found = [n for n, words in self.speakers.items() if _says(words, phrase)]
        return self._statements("s.speaker_id", found)

    def with_label(self, phrase: Phrase) -> Sql:
        """Cables where one of the person's statements has such a type or kind."""
        kinds = [kind.value for kind in Kind if _says(kind.value, phrase)]
        return union([self._with_type(phrase), self._statements("s.kind", kinds)])

    def with_thing(self, thing: str) -> Sql:
        """Cables that have something of that name in the person's pass."""
        plain = {
            "statement": Sql(_STATEMENTS, (self.reviewer_id,)),
            "note": Sql(f"SELECT n.cable_id FROM notes n {_OWN}", (self.reviewer_id,)),  # noqa: S608
            "link": Sql(_LINKS, (self.reviewer_id,)),
            "speaker": Sql(
                f"{_STATEMENTS} AND s.speaker_id IS NOT NULL", (self.reviewer_id,)
            ),
        }
        if thing in plain:
            return plain[thing]
        if thing in frozenset(Kind):
            return self._statements("s.kind", [thing])
        link = Sql(f"{_LINKS} AND k.kind = ?", (self.reviewer_id, thing))
        return union([self._statements(_TYPE, [thing]), link])

    def in_state(self, state: str) -> Sql:
        """Cables in a state as this person may know it; ``imported`` is none of these.

        For ``imported`` it is the cables in any other.
        """
        way = "<>" if state == "imported" else "="
        text = f"SELECT cable_id FROM ({SEEN}) WHERE state {way} ?"  # noqa: S608
        return Sql(text, (self.reviewer_id, self.reviewer_id, state))

    def in_role(self, role: str) -> Sql:
        """Cables to which this person is something, given or taken by reading."""
        given = Sql(
            "SELECT cable_id FROM duties WHERE reviewer_id = ? AND role = ?",
            (self.reviewer_id, role),
        )
        kinds = [kind.value for kind, read in READS.items() if read == role]
        taken = (
            Sql(
                "SELECT cable_id FROM passes WHERE reviewer_id = ? AND kind = ?",
                (self.reviewer_id, kind),
            )
            for kind in kinds
        )
        return union([given, *taken])

    def _with_type(self, phrase: Phrase) -> Sql:
        names = [n for n, title in self.labels.items() if _says(title, phrase)]
        return self._statements(_TYPE, names)

    def _statements(self, column: str, wanted: Iterable[str]) -> Sql:
        """Cables with a statement whose column is one of the values."""
        wanted = tuple(wanted)
        places = ", ".join("?" * len(wanted))
        text = f"{_STATEMENTS} AND {column} IN ({places})"
        return Sql(text, (self.reviewer_id, *wanted))


def own_work(
    tx: Connection, reviewer_id: ReviewerId | None, labels: Mapping[str, str]
) -> OwnWork:
    """What is needed to search a person's own passes."""
    driver(tx).create_function("has_words", 3, has_words, deterministic=True)
    listed = speakers.of_reviewer(tx, reviewer_id) if reviewer_id else ()
    return OwnWork(
        reviewer_id=reviewer_id or "",
        speakers={
            one.speaker_id: " · ".join(
                (one.name, one.role, one.organisation, *one.aliases)
            )
            for one in listed
        },
        labels=labels,
    )


def union(parts: Iterable[Sql]) -> Sql:
    """What any of the parts finds."""
    parts = tuple(parts)
    text = " UNION ".join(part.text for part in parts)
    return Sql(text, tuple(value for part in parts for value in part.values))


def has_words(text: str, words: str, is_prefix: int) -> bool:
    """Whether a text has the words side by side, as the index would find them."""
    return _pattern(words, bool(is_prefix)).search(_plain(text)) is not None


def _says(text: str, phrase: Phrase) -> bool:
    return has_words(text, phrase.text, phrase.is_prefix)


def _plain(text: str) -> str:
    """A text without accents and case."""
    if text.isascii():  # most notes, of which there may be thousands
        return text.lower()
    parts = unicodedata.normalize("NFD", text)
    return "".join(c for c in parts if unicodedata.category(c) != "Mn").casefold()


@lru_cache(maxsize=256)
def _pattern(words: str, is_prefix: bool) -> re.Pattern[str]:  # noqa: FBT001
    """What finds whole words with anything but letters and digits between them."""
    first, *rest = _TOKEN.findall(_plain(words)) or [""]
    # What stands before the first word is looked at behind it: patterns that begin
    # with plain letters are found several times faster.
    wanted = r"[\W_]+".join([rf"{first}(?<![^\W_]{first})", *rest])
    return re.compile(wanted + ("" if is_prefix else r"(?![^\W_])"))
