"""Mails to letters: their own text, text files attached, many in one box."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import InputError
from reviewer.parsing.mails import letters, messages


def a_mail(text: str, **files: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "desk@example.org", "Cable"
    mail.set_content(text)
    for name, data in files.items():
        mail.add_attachment(
            data, maintype="text", subtype="plain", filename=name.replace("_", ".")
        )
    return mail.as_bytes()


def test_a_mails_text_is_kept_as_the_whole_mail() -> None:
    data = a_mail("1. (C) Köln – a pier.\n")
    (letter,) = letters(data)
    assert (letter.name, letter.data) == ("", data)
    assert letter.text == "1. (C) Köln – a pier.\n"


def test_attached_text_files_are_letters_of_their_own() -> None:
    found = letters(a_mail("See below.\n", a_txt=b"1. (C) Pier.", b_exe=b"MZ"))
    assert [(letter.name, letter.text) for letter in found] == [
        ("", "See below.\n"),
        ("a.txt", None),
    ]
    assert found[1].data == b"1. (C) Pier."


def test_an_attachments_name_leads_nowhere() -> None:
    mail = EmailMessage()
    mail.set_content("x")
    mail.add_attachment(b"y", maintype="text", subtype="plain", filename="../../a.txt")
    assert [letter.name for letter in letters(mail.as_bytes())] == ["", "a.txt"]


@pytest.mark.parametrize("charset", ["iso-2022-jp", "no-such-charset", "utf-8"])
def test_any_charset_gives_a_text(charset: str) -> None:
    head = f'Content-Type: text/plain; charset="{charset}"\n\n'
    (letter,) = letters(head.encode() + b"Caf\xe9\n")
    assert letter.text is not None
    assert letter.text.startswith("Caf")


def test_a_box_is_cut_at_its_from_lines_only() -> None:
    one, two = a_mail("From here\nFrom there\n"), a_mail("Second\n")
    box = b"From desk Mon\n" + one + b"\n" + b"From desk Tue\n" + two
    found = list(messages(box))
    assert [letters(item)[0].text for item in found] == [
        "From here\nFrom there\n\n",
        "Second\n",
    ]
    assert list(messages(b"no box at all\n")) == []


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for item in (data, b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" + data):
        try:
            found = letters(item)
        except InputError:
            continue
        assert all(letter.data for letter in found if letter.text is None)


def test_a_mail_nested_deeply_is_read_or_refused() -> None:
    depth = 2_000
    head = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"
        for n in range(depth)
    )
    try:
        assert isinstance(letters((head + "\ntext\n").encode()), tuple)
    except InputError as error:
        assert "cannot be taken apart" in str(error)  # noqa: PT017
