"""Links: what a comment is about, and what a Summary says again."""

import pytest

from reviewer.parsing.parser import parse_document
from reviewer.suggesting.suggest import suggest

BODY = (
    "UNCLAS PORT SELWYN 000012\n\nSUBJECT: FICTIONAL\n\n"
    "1. Summary. Brask denied that berths are sold to agents. End summary.\n\n"
    "2. Brask told Poloff that berths are not sold to agents. He likes rain.\n\n"
    "3. Comment: {comment} End comment.\n"
)


def links(comment: str) -> set[tuple[str, str]]:
    text = BODY.format(comment=comment)
    found = suggest(text, parse_document(text)[0])
    spans = [item.span for item in found.items]
    return {
        (text[spans[link.target].start :].split(".")[0][:11], link.kind)
        for link in found.links
    }


@pytest.mark.parametrize(
    ("comment", "kind"),
    [
        ("We doubt that berths are never sold to agents.", "disputes"),
        ("That no berths go to agents is consistent with our own list.", "supports"),
        ("Berths and agents are a subject of which more is heard.", "qualifies"),
    ],
)
def test_a_comment_is_linked_to_its_claim_in_the_text(comment: str, kind: str) -> None:
    assert ("berths are ", kind) in links(comment)


def test_a_summary_restates_the_text() -> None:
    assert ("berths are ", "restates") in links("Rain is likely.")


def test_a_comment_on_something_else_is_not_linked() -> None:
    assert {kind for _, kind in links("The weather will turn cold.")} == {"restates"}
