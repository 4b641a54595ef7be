"""Who works where: the person, their pass, and whether it is theirs to change."""

from reviewer.domain.changes import Change
from reviewer.domain.duties import READS, appointed
from reviewer.domain.identifiers import CableId, PassId, new_id
from reviewer.domain.moves import Move, after
from reviewer.domain.statement import Pass, PassKind, PassState, Reviewer
from reviewer.domain.text import plain
from reviewer.errors import RuleError
from reviewer.services import standing
from reviewer.store import codebooks, joining, passes, reviewers
from reviewer.store.project import Transaction


class NamelessReviewerError(RuleError):
    """Work needs a person's name."""

    def __init__(self) -> None:
        super().__init__(
            "Work is kept under a name, and none was given. Say who you are first."
        )


class CableFullError(RuleError):
    """Two people read a cable; a third was about to."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"{cable_id} already has its first and its second reviewer. "
            "Nothing was changed; choose another cable."
        )


class PassSubmittedError(RuleError):
    """A submitted pass is kept as it was submitted."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"The pass over {cable_id} has been submitted and cannot be changed. "
            "Nothing was changed."
        )


class ForeignPassError(RuleError):
    """A record belongs to somebody else's pass, or to none."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"This is not part of your pass over {cable_id}. Nothing was changed."
        )


class PassGoneError(RuleError):
    """The pass was taken back while a window still showed it."""

    def __init__(self, cable_id: CableId) -> None:
        super().__init__(
            f"Your pass over {cable_id} has been removed: its first step was undone in "
            "another window. Nothing was changed; redo it there, or begin anew."
        )


def person(tx: Transaction, name: str) -> Reviewer:
    """The reviewer of that name, who joins the project if new to it.

    Raises:
        NamelessReviewerError: The name is blank.
    """
    name = plain(name).strip()
    if not name:
        raise NamelessReviewerError
    return joining.join(tx, name)


def known_person(tx: Transaction, name: str) -> Reviewer | None:
    """The reviewer of that name, if they have joined."""
    return reviewers.named(tx, plain(name).strip())


def own_pass(
    tx: Transaction, cable_id: CableId, reviewer: Reviewer
) -> tuple[Pass, tuple[Change, ...]]:
    """A person's open pass over a cable, and the change that begins a new one.

    Who was given a reading gets that one. Of cables that nobody was given, the first
    person to work on one gets the first pass, the next the second, blind to the first.

    Raises:
        SignedOffError: The cable is frozen.
        CableFullError: Both passes belong to others.
        AdjudicatorIsPartyError: The person is to decide on the passes.
        MoveRefusedError: The cable is past being read.
        PassSubmittedError: The pass can no longer be changed.
    """
    standing.require_unfrozen(tx, cable_id)
    known = passes.own(tx, cable_id, reviewer.reviewer_id)
    if known:
        require_open(known)
        return known, ()
    kind = _free_reading(tx, cable_id, reviewer)
    codebook, sha256 = codebooks.current(tx)
    begun = Pass(
        pass_id=PassId(new_id()),
        cable_id=cable_id,
        reviewer_id=reviewer.reviewer_id,
        kind=kind,
        state=PassState.OPEN,
        codebook_version=codebook.version,
        codebook_sha256=sha256,
    )
    return begun, (Change(before=None, after=begun),)


def _free_reading(tx: Transaction, cable_id: CableId, reviewer: Reviewer) -> PassKind:
    known = standing.dossier(tx, cable_id)
    held = {kind: known.holder(role) for kind, role in READS.items()}
    mine = [kind for kind, who in held.items() if who == reviewer.reviewer_id]
    free = mine or [kind for kind, who in held.items() if who is None]
    if not free:
        raise CableFullError(cable_id)
    appointed(cable_id, READS[free[0]], reviewer, known.duties)
    first = free[0] is PassKind.FIRST
    after(known.review, Move.BEGIN_FIRST if first else Move.BEGIN_SECOND)
    return free[0]


def pass_of(
    tx: Transaction, pass_id: PassId, cable_id: CableId, reviewer: Reviewer
) -> Pass:
    """The open pass that a record says it belongs to, which must be the person's.

    Raises:
        ForeignPassError: It is somebody else's.
        PassGoneError: It was undone in another window.
        SignedOffError: The cable is frozen.
        PassSubmittedError: It can no longer be changed.
    """
    found = passes.find(tx, pass_id)
    if found is None:
        raise PassGoneError(cable_id)
    if found.reviewer_id != reviewer.reviewer_id:
        raise ForeignPassError(cable_id)
    standing.require_unfrozen(tx, cable_id)
    require_open(found)
    return found


def require_open(record: Pass) -> None:
    """Raise unless the pass can be changed.

    Raises:
        PassSubmittedError: It was submitted.
    """
    if record.state is not PassState.OPEN:
        raise PassSubmittedError(record.cable_id)
