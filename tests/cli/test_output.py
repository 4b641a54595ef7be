"""Streams: tables line up, nothing steers the terminal."""

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from reviewer.cli.output import Output, visible


def _streams(encoding: str = "utf-8") -> tuple[Output, io.BytesIO, io.BytesIO]:
    data, talk = io.BytesIO(), io.BytesIO()
    streams = (
        io.TextIOWrapper(buffer, encoding=encoding, write_through=True)
        for buffer in (data, talk)
    )
    return Output(*streams), data, talk


def test_columns_line_up() -> None:
    out, data, _ = _streams()
    out.table(("a", "b"), [("long entry", "x"), ("c", 12)])
    assert data.getvalue().decode().splitlines() == [
        "a           b",
        "long entry  x",
        "c           12",
    ]


def test_an_empty_table_still_has_heads() -> None:
    out, data, _ = _streams()
    out.table(("a", "b"), [])
    assert data.getvalue() == b"a  b\n"


@given(st.text(alphabet=st.characters(), max_size=40))
def test_json_is_whole_on_every_stream(text: str) -> None:
    for encoding in ("utf-8", "ascii", "cp1252"):
        out, data, _ = _streams(encoding)
        out.json({"text": text})
        assert json.loads(data.getvalue().decode(encoding)) == {"text": text}


@given(st.text(alphabet=st.characters(), max_size=40))
def test_nothing_that_is_shown_can_steer_a_terminal(text: str) -> None:
    shown = visible(text)
    assert not [c for c in shown if ord(c) < 0x20 and c != "\n"]
    assert "\x7f" not in shown
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068")


def test_talk_survives_any_text() -> None:
    out, data, talk = _streams("ascii")
    out.say("¶ \udc80 \x1b[2J")
    assert talk.getvalue() == b"\\xb6 \\udc80 [U+001B][2J\n"
    assert data.getvalue() == b""
