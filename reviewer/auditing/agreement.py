"""Agreement of the transmission with the cable: level, times, serials, posts.

Source: ACP 127, format lines 2 to 5, and the layout of page lines.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from reviewer.auditing.evidence import Evidence, Hit
from reviewer.auditing.printed import PageLine, Printed
from reviewer.domain.text import Span

_DAY_OF_YEAR = 3


def transmitted_level(evidence: Evidence) -> Iterator[Hit]:
    """MA-22: the ZNY or ZNR letters say another level than the overall line."""
    letters, level = evidence.header.letters, evidence.level
    if letters is None or level is None:
        return
    allowed = evidence.regimes.transmission.letters.get(letters.words[0])
    if allowed is not None and level not in allowed:
        yield Hit(
            letters.span,
            f"The transmission says {letters.words}, the overall line {level.words}.",
        )


def filing_time(evidence: Evidence) -> Iterator[Hit]:
    """MA-23: the filing group is not the day and time of the date-time group."""
    filing, dtg = evidence.header.filing, evidence.cable.header.dtg
    if filing is None or dtg is None:
        return
    filed = _filed_at(filing, dtg)
    limits = evidence.regimes.transmission
    if filed is not None:
        after = timedelta(minutes=limits.most_minutes_after)
        before = timedelta(minutes=limits.most_minutes_before)
        if dtg - before <= filed <= dtg + after:
            return
    told = f"{filed.day} {filed:%b %H%MZ}" if filed else "no time"
    yield Hit(
        filing.span,
        f"The filing group {filing.words} is {told}; the cable's date-time group is "
        f"{dtg.day} {dtg:%b %H%MZ}.",
    )


def serials(evidence: Evidence) -> Iterator[Hit]:
    """MA-24: serial, precedence and post do not agree over the lines."""
    yield from _serials(evidence)
    yield from _precedence(evidence)
    yield from _posts(evidence)


def _filed_at(filing: Printed, dtg: datetime) -> datetime | None:
    """The filing group as a time near the cable's year's turn."""
    day, clock = filing.words[:_DAY_OF_YEAR], filing.words[_DAY_OF_YEAR:]
    hour, minute = int(clock[:2]), int(clock[2:])
    if not 1 <= int(day) <= 366 or hour > 23 or minute > 59:  # noqa: PLR2004 - a clock
        return None
    times = [
        datetime(year, 1, 1, hour, minute, tzinfo=UTC) + timedelta(days=int(day) - 1)
        for year in (dtg.year, dtg.year + 1)
    ]
    return min(times, key=lambda time: abs(time - dtg))


def _serials(evidence: Evidence) -> Iterator[Hit]:
    if not evidence.header.titles:
        return
    title = evidence.header.titles[0]
    sender = evidence.header.sender_serial
    named = [("DE line", sender.words, sender.span)] if sender else []
    named += [("page line", page.serial, page.span) for page in evidence.page_lines]
    for name, serial, span in named:
        if not _is_same_serial(serial, title.serial):
            yield Hit(
                span,
                f"The {name} has the serial {serial.lstrip('0')}, the classification "
                f"line {title.serial.lstrip('0')}.",
            )


def _is_same_serial(one: str, other: str) -> bool:
    """Compare as many of the last digits as both print."""
    digits = min(len(one), len(other))
    longer = max(one, other, key=len)
    return one[-digits:] == other[-digits:] and (
        digits == _SENDER_DIGITS or not longer[:-digits].strip("0")
    )


_SENDER_DIGITS = 4
"""The DE line prints the last four digits of the serial."""


def _precedence(evidence: Evidence) -> Iterator[Hit]:
    routing, precedence = evidence.header.routing, evidence.header.precedence
    if routing and precedence and routing.words != precedence.words:
        yield Hit(
            routing.span,
            f"The routing line has the precedence {routing.words}, the date-time group "
            f"{precedence.words}.",
        )


def _posts(evidence: Evidence) -> Iterator[Hit]:
    sender = _compact(evidence.cable.header.from_post or "")
    titles = evidence.header.titles
    title = _compact(titles[0].post) if titles else ""
    for page in evidence.page_lines:
        post = _compact(page.post)
        if post and sender and not (post in sender or title.startswith(post)):
            yield _other_post(page, evidence)


def _other_post(page: PageLine, evidence: Evidence) -> Hit:
    return Hit(
        Span(page.span.start, page.span.start + len(page.post)),
        f"The page line names {page.post}, but the cable is from "
        f"{evidence.cable.header.from_post}.",
    )


def _compact(name: str) -> str:
    return name.replace(" ", "").replace("-", "")
