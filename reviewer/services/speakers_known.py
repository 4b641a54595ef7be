"""A person's speakers over the whole project: counted, put otherwise, made one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.domain.changes import Change, ChangeSet
from reviewer.domain.identifiers import ReviewerId, SpeakerId
from reviewer.domain.statement import PassState, Reviewer, Speaker, Statement
from reviewer.domain.text import plain
from reviewer.errors import RuleError
from reviewer.services import standing
from reviewer.services.speaker_list import NamelessSpeakerError, SpeakerExistsError
from reviewer.services.working import known_person, person
from reviewer.store import passes, speakers, statements
from reviewer.store.applying import apply
from reviewer.store.project import Project, Transaction

_MOST_NAMED = 3
"""Cables that a sentence names."""


class NoSuchSpeakerError(RuleError):
    """Nobody of that name or id is on the person's list."""

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"{wanted} is not on your list of speakers. Nothing was changed; "
            "“reviewer speakers” shows the list."
        )


class SameSpeakerError(RuleError):
    """A speaker was to be made one with nobody else."""

    def __init__(self) -> None:
        super().__init__(
            "Two different speakers are needed to make them one. Nothing was changed."
        )


class SpeakerHandedInError(RuleError):
    """A pass that names the speaker was handed in, and is kept as it was."""

    def __init__(self, name: str, cables: Sequence[str]) -> None:
        told = ", ".join(cables[:_MOST_NAMED])
        if len(cables) > _MOST_NAMED:
            told += " and others"
        super().__init__(
            f"{name} is named in what you handed in over {told}, which is kept as it "
            "was. Nothing was changed; reopen that pass first."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSpeaker:
    """A speaker, and how many statements name them, directly or as a go-between."""

    speaker: Speaker
    statements: int
    via: int
    cables: int


def listed(project: Project, *, reviewer: str) -> tuple[KnownSpeaker, ...]:
    """A person's speakers by name."""
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        if who is None:
            return ()
        said, between, places = _counts(tx, who)
        return tuple(
            KnownSpeaker(
                speaker=one,
                statements=said[one.speaker_id],
                via=between[one.speaker_id],
                cables=len(
                    {cable for named, cable in places if named == one.speaker_id}
                ),
            )
            for one in speakers.of_reviewer(tx, who.reviewer_id)
        )


def called(project: Project, wanted: str, *, reviewer: str) -> Speaker:
    """The person's speaker of that name, other name or id.

    Raises:
        NoSuchSpeakerError: There is none.
    """
    with project.reading() as tx:
        who = known_person(tx, reviewer)
        name = plain(wanted).strip().casefold()
        for one in speakers.of_reviewer(tx, who.reviewer_id) if who else ():
            names = {each.casefold() for each in (one.name, *one.aliases)}
            if name in names or wanted == one.speaker_id:
                return one
    raise NoSuchSpeakerError(wanted)


def edit(project: Project, after: Speaker, *, reviewer: str) -> ChangeSet | None:
    """Give a speaker another name, role, organisation or other names, everywhere.

    Returns:
        The step, None where nothing is otherwise.

    Raises:
        NoSuchSpeakerError: It is none of the person's.
        NamelessSpeakerError, SpeakerExistsError: The name will not do.
        SpeakerHandedInError: A pass that was handed in names them.
        StoreError: It could not be saved; nothing was changed.
    """
    with project.writing() as tx:
        who = person(tx, reviewer)
        before = _own(tx, after.speaker_id, who)
        after = _tidy(after)
        if after == before:
            return None
        if not after.name:
            raise NamelessSpeakerError
        others = speakers.of_reviewer(tx, who.reviewer_id)
        if any(_same_name(one, after) for one in others if one != before):
            raise SpeakerExistsError(after.name)
        require_open(tx, [before], who.reviewer_id)
        changes = (Change(before=before, after=after),)
        return _apply(tx, f"Change speaker {after.name}", changes, who)


def merge(
    project: Project, kept_id: SpeakerId, gone_id: SpeakerId, *, reviewer: str
) -> ChangeSet:
    """Make two speakers one: statements and go-betweens follow, names are kept.

    Args:
        project: Where they are.
        kept_id: Who stays.
        gone_id: Who goes; their names become other names of who stays.
        reviewer: Whose speakers they are.

    Raises:
        NoSuchSpeakerError: One of them is none of the person's.
        SameSpeakerError: They are one already.
        SpeakerHandedInError: A pass that was handed in names who goes, or who stays.
        StoreError: It could not be saved; nothing was changed.
    """
    if kept_id == gone_id:
        raise SameSpeakerError
    with project.writing() as tx:
        who = person(tx, reviewer)
        kept, gone = _own(tx, kept_id, who), _own(tx, gone_id, who)
        require_open(tx, [kept, gone], who.reviewer_id)
        changes = [
            Change(before=one, after=_following(one, gone_id, kept_id))
            for one in _said(tx, who.reviewer_id)
            if gone_id in {one.speaker_id, *one.via}
        ]
        joined = _joined(kept, gone)
        if joined != kept:
            changes.append(Change(before=kept, after=joined))
        changes.append(Change(before=gone, after=None))
        label = f"Make {gone.name} one with {kept.name}"
        return _apply(tx, label, changes, who)


def _following(statement: Statement, gone: SpeakerId, kept: SpeakerId) -> Statement:
    """A statement that names one speaker in place of another, nobody twice."""
    speaker = kept if statement.speaker_id == gone else statement.speaker_id
    between = dict.fromkeys(kept if one == gone else one for one in statement.via)
    via = tuple(one for one in between if one != speaker)
    return replace(statement, speaker_id=speaker, via=via)


def _joined(kept: Speaker, gone: Speaker) -> Speaker:
    names = dict.fromkeys([*kept.aliases, gone.name, *gone.aliases])
    own = kept.name.casefold()
    return replace(
        kept,
        role=kept.role or gone.role,
        organisation=kept.organisation or gone.organisation,
        aliases=tuple(name for name in names if name.casefold() != own),
    )


def _tidy(speaker: Speaker) -> Speaker:
    aliases = dict.fromkeys(plain(name).strip() for name in speaker.aliases)
    return replace(
        speaker,
        name=plain(speaker.name).strip(),
        role=plain(speaker.role).strip(),
        organisation=plain(speaker.organisation).strip(),
        aliases=tuple(name for name in aliases if name),
    )


def _same_name(one: Speaker, other: Speaker) -> bool:
    return one.name.casefold() == other.name.casefold()


def _own(tx: Transaction, speaker_id: SpeakerId, who: Reviewer) -> Speaker:
    for one in speakers.of_reviewer(tx, who.reviewer_id):
        if one.speaker_id == speaker_id:
            return one
    raise NoSuchSpeakerError(speaker_id)


def require_open(
    tx: Transaction, named: Sequence[Speaker], reviewer_id: ReviewerId
) -> None:
    """Raise where a pass that is kept as it was names one of these speakers.

    Raises:
        SpeakerHandedInError: It does.
    """
    for speaker in named:
        closed = [
            one.cable_id
            for one in _said(tx, reviewer_id, closed=True)
            if speaker.speaker_id in {one.speaker_id, *one.via}
        ]
        if closed:
            raise SpeakerHandedInError(speaker.name, list(dict.fromkeys(closed)))


def _said(
    tx: Transaction, reviewer_id: ReviewerId, *, closed: bool = False
) -> Iterator[Statement]:
    """A person's statements, or only those of passes that cannot be changed."""
    own = passes.of_reviewer(tx, reviewer_id)
    frozen = standing.frozen(tx, [one.cable_id for one in own])
    for reading in own:
        is_closed = reading.state is not PassState.OPEN or reading.cable_id in frozen
        if not closed or is_closed:
            yield from statements.of_pass(tx, reading.pass_id)


def _counts(
    tx: Transaction, who: Reviewer
) -> tuple[Counter[SpeakerId], Counter[SpeakerId], set[tuple[SpeakerId, str]]]:
    """By speaker: statements, statements passed on, and in which cables."""
    said: Counter[SpeakerId] = Counter()
    between: Counter[SpeakerId] = Counter()
    places: set[tuple[SpeakerId, str]] = set()
    for one in _said(tx, who.reviewer_id):
        if one.speaker_id:
            said[one.speaker_id] += 1
            places.add((one.speaker_id, one.cable_id))
        between.update(one.via)
        places.update((via, one.cable_id) for via in one.via)
    return said, between, places


def _apply(
    tx: Transaction, label: str, changes: Sequence[Change], who: Reviewer
) -> ChangeSet:
    return apply(
        tx,
        ChangeSet(label=label, changes=tuple(changes), reviewer_id=who.reviewer_id),
    )
