"""A statement's words with all that says where they come from."""

from reviewer.domain.statement import Statement
from reviewer.domain.text import digest, excerpt
from reviewer.gui.models.coding import CableCoding


def with_provenance(coding: CableCoding, statement: Statement) -> str:
    """Words, then ``09PORTSELWYN41 ¶6 (C)``, post, date, offsets and the text's hash.

    Offsets are code points of the text; its SHA-256 tells which text that is.
    """
    cable = coding.cable
    over = cable.paragraphs_over(statement.spans)
    number = over[0].number if over else None
    where = cable.cable_id if number is None else f"{cable.cable_id} ¶{number}"
    dtg = cable.header.dtg
    facts = (
        f"{where} ({cable.marking_over(statement.spans)})",
        cable.header.from_post or "",
        f"{dtg:%Y-%m-%d}" if dtg else "",
        "offsets " + ", ".join(f"{s.start}–{s.end}" for s in statement.spans),
        f"text SHA-256 {digest(coding.text)}",
    )
    words = excerpt(coding.text, cable.shown(statement.spans))
    return f"“{words}”\n" + " · ".join(fact for fact in facts if fact)
