import pytest

from reviewer.parsing.markings import (
    canonical,
    read_marking,
    read_slip,
    read_whole_text,
)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("(C)", "C"),
        ("(c)", "C"),
        ("(C )", "C"),
        ("( C )", "C"),
        ("[S]", "S"),
        ("(S/NF)", "S//NF"),
        ("(S//NF)", "S//NF"),
        ("(S-NF)", "S//NF"),
        ("(C NF)", "C//NF"),
        ("(S/NOFORN)", "S//NF"),
        ("(SBU/N)", "SBU//NF"),
        ("(SBU-NF)", "SBU//NF"),
        ("(U//FOUO)", "U//FOUO"),
        ("(S//FGI//NF)", "S//FGI//NF"),
        ("(TS//SI-G//OC)", "TS//SI-G//OC"),
        ("(C//REL TO USA, KEN, GBR//)", "C//REL TO USA, KEN, GBR"),
        ("(C/REL ISAF)", "C//REL TO ISAF"),
        ("(LOU)", "LOU"),
    ],
)
def test_markings_have_one_canonical_form(printed: str, read: str) -> None:
    found = read_marking(printed, 0)
    assert found is not None
    assert str(found.marking) == read
    assert found.span.end == len(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "(U.S.)",
        "(UN)",
        "(EU)",
        "(A)",
        "(b)",
        "(CODEL)",
        "(C, D)",
        "(C",
        "C)",
        "()",
        "(1)",
    ],
)
def test_other_brackets_are_none(printed: str) -> None:
    assert read_marking(printed, 0) is None


def test_misspelt_markings_are_told() -> None:
    found = read_marking("(NC)", 0)
    assert found is not None
    assert (str(found.marking), found.mistyped) == ("C", True)


@pytest.mark.parametrize(
    "printed", ["(C- ENTIRE TEXT)", "C - ENTIRE TEXT.", "CONFIDENTIAL - Entire text"]
)
def test_whole_text_markings(printed: str) -> None:
    found = read_whole_text(printed, 0)
    assert found is not None
    assert str(found.marking) == "C"


def test_a_release_list_of_sentences_is_none() -> None:
    assert canonical("C/REL TO everybody in the harbor") is None


def test_a_whole_text_marking_is_no_slip() -> None:
    assert read_slip("(C - ENTIRE TEXT) Dues rise.", 0) is None
    found = read_slip("(C Dues rise.", 0)
    assert found is not None
    assert str(found.marking) == "C"
