"""Words that are copied say where they come from."""

from reviewer.domain.text import digest
from reviewer.gui.models.coding import CableCoding
from reviewer.gui.models.provenance import with_provenance


def test_a_copied_claim_names_place_marking_offsets_and_text(
    coding: CableCoding,
) -> None:
    statement = next(s for s in coding.statements if s.statement_id == "rolls")
    words, facts = with_provenance(coding, statement).split("\n")
    assert words.startswith("“open the guild's rolls")
    assert facts.startswith("09SELWYN31 ¶3 (C)")
    assert f"offsets {statement.start}–{statement.end}" in facts
    assert facts.endswith(digest(coding.text))
