"""An invented cable with statements, for everything that shows them."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from reviewer.domain.cable import (
    Block,
    BlockKind,
    Cable,
    Furniture,
    FurnitureKind,
    Header,
    Paragraph,
)
from reviewer.domain.classification import Marking
from reviewer.domain.codebook import Codebook, Kind
from reviewer.domain.identifiers import (
    CableId,
    LinkId,
    NoteId,
    PassId,
    SpeakerId,
    StatementId,
)
from reviewer.domain.statement import Link, Note, Speaker, Statement
from reviewer.domain.text import Span
from reviewer.gui import fonts, theme
from reviewer.gui.models.coding import CableCoding
from reviewer.services import codebooks
from reviewer.services.browsing import CableRow

CABLE_ID = CableId("09SELWYN31")
PASS_ID = PassId("pass")
MADE_AT = datetime(2009, 5, 4, 10, 41, tzinfo=UTC)
PARAGRAPHS = (
    ("C", ("Econoff toured the cold store on May 4. The harbour master said the east "
     "crane would be running again by June.")),
    ("U", ("Founded in 1962, the brokers' guild counts, by its own figures, some 320 "
     "members in four districts.")),
    ("C", ("The guild's chairman acknowledged, but firmly denied, the widespread "
     "perception that the guild settles disputes over berths by threat. He called "
     "the story of a secret lease an invention of the inland press,\n\n"
     "SELWYN 00000031  002 OF 002\n\nwhich he accused of taking the tariff party's "
     "money. He promised to open the guild's rolls to the ombudsman by summer.")),
    ("S//NF", ("A port security official told Econoff separately that two complaints "
     "naming guild stewards were withdrawn within days of being filed.")),
    (None, "The tug crews expect a strike before the vote."),
    ("C", ("Comment: Post does not share the chairman's account. Incidents at the "
     "piers have been recorded in each of the last three years. The offer to open "
     "the rolls is new and can be tested. End comment.")),
)  # fmt: skip
SAID = (
    ("visit", Kind.REPORT, None, "Econoff toured the cold store on May 4", None),
    ("crane", Kind.CLAIM, "prediction", "the east crane would be running again", "hm"),
    ("guild", Kind.CLAIM, "assertion", "some 320 members in four districts", "guild"),
    ("grants", Kind.CLAIM, "acknowledgement", ("acknowledged, but firmly denied, the "
     "widespread perception that the guild settles disputes over berths"), "dobry"),
    ("denies", Kind.CLAIM, "denial", ("firmly denied, the widespread perception that "
     "the guild settles disputes over berths by threat"), "dobry"),
    ("lease", Kind.CLAIM, "denial", ("the story of a secret lease an invention of the "
     "inland press"), "dobry"),
    ("money", Kind.CLAIM, "accusation", ("which he accused of taking the tariff "
     "party's money"), "dobry"),
    ("rolls", Kind.CLAIM, "commitment", ("open the guild's rolls to the ombudsman by "
     "summer"), "dobry"),
    ("complaints", Kind.CLAIM, "assertion", ("two complaints naming guild stewards "
     "were withdrawn within days of being filed"), None),
    ("strike", Kind.CLAIM, "prediction", "a strike before the vote", None),
    ("doubts", Kind.COMMENT, None, "Post does not share the chairman's account", None),
    ("piers", Kind.COMMENT, None, ("Incidents at the piers have been recorded in each "
     "of the last three years"), None),
    ("tests", Kind.COMMENT, None, ("The offer to open the rolls is new and can be "
     "tested"), None),
)  # fmt: skip
RELATIONS = (
    ("doubts", "denies", "disputes", "rebuts"),
    ("piers", "denies", "disputes", "rebuts"),
    ("tests", "rolls", "qualifies", None),
    ("grants", "denies", "answers", None),
)
SPEAKERS = (
    Speaker(
        speaker_id=SpeakerId("dobry"),
        name="Dobry",
        role="chairman",
        organisation="Brokers' Guild",
        aliases=("the chairman",),
    ),
    Speaker(speaker_id=SpeakerId("guild"), name="Brokers' Guild"),
    Speaker(speaker_id=SpeakerId("hm"), name="Varnholt", role="harbour master"),
)


@pytest.fixture(scope="session", autouse=True)
def _themed(qapp: QApplication) -> None:
    fonts.load()
    theme.apply(qapp, theme.LIGHT)


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return codebooks.load()


@pytest.fixture
def make_coding(codebook: Codebook) -> Callable[..., CableCoding]:
    """Make a coding of the invented cable; keyword arguments replace records."""
    text, cable = _cable()

    def make(**replaced: object) -> CableCoding:
        given: dict[str, object] = {
            "statements": [_statement(text, *row) for row in SAID],
            "links": _links(),
            "notes": [_note()],
            "speakers": SPEAKERS,
        }
        return CableCoding(text, cable, codebook=codebook, **(given | replaced))  # type: ignore[arg-type]

    return make


@pytest.fixture
def coding(make_coding: Callable[..., CableCoding]) -> CableCoding:
    return make_coding()


@pytest.fixture
def cable_rows() -> tuple[CableRow, ...]:
    """Four invented cables as the list shows them."""
    told = (
        ("09SELWYN31", "Brokers' guild and the dockside incidents", "S//NF", 2),
        ("09SELWYN28", "Port authority tender: two bidders withdraw", "C", 0),
        ("09SELWYN25", "Spring fair draws record crowd", "U", 0),
        ("09KARVAL7", "Harbour ombudsman named after a gap", "C", 5),
    )
    states = ("first_pass", "imported", "imported", "submitted")
    return tuple(
        CableRow(
            cable_id=CableId(cable_id),
            subject=subject,
            from_post="AMCONSUL PORT SELWYN",
            dtg=datetime(2009, 3, 12, 10, 15, tzinfo=UTC),
            banner=Marking.from_canonical(marking),
            statements=count,
            state=state,
        )
        for (cable_id, subject, marking, count), state in zip(told, states, strict=True)
    )


def _cable() -> tuple[str, Cable]:
    text = "INVENTED CABLE\n"
    paragraphs: list[Paragraph] = []
    furniture: list[Furniture] = []
    for number, (marking, words) in enumerate(PARAGRAPHS, start=1):
        printed = f"{number}. ({marking}) " if marking else f"{number}. "
        start, content = len(text), len(text) + len(printed)
        text += printed + words + "\n\n"
        page_line = text.find("SELWYN 0", start)
        if page_line >= 0:
            end = text.index("\n", page_line)
            kind = FurnitureKind.PAGE_LINE
            furniture.append(Furniture(kind=kind, span=Span(page_line, end)))
        paragraphs.append(
            Paragraph(
                number=number,
                printed=f"{number}.",
                span=Span(start, content + len(words)),
                pieces=(Span(content, content + len(words)),),
                marking=Marking.from_canonical(marking) if marking else None,
            )
        )
    last = paragraphs[-1].span
    return text, Cable(
        cable_id=CABLE_ID,
        span=Span(0, len(text)),
        header=Header(overall=Marking.from_canonical("S//NF")),
        paragraphs=tuple(paragraphs),
        blocks=(Block(kind=BlockKind.COMMENT, span=last, closed=True),),
        furniture=tuple(furniture),
    )


def _statement(
    text: str, name: str, kind: Kind, type_: str | None, words: str, who: str | None
) -> Statement:
    start = text.index(words)
    attributes = {"statement_type": type_} if type_ else {}
    return Statement(
        statement_id=StatementId(name),
        cable_id=CABLE_ID,
        pass_id=PASS_ID,
        kind=kind,
        spans=(Span(start, start + len(words)),),
        created_at=MADE_AT,
        attributes=attributes,
        speaker_id=SpeakerId(who) if who else None,
    )


def _links() -> list[Link]:
    return [
        Link(
            link_id=LinkId(f"link-{number}"),
            cable_id=CABLE_ID,
            pass_id=PASS_ID,
            from_id=StatementId(source),
            to_id=StatementId(target),
            kind=kind,
            mode=mode,
        )
        for number, (source, target, kind, mode) in enumerate(RELATIONS)
    ]


def _note() -> Note:
    return Note(
        note_id=NoteId("note"),
        cable_id=CABLE_ID,
        pass_id=PASS_ID,
        text="The same perception is told in ¶1 of another cable.",
        statement_id=StatementId("lease"),
    )
