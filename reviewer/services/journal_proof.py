"""What a journal proves against its end as a receipt has kept it."""

from collections.abc import Iterator

from reviewer.domain.review import Stage, Standing
from reviewer.domain.signing import JournalHead, Receipt
from reviewer.store import journal
from reviewer.store.change_json import read_changes
from reviewer.store.project import Transaction


def differences(tx: Transaction, kept: JournalHead) -> Iterator[tuple[str, str]]:
    """What is wrong with the journal, as a code and a sentence, most telling first.

    A changed row breaks the chain of hashes at its place; a journal that was written
    anew as a whole has a chain that holds and ends in another hash; one that was cut
    ends before the receipt does.
    """
    previous, last, rows, hash_there = journal.GENESIS, 0, 0, ""
    for row in journal.rows(tx):
        whole = journal.hash_of(row) == row.hash and row.previous == previous
        if row.sequence != last + 1 or not whole:
            what = f"row {row.sequence} (“{row.label}”) is not what was written"
            if row.sequence != last + 1:
                what = f"row {last + 1} is missing"
            yield "journal_changed", f"The journal was changed: {what}."
        previous, last, rows = row.hash, row.sequence, rows + 1
        if row.sequence == kept.sequence:
            hash_there = row.hash
    if last < kept.sequence:
        message = (
            f"The journal was cut: it ends at row {last}, and the receipt has seen row "
            f"{kept.sequence}."
        )
        yield "journal_cut", message
    elif hash_there != kept.hash:
        message = (
            f"The journal was written anew: row {kept.sequence} is not the one that "
            "the receipt has seen, although its hashes fit each other."
        )
        yield "journal_rewritten", message


def reopened_as(tx: Transaction, receipt: Receipt) -> int | None:
    """The newest revision of a cable that was opened again since, as it is told."""
    signed, found = receipt.sign_off, None
    for row in journal.of_moves(tx, signed.cable_id, after=receipt.journal.sequence):
        try:
            told = [change.after for change in read_changes(row.changes)]
        except (ValueError, KeyError):  # the chain of hashes will say so
            continue
        for one in told:
            if isinstance(one, Standing) and one.stage is Stage.REOPENED:
                found = one.revision
    return found
