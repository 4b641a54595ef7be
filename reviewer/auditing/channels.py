"""Channels and TAGS: captions that restrict distribution, and known tags."""

from collections.abc import Iterator

from reviewer.auditing.evidence import Evidence, Hit

_TAG_LENGTH = 4


def captions(evidence: Evidence) -> Iterator[Hit]:
    """MA-29: captions that exclude each other, or addressees that they exclude."""
    rules = evidence.regimes.channels
    header = evidence.cable.header
    place = evidence.header.banner
    channels = [caption for caption in header.captions if caption in rules.captions]
    if len(channels) > 1:
        message = f"{' and '.join(channels)} stand together; one may."
        yield Hit(place, message, matter="together")
    if strangers := _strangers(evidence):
        for caption in channels:
            if caption in rules.department_only:
                told = ", ".join(strangers)
                message = f"{caption} goes to the Department alone, not {told}."
                yield Hit(place, message, matter=caption)
    for caption in channels:
        if caption in rules.restricted and len(header.info) > rules.widest_info:
            message = f"{caption} goes to {len(header.info)} information addressees."
            yield Hit(place, message, matter=f"{caption} info")


def unknown_tags(evidence: Evidence) -> Iterator[Hit]:
    """MA-30: a TAGS line older than TAGS, or a subject tag that is not known."""
    rules = evidence.regimes.tags
    tags, on = evidence.cable.header.tags, evidence.written_on
    place = evidence.header.fields.get("tags", evidence.header.place)
    if tags and on and on < rules.since:
        yield Hit(place, f"There were no TAGS on {on}.", matter="age")
    unknown = [tag for tag in tags if _is_unknown(evidence, tag)]
    if unknown:
        message = f"Unknown in the TAGS line: {', '.join(unknown)}."
        yield Hit(place, message, matter="unknown")


def _is_unknown(evidence: Evidence, tag: str) -> bool:
    """Only subject tags can be told: posts, programs and names follow no list."""
    rules = evidence.regimes.tags
    is_subject = (
        len(tag) == _TAG_LENGTH and tag.isalpha() and tag[0] in rules.subject_letters
    )
    return is_subject and tag not in rules.subjects | rules.organisations


def _strangers(evidence: Evidence) -> list[str]:
    header = evidence.cable.header
    posts = evidence.regimes.channels.department_posts
    return [
        name for name in (*header.action, *header.info) if not name.startswith(posts)
    ]
