"""What the header card says of a cable, in words. Pure."""

from collections.abc import Iterator

from reviewer.domain.cable import Cable, Header, PartKind

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
_WIDE = "   "
NO_SUBJECT = "No subject line"


def subject(cable: Cable) -> str:
    """The subject, or that there is none."""
    found = cable.header.subject
    return found.text if found else NO_SUBJECT


def line(cable: Cable) -> str:
    """What to know while reading: from whom to whom, when, TAGS, until when.

    TAGS and declassification stand among the details, too, because a narrow
    window cuts the line.
    """
    header = cable.header
    until = _declassify(header)
    parts = [
        _way(header),
        _moment(header),
        " ".join(header.tags),
        f"DECL {until}" if until else "",
    ]
    return _WIDE.join(part for part in parts if part)


def details(cable: Cable) -> tuple[tuple[str, str], ...]:
    """What the line leaves out, as names and values."""
    return tuple((name, value) for name, value in _details(cable) if value)


def raw(text: str, cable: Cable) -> str:
    """The header as it stands in the text."""
    spans = (part.span for part in cable.parts if part.kind is PartKind.HEADER)
    return "".join(text[span.start : span.end] for span in spans).strip("\n")


def _details(cable: Cable) -> Iterator[tuple[str, str]]:
    header = cable.header
    yield "Cable", " · ".join(_identity(cable))
    if len(header.action) > 1:
        yield "To", ", ".join(header.action)
    yield "Tags", " ".join(header.tags)
    yield "Declassify", _declassify(header)
    yield "Info", ", ".join(header.info)
    yield "Classified", " · ".join(_classification(header))


def _identity(cable: Cable) -> Iterator[str]:
    header = cable.header
    yield cable.cable_id or "no id"
    if header.sections and header.sections > 1:
        yield f"section {header.section or '?'} of {header.sections}"
    yield from header.precedence
    yield from header.captions
    yield from header.pass_lines


def _classification(header: Header) -> Iterator[str]:
    if header.overall:
        yield header.overall.banner
    elif header.classification:
        yield header.classification
    if header.executive_order:
        yield "E.O. " + header.executive_order.removeprefix("E.O.").strip()
    if header.reasons:
        yield "reason " + ", ".join(header.reasons)
    if header.classified_by:
        yield "by " + header.classified_by


def _declassify(header: Header) -> str:
    """The date as read, else the words as printed."""
    if header.declassify_on:
        return header.declassify_on.isoformat()
    return header.declassify_text or ""


def _way(header: Header) -> str:
    sender = header.from_post or ""
    if not header.action:
        return sender
    more = f" + {len(header.action) - 1}" if len(header.action) > 1 else ""
    return f"{sender} → {header.action[0]}{more}".strip()


def _moment(header: Header) -> str:
    at = header.dtg
    if at is None:
        return ""
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year} {at:%H:%M}Z"
