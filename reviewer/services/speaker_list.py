"""A person's own list of speakers: who statements can be attributed to."""

from collections.abc import Sequence

from reviewer.domain.changes import Change
from reviewer.domain.identifiers import SpeakerId, new_id
from reviewer.domain.statement import Pass, Reviewer, Speaker, Statement
from reviewer.domain.text import plain
from reviewer.errors import RuleError
from reviewer.store import speakers
from reviewer.store.project import Transaction


class UnknownSpeakerError(RuleError):
    """A statement names a speaker who is not on the person's list."""

    def __init__(self) -> None:
        super().__init__(
            "This speaker is not on your list. Nothing was changed; add the speaker "
            "first."
        )


class SpeakerExistsError(RuleError):
    """The name is on the list already."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is already on your list of speakers. Nothing was added; choose "
            "that entry."
        )


class NamelessSpeakerError(RuleError):
    """A speaker needs a name."""

    def __init__(self) -> None:
        super().__init__("A speaker needs a name. Nothing was added; give one.")


def new_speaker(
    name: str, role: str = "", organisation: str = "", aliases: Sequence[str] = ()
) -> Speaker:
    """A speaker who is on nobody's list yet.

    Raises:
        NamelessSpeakerError: The name is blank.
    """
    added = Speaker(
        speaker_id=SpeakerId(new_id()),
        name=plain(name).strip(),
        role=plain(role).strip(),
        organisation=plain(organisation).strip(),
        aliases=tuple(plain(alias).strip() for alias in aliases if alias.strip()),
    )
    if not added.name:
        raise NamelessSpeakerError
    return added


def speaker_called(
    tx: Transaction, name: str, who: Reviewer
) -> tuple[SpeakerId, tuple[Change, ...]]:
    """The person's speaker of that name or alias, and the change that adds one."""
    wanted = plain(name).strip().casefold()
    for known in speakers.of_reviewer(tx, who.reviewer_id):
        if wanted in {called.casefold() for called in (known.name, *known.aliases)}:
            return known.speaker_id, ()
    added = new_speaker(name)
    return added.speaker_id, (Change(before=None, after=added),)


def check_speakers(tx: Transaction, statement: Statement, record: Pass) -> None:
    """Raise unless every speaker of a statement is on its author's list.

    Raises:
        UnknownSpeakerError: One is not.
    """
    named = {*statement.via, *filter(None, [statement.speaker_id])}
    if not named:
        return
    listed = speakers.of_reviewer(tx, record.reviewer_id)
    if named - {speaker.speaker_id for speaker in listed}:
        raise UnknownSpeakerError
