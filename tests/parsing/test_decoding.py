import pytest

from reviewer.errors import InputError
from reviewer.parsing.decoding import BinaryFileError, EmptyFileError, decode

TEXT = "¶1. (C) Selmér said “no”.\n¶2. (U) Done.\n"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_ladder_of_encodings(encoding: str, named: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding) == (TEXT, named)


def test_bytes_unknown_to_cp1252_are_latin_1() -> None:
    decoded = decode(b"\xb61. caf\xe9 \x81\n")
    assert decoded.encoding == "latin-1"
    assert decoded.text.startswith("¶1. café")


def test_a_damaged_utf_8_file_stays_utf_8() -> None:
    decoded = decode("é".encode() * 20 + b"\xff" + b" end")
    assert decoded.encoding == "utf-8"
    assert "\ufffd" in decoded.text
    assert "byte 40" in decoded.notes[0]


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_become_lf(line_end: str) -> None:
    assert decode(f"a{line_end}b{line_end}".encode()).text == "a\nb\n"


def test_form_feeds_and_line_separators_stay() -> None:
    assert decode("a\x0cb\u2028c\x85d".encode()).text == "a\x0cb\u2028c\x85d"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00\x00\x00", b"\xef\xbb\xbf \n"])
def test_nothing_but_blanks_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyFileError, match="empty"):
        decode(data)


def test_a_known_format_is_named() -> None:
    with pytest.raises(BinaryFileError, match="PDF document"):
        decode(b"%PDF-1.7 ...")


def test_binary_data_is_refused_with_its_place() -> None:
    with pytest.raises(InputError, match=r"binary data.*byte 30"):
        decode(b"some words before the garbage " + bytes(range(9)) * 40)


def test_a_stray_nul_is_kept_and_told() -> None:
    decoded = decode(b"one\x00two" + b" words" * 100)
    assert decoded.text.startswith("one\x00two")
    assert "NUL" in decoded.notes[0]
