"""Who is who on two people's lists of speakers."""

import pytest

from reviewer.domain.comparison import Coding
from reviewer.domain.identifiers import SpeakerId
from reviewer.domain.statement import Speaker
from reviewer.services.same_speakers import matches, renamed
from tests.coded import claim


def speaker(name: str, *aliases: str, role: str = "", key: str = "") -> Speaker:
    return Speaker(
        speaker_id=SpeakerId(key or name), name=name, role=role, aliases=aliases
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (speaker("Teodor Haskil"), speaker("TEODOR  HASKIL")),
        (speaker("José Ibar"), speaker("Jose Ibar")),
        (speaker("Teodor Haskil", "the master"), speaker("The Master")),
        (speaker("the master"), speaker("Teodor Haskil", "The master")),
        (speaker("A", "Pilots' Guild"), speaker("B", "pilots guild")),
    ],
)
def test_names_and_aliases_tell_who_is_one(one: Speaker, other: Speaker) -> None:
    assert matches([one], [other]) == {other.speaker_id: one.speaker_id}


def test_others_stay_apart() -> None:
    assert matches([speaker("Haskil")], [speaker("Haskill")]) == {}


def test_a_name_goes_before_an_alias() -> None:
    first = [speaker("the mayor", "Ibar"), speaker("Ibar", key="right")]
    assert matches(first, [speaker("ibar", key="b")]) == {"b": "right"}


def test_of_two_people_of_one_name_the_office_tells() -> None:
    first = [
        speaker("Ibar", role="mayor", key="mayor"),
        speaker("Ibar", role="pilot", key="pilot"),
    ]
    assert matches(first, [speaker("Ibar", role="Pilot", key="b")]) == {"b": "pilot"}
    assert matches(first, [speaker("Ibar", key="b")]) == {}


def test_a_coding_without_others_is_untouched() -> None:
    said = claim("a", 0, 5, speaker="m")
    before = Coding(statements=(said, claim("b", 6, 9)))
    after = renamed(before, {SpeakerId("x"): SpeakerId("y")})
    assert after.statements[0] is said
    changed = renamed(before, {SpeakerId("m"): SpeakerId("y")})
    assert changed.statements[0].speaker_id == "y"
