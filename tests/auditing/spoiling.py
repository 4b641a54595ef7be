"""Ways to spoil one field of a clean cable, each with the one rule that must see it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from tests.auditing.clean_cables import CleanCable

Spoil = Callable[[CleanCable, Random], CleanCable]
_LAST = 3


@dataclass(frozen=True, slots=True)
class Spoiling:
    """A change of one field, for cables of the given levels."""

    rule: str
    spoil: Spoil
    levels: str = "CS"


def _higher_portion(cable: CleanCable, rng: Random) -> CleanCable:
    return cable.with_marking(rng.choice([0, 1]), "(TS) ")


def _lower_portions(cable: CleanCable, _: Random) -> CleanCable:
    return replace(
        cable,
        subject_marking="(U) ",
        paragraphs=tuple(("(U) ", words) for _, words in cable.paragraphs),
    )


def _no_level(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, title=rng.choice(["C 0 N F I D E N T", "CNFDNTL", "-"]))


def _banner_control(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, captions=rng.choice(["SIPDIS NOFORN", "ORCON SIPDIS"]))


def _portion_control(cable: CleanCable, rng: Random) -> CleanCable:
    marking = f"({cable.level}//{rng.choice(['NF', 'OC', 'PR', 'IMC'])}) "
    return cable.with_marking(rng.choice([0, 2]), marking)


def _unmarked(cable: CleanCable, rng: Random) -> CleanCable:
    return cable.with_marking(rng.randrange(4), "")


def _broken(cable: CleanCable, rng: Random) -> CleanCable:
    index = rng.choice([1, 2])
    words = cable.paragraphs[index][1].split()
    at = rng.randrange(2, 6)
    return cable.with_words(index, f"{' '.join(words[:at])}\n\n{' '.join(words[at:])}")


def _ill_formed(cable: CleanCable, rng: Random) -> CleanCable:
    level = cable.level
    forms = [f"({level.lower()}) ", f"( {level} ) ", f"[{level}] ", f"({level}//C) "]
    return cable.with_marking(rng.choice([0, 2]), rng.choice(forms))


def _sbu_portion(cable: CleanCable, rng: Random) -> CleanCable:
    return cable.with_marking(rng.choice([0, 1]), rng.choice(["(SBU) ", "(FOUO) "]))


def _reason_section(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, reason=rng.choice(["REASON 1.5(B) ", "REASONS: 1.6 (D) "]))


def _reason_letter(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, reason=f"REASON 1.4(B) AND ({rng.choice('IJKLPQZ')}) ")


def _other_order(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, order=rng.choice(["11652", "12065", "12356", "10501"]))


def _no_instruction(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, declassify=rng.choice(["DECL:", "DECL: N/A"]))


def _needless_instruction(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, declassify=f"DECL: 05/17/20{rng.randrange(12, 19)}")


def _doubtful_date(cable: CleanCable, rng: Random) -> CleanCable:
    dates = ["05/17/2001", "13/45/2018", "05/17/15", "05/06/2014", "02/30/2015"]
    return replace(cable, declassify=f"DECL: {rng.choice(dates)}")


def _decided_earlier(cable: CleanCable, rng: Random) -> CleanCable:
    term_end = cable.sent_at.replace(year=cable.sent_at.year + 10)
    day = term_end - timedelta(days=rng.randrange(1, 29))
    while day.day <= 12 or day.date() == term_end.date():
        day -= timedelta(days=1)
    if (term_end - day).days > 30:
        day = term_end + timedelta(days=1)
    return replace(cable, declassify=f"DECL: {day:%m/%d/%Y}")


def _too_long(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, declassify=f"DECL: 05/17/20{rng.randrange(36, 59)}")


def _foreign_code(cable: CleanCable, rng: Random) -> CleanCable:
    codes = ["X1", "OADR", "MR", "GDS", "X6", "25X1", "XGDS-2"]
    return replace(cable, declassify=f"DECL: {rng.choice(codes)}")


def _reached(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, declassify=f"DECL: 0{rng.randrange(2, 5)}/27/2010")


def _letters(cable: CleanCable, rng: Random) -> CleanCable:
    own = {"C": "CCCCC", "S": "SSSSS", "U": "UUUUU"}[cable.level]
    others = [word for word in ("CCCCC", "SSSSS", "TTTTT", "UUUUU") if word != own]
    return replace(cable, letters=f"ZNY {rng.choice(others)} ZZH")


def _filing(cable: CleanCable, rng: Random) -> CleanCable:
    later = cable.sent_at + timedelta(hours=rng.choice([-700, -40, 30, 500]))
    return replace(cable, filing=f"{later:%j%H%M}")


def _sender_serial(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, sender_serial=f"{cable.serial + rng.randrange(1, 900):04}")


def _routing(cable: CleanCable, rng: Random) -> CleanCable:
    others = [letter for letter in "ZOPR" if letter != cable.precedence]
    return replace(cable, routing=rng.choice(others) * 2)


def _sections(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, sections=f" SECTION 01 OF 0{rng.randrange(2, 6)}")


def _repeated_fact(cable: CleanCable, _: Random) -> CleanCable:
    return cable.with_words(1, cable.paragraphs[2][1])


def _gap(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, last_number=_LAST + 1 + rng.choice([1, 2]))


def _not_ended(cable: CleanCable, rng: Random) -> CleanCable:
    index, word = rng.choice([(0, " End summary."), (_LAST, " End comment.")])
    return cable.with_words(index, cable.paragraphs[index][1].removesuffix(word))


def _not_opened(cable: CleanCable, rng: Random) -> CleanCable:
    index, word = rng.choice([(0, "Summary: "), (_LAST, "Comment: ")])
    return cable.with_words(index, cable.paragraphs[index][1].removeprefix(word))


def _lower_comment(cable: CleanCable, _: Random) -> CleanCable:
    return cable.with_marking(_LAST, "(U) ")


def _captions(cable: CleanCable, rng: Random) -> CleanCable:
    pairs = ["NODIS EXDIS", "EXDIS STADIS", "STADIS ROGER CHANNEL"]
    return replace(cable, captions=rng.choice(pairs))


def _unknown_tag(cable: CleanCable, rng: Random) -> CleanCable:
    return replace(cable, tags=f"PGOV, {rng.choice(['PXYZ', 'EQQQ', 'SWWW'])}, KV")


def _residue(cable: CleanCable, rng: Random) -> CleanCable:
    marks = [" \u202e", " \u2019", " &amp; ", "  \n"]
    words = cable.paragraphs[1][1]
    return cable.with_words(1, words.replace(" ", rng.choice(marks), 1))


def _cut_end(cable: CleanCable, _: Random) -> CleanCable:
    return replace(cable, signature="VENN")


def _unsigned(cable: CleanCable, _: Random) -> CleanCable:
    return replace(cable, signature="")


SPOILINGS = (
    Spoiling("MA-01", _higher_portion),
    Spoiling("MA-02", _lower_portions, "CS"),
    Spoiling("MA-03", _no_level),
    Spoiling("MA-04", _banner_control),
    Spoiling("MA-04", _portion_control),
    Spoiling("MA-05", _unmarked),
    Spoiling("MA-06", lambda cable, _: replace(cable, subject_marking="")),
    Spoiling("MA-07", lambda cable, _: replace(cable, heading=cable.heading[4:])),
    Spoiling("MA-08", _broken, "CSU"),
    Spoiling("MA-09", _ill_formed),
    Spoiling("MA-10", _sbu_portion, "U"),
    Spoiling("MA-11", lambda cable, _: replace(cable, by="")),
    Spoiling("MA-12", lambda cable, _: replace(cable, reason="")),
    Spoiling("MA-13", _reason_section),
    Spoiling("MA-14", _reason_letter),
    Spoiling("MA-15", _other_order, "CSU"),
    Spoiling("MA-16", _no_instruction),
    Spoiling("MA-16", _needless_instruction, "U"),
    Spoiling("MA-17", _doubtful_date),
    Spoiling("MA-18", _decided_earlier),
    Spoiling("MA-19", _too_long),
    Spoiling("MA-20", _foreign_code),
    Spoiling("MA-21", _reached),
    Spoiling("MA-22", _letters),
    Spoiling("MA-23", _filing, "CSU"),
    Spoiling("MA-24", _sender_serial, "CSU"),
    Spoiling("MA-24", _routing, "CSU"),
    Spoiling("MA-25", _sections, "CSU"),
    Spoiling("MA-26", _repeated_fact),
    Spoiling("MA-27", _gap, "CSU"),
    Spoiling("MA-28", _not_ended, "CSU"),
    Spoiling("MA-28", _not_opened, "CSU"),
    Spoiling("MA-28", _lower_comment),
    Spoiling("MA-29", _captions, "CSU"),
    Spoiling("MA-30", _unknown_tag, "CSU"),
    Spoiling("MA-30", _residue, "CSU"),
    Spoiling("MA-30", _cut_end, "CSU"),
    Spoiling("MA-31", _unsigned, "CSU"),
)
