"""Whose words a subject announces."""

import pytest

from reviewer.domain.cable import Cable, Header, Signature
from reviewer.domain.text import Span
from reviewer.suggesting.lexicon import lexicon
from reviewer.suggesting.speakers import NOBODY, Speaker, Speakers, Voice

TEXT = "Poloff Mara Quill met him. Visiting DAS Lena Orwin came too."


def speakers() -> Speakers:
    signature = Signature(text="VENN", span=Span(0, 4))
    whole = Span(0, len(TEXT))
    cable = Cable(cable_id=None, span=whole, header=Header(), signature=signature)
    return Speakers(lexicon(), cable, TEXT)


@pytest.mark.parametrize(
    ("subject", "voice"),
    [
        ("The harbor master", Voice.SOURCE),
        ("the Ambassador", Voice.POST),
        ("Ambassador Venn", Voice.POST),
        ("Ambassador Orlo of Velmor", Voice.SOURCE),
        ("Poloffs", Voice.POST),
        ("Post", Voice.POST),
        ("Karval Post", Voice.SOURCE),
        ("Quill", Voice.POST),
        ("DAS Orwin", Voice.VISITOR),
        ("Orwin", Voice.VISITOR),
        ("we", Voice.POST),
        ("The meeting", Voice.NOBODY),
        ("but the mayor", Voice.SOURCE),
    ],
)
def test_a_subject_has_a_voice(subject: str, voice: Voice) -> None:
    assert speakers().told_by(subject, NOBODY).voice is voice


def test_a_pronoun_is_who_spoke_last() -> None:
    mayor, officer = Speaker(Voice.SOURCE, "the mayor"), Speaker(Voice.POST, "Poloff")
    assert speakers().told_by("he", mayor) == mayor
    assert speakers().told_by("She", officer) == officer
    assert speakers().told_by("they", NOBODY).voice is Voice.SOURCE
