"""Which statement comes next; stepping stops at the ends."""

from collections.abc import Sequence

from reviewer.domain.statement import Statement


def next_statement(
    statements: Sequence[Statement], current: Statement | None, step: int, near: int
) -> Statement | None:
    """The statement one step on.

    Args:
        statements: In the order of the text.
        current: The one in hand, if any.
        step: 1 or -1.
        near: The code point to start from where none is in hand.
    """
    if not statements:
        return None
    if current:
        ids = [statement.statement_id for statement in statements]
        at = ids.index(current.statement_id) + step
    else:
        before = sum(statement.start < near for statement in statements)
        at = before if step > 0 else before - 1
    return statements[min(max(at, 0), len(statements) - 1)]
