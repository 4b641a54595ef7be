"""Defaults for a statement, taken from the text and from what is suggested."""

from reviewer.domain.codebook import Kind
from reviewer.domain.identifiers import SpeakerId
from reviewer.domain.statement import Speaker
from reviewer.domain.suggestion import Suggestion, Suggestions
from reviewer.domain.telling import Told, told_by_hand
from reviewer.domain.text import Span
from reviewer.services import codebooks

TEXT = 'Dobry promised to "open the rolls by the summer." He said no more.'
WORDS = Span(TEXT.index("open"), TEXT.index("summer") + len("summer"))
ITEM = Suggestion(
    kind=Kind.CLAIM,
    spans=(WORDS,),
    reason="The cue “promised to” follows “Dobry”.",
    strength=0.8,
    statement_type="commitment",
    cue=Span(TEXT.index("promised"), TEXT.index("promised") + len("promised to")),
    source=Span(0, 5),
)
DOBRY = Speaker(speaker_id=SpeakerId("dobry"), name="Orla Dobry")


def told(
    kind: Kind = Kind.CLAIM,
    spans: tuple[Span, ...] = (WORDS,),
    statement_type: str | None = None,
) -> Told:
    return told_by_hand(
        TEXT,
        kind,
        spans,
        codebook=codebooks.load(),
        found=Suggestions(items=(ITEM,)),
        speakers=(DOBRY,),
        statement_type=statement_type,
    )


def test_marks_cue_and_name_fill_in_a_claim() -> None:
    found = told()
    assert found.attributes == {"quotation": "direct", "statement_type": "commitment"}
    assert found.speaker_id == "dobry"
    assert found.source_spans == (ITEM.source,)
    assert found.cue_spans == (ITEM.cue,)


def test_a_type_that_a_person_chose_is_theirs() -> None:
    assert told(statement_type="denial").attributes == {"quotation": "direct"}
    assert told(statement_type="denial").cue_spans == ()


def test_words_elsewhere_are_told_nothing() -> None:
    elsewhere = Span(TEXT.index("He said"), len(TEXT))
    assert told(spans=(elsewhere,)) == Told()


def test_a_comment_has_nobody_who_says_it() -> None:
    assert told(Kind.COMMENT) == Told()
