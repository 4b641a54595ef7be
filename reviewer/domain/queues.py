"""What there is to be done, as searches: a queue is the cables that one finds.

A queue whose state this version does not know yet is not understood, and not shown.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue; ``always`` ones are shown also when they are empty."""

    name: str
    query: str
    always: bool = False


ALL = Queue("all", "", always=True)
WITHOUT = Queue("without", "-has:statement", always=True)
WITH = Queue("with", "has:statement", always=True)
QUEUES = (
    ALL,
    Queue("to_do", "state:imported|first_pass|second_pass"),
    Queue("second_review", "role:second_reviewer state:imported|second_pass"),
    Queue("awaiting_second", "state:awaiting_second"),
    Queue("to_adjudicate", "state:compared|adjudication|reopened"),
    Queue("disputed", "state:adjudication"),
    Queue("to_sign_off", "state:adjudicated"),
    Queue("changed", "state:reopened"),
    WITHOUT,
    WITH,
)
"""In the order of showing."""


def offered(counts: dict[str, int | None]) -> tuple[Queue, ...]:
    """The queues worth showing.

    Args:
        counts: How many cables each holds, None where it is not understood.
    """
    total = counts.get(ALL.name) or 0
    return tuple(
        queue
        for queue in QUEUES
        if queue.always or 0 < (counts.get(queue.name) or 0) < total
    )
