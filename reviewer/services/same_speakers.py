"""Which speakers of two passes are one: each reviewer keeps a list of their own."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reviewer.domain.comparison import Coding
from reviewer.domain.identifiers import SpeakerId
from reviewer.domain.statement import Speaker, Statement

_APART = re.compile(r"[\W_]+")
Matches = Mapping[SpeakerId, SpeakerId]
"""The speakers of the second list, and who they are on the first."""


def matches(first: Sequence[Speaker], second: Sequence[Speaker]) -> Matches:
    """Find who is who by name, or else by another name.

    Case, accents and punctuation do not matter. Names count before aliases; where a
    name could be several people, it is the one of the same role and organisation, or
    nobody.
    """
    by_name = _index(first, aliases=False)
    by_any = _index(first, aliases=True)
    found: dict[SpeakerId, SpeakerId] = {}
    for one in second:
        own = _folded(one.name)
        alike = by_name.get(own) or by_any.get(own) or _by_alias(one, by_any)
        known = _chosen(one, alike)
        if known is not None:
            found[one.speaker_id] = known.speaker_id
    return found


def renamed(coding: Coding, known: Matches) -> Coding:
    """The second pass with its speakers as the first calls them."""
    return Coding(
        statements=tuple(_renamed(one, known) for one in coding.statements),
        links=coding.links,
    )


def _renamed(statement: Statement, known: Matches) -> Statement:
    """The statement itself where nothing changes, which costs nothing."""
    speaker, via = statement.speaker_id, statement.via
    if speaker is not None:
        speaker = known.get(speaker, speaker)
    if via:
        via = tuple(known.get(one, one) for one in via)
    if speaker == statement.speaker_id and via == statement.via:
        return statement
    return replace(statement, speaker_id=speaker, via=via)


def _index(listed: Sequence[Speaker], *, aliases: bool) -> dict[str, list[Speaker]]:
    found: dict[str, list[Speaker]] = {}
    for one in listed:
        called = (one.name, *one.aliases) if aliases else (one.name,)
        for name in {_folded(name) for name in called}:
            found.setdefault(name, []).append(one)
    return found


def _by_alias(one: Speaker, known: Mapping[str, list[Speaker]]) -> list[Speaker]:
    """Everybody who shares one of the other names."""
    alike = {
        other.speaker_id: other
        for alias in one.aliases
        for other in known.get(_folded(alias), ())
    }
    return list(alike.values())


def _chosen(one: Speaker, alike: Sequence[Speaker]) -> Speaker | None:
    if len(alike) > 1:
        office = _folded(one.role), _folded(one.organisation)
        alike = [
            other
            for other in alike
            if (_folded(other.role), _folded(other.organisation)) == office
        ]
    return alike[0] if len(alike) == 1 else None


def _folded(name: str) -> str:
    """A name without case, accents and punctuation."""
    parts = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in parts if not unicodedata.combining(c))
    return _APART.sub(" ", letters.casefold()).strip()
