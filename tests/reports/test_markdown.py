"""Quotes as Markdown: read back by a parser of it, and nothing of a cable is markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reviewer.domain.report_contents import ReportContents, ReportPart
from reviewer.reports import markdown
from reviewer.reports.composing import compose
from reviewer.reports.report import Report
from tests.hostile import MARKUP, hostile_material
from tests.reportable import cable_material, material, note, report

PLAIN = {"text", "softbreak", "text_special"}
STRUCTURE = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close"),
    *("blockquote_open", "blockquote_close", "inline", "strong_open", "strong_close"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
}


def _parser() -> MarkdownIt:
    return MarkdownIt("gfm-like", {"linkify": False, "html": True})


def _tokens(made: Report) -> list[Token]:
    found = _parser().parse(markdown.write(made).decode("utf-8"))
    return [one for token in found for one in (token, *(token.children or ()))]


def _shown(text: str) -> str:
    inline = _parser().parseInline(text)[0].children or ()
    assert {token.type for token in inline} <= PLAIN
    return "".join(token.content for token in inline)


def _quotes(made: Report) -> list[str]:
    tokens, found, inside = _tokens(made), [], False
    for token in tokens:
        inside = (inside or token.type == "blockquote_open") and (
            token.type != "blockquote_close"
        )
        if inside and token.type == "inline":
            found.append("".join(one.content for one in token.children or ()))
    return found


def test_every_statement_is_a_quote_with_its_provenance() -> None:
    made = report()

    assert _quotes(made) == [
        text
        for section in made.sections
        for entry in section.statements
        for text in (entry.quote, f"— {entry.reference} · {entry.provenance}")
    ]


def test_the_banner_stands_first_and_last() -> None:
    lines = markdown.write(report(is_fictional=True)).decode("utf-8").split("\n")

    assert lines[0] == lines[-2] == "**SECRET//NOFORN** · FICTIONAL – TRAINING"


def test_the_ledger_says_what_the_post_did_not_address() -> None:
    text = markdown.write(report()).decode("utf-8")

    assert text.count("**Not addressed by post**") == 3
    assert "disputes · rebuts: 7 “Post does not share the foreman's view.”" in text


def test_what_was_not_asked_for_is_not_named() -> None:
    contents = ReportContents(parts=frozenset({ReportPart.STATEMENTS}))

    text = markdown.write(compose(material(), contents)).decode("utf-8")

    assert re.findall(r"^### (.+)$", text, re.MULTILINE) == ["Statements"]


def test_notes_are_told() -> None:
    made = report(cable_material(notes=(note("Ask *again*.", on="s5"), note("Twice."))))
    text = markdown.write(made).decode("utf-8")

    assert r"- Note: Ask \*again\*." in text
    assert "- Cable: Twice." in text


def test_hostile_markup_stays_text() -> None:
    tokens = _tokens(compose(hostile_material()))
    text = "".join(token.content for token in tokens if token.type in PLAIN)

    assert {token.type for token in tokens} <= STRUCTURE | PLAIN
    for markup in MARKUP:
        assert markup in text


@pytest.mark.parametrize(
    "text",
    [
        *MARKUP,
        *("# no title", "1. no list", "- none", "+ none", "> no quote", "~~kept~~"),
        *("www.example.org", "http://example.org/a_b", "a@example.org", "| a | b |"),
        *("[[page]]", "[^1]", "$x$", "==lit==", "---", "===", "```", "%%gone%%"),
    ],
)
def test_no_sign_is_markup(text: str) -> None:
    assert _shown(markdown.escaped(text)) == text
    (first, *_) = _parser().parse(markdown.escaped(text))
    assert first.type == "paragraph_open"


@given(st.text("ab 1.)#+-=>*_`[]<>&;~|\\!:/@w\n\t", max_size=30))
def test_any_text_shows_letter_by_letter(text: str) -> None:
    assert _shown(markdown.escaped(text)) == " ".join(text.split())


def test_equal_reports_give_equal_bytes() -> None:
    assert markdown.write(report()) == markdown.write(report())
