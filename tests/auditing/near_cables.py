"""The invented cables that the cases of single rules are made of."""

from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from tests.auditing.clean_cables import CleanCable, clean_cable

Case: TypeAlias = CleanCable | str

C = clean_cable("C", 1)
S = clean_cable("S", 1)
U = clean_cable("U", 1)
TITLE = f"{C.title} {C.post} {C.serial:06}"
PAGE = f"{C.post} {C.serial:08}  002 OF 002"
NONE_MARKED = tuple(("", words) for _, words in C.paragraphs)


def in_year(cable: CleanCable, year: int, month: int = 11) -> CleanCable:
    """The cable sent in another year, with its filing group."""
    sent_at = cable.sent_at.replace(year=year, month=month)
    return replace(cable, sent_at=sent_at, filing=f"{sent_at:%j%H%M}")


def inserted(cable: CleanCable, words: str, before: str = "3. ") -> str:
    """The printed cable with a block of its own above a paragraph."""
    return cable.text.replace(f"\n\n{before}", f"\n\n{words}\n\n{before}", 1)


def sections(*blocks: str, count: int = 2) -> str:
    """A cable of several sections, with blocks above its third paragraph."""
    return inserted(
        replace(C, sections=f" SECTION 01 OF 0{count}"), "\n\n".join(blocks)
    )


def title_of(section: int, count: int = 2) -> str:
    """The classification line of a later section."""
    return f"{C.title} SECTION 0{section} OF 0{count} {C.post} {C.serial:06}"


NINETIES = replace(
    in_year(C, 1999), reason="REASON 1.5(B) ", declassify="DECL: 11/19/2009"
)
EIGHTIES = replace(
    in_year(C, 1990), order="12356", reason="", by="", declassify="DECL: OADR"
)
SEVENTIES = replace(
    in_year(C, 1975), order="11652", reason="", by="", declassify="GDS",
    subject_marking="", heading="", paragraphs=NONE_MARKED,
)  # fmt: skip
WINDOW = replace(in_year(C, 2003, 6), declassify="DECL: 06/19/2013")
LATE = replace(
    C, sent_at=datetime(2010, 1, 19, 7, 9), filing="0190709",  # noqa: DTZ001
    declassify="DECL: 01/19/2020",
)  # fmt: skip
ALL_U = tuple(("(U) ", words) for _, words in C.paragraphs)
ONLY_U = replace(C, subject_marking="(U) ", paragraphs=ALL_U)
LISTED = C.with_words(
    1, "The clerk named two docks:\n\n-- the coal dock\n\n-- Pier Nine."
)
SBU_CABLE = replace(U.with_marking(1, "(SBU) "), captions="SENSITIVE SIPDIS")
DERIVED = replace(C, by="Derived From: the harbor guide of the consulate\n\n")
LAST_WORDS = C.paragraphs[3][1]


def marked(marking: str, cable: CleanCable = C) -> CleanCable:
    """The cable with another marking before paragraph 1."""
    return cable.with_marking(0, marking)


def declassified(words: str, cable: CleanCable = C) -> CleanCable:
    """The cable with another instruction."""
    return replace(cable, declassify=words)
