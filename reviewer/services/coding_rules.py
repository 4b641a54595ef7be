"""What the codebook allows to be recorded."""

from collections.abc import Iterable, Mapping

from reviewer.domain.codebook import STATEMENT_TYPE, Codebook, Kind
from reviewer.domain.statement import Statement
from reviewer.errors import RuleError


class UnknownKindError(RuleError):
    """The codebook does without a kind of statement."""

    def __init__(self, kind: Kind, codebook: Codebook) -> None:
        known = ", ".join(entry.kind for entry in codebook.kinds)
        super().__init__(
            f"The codebook {codebook.name} has no kind “{kind}”. Nothing was changed; "
            f"choose one of: {known}."
        )


class UnknownAttributeError(RuleError):
    """A kind of statement does not have such an attribute."""

    def __init__(self, name: str, kind: Kind, codebook: Codebook) -> None:
        known = ", ".join(item.name for item in codebook.attributes_of(kind))
        super().__init__(
            f"The codebook {codebook.name} has no attribute “{name}” for a {kind}. "
            f"Nothing was changed; it has: {known or 'none'}."
        )


class UnknownValueError(RuleError):
    """An attribute does not have such a value, or has retired it."""

    def __init__(self, name: str, value: str, codebook: Codebook) -> None:
        attribute = codebook.attribute(name)
        values = attribute.values if attribute else ()
        known = ", ".join(item.name for item in values if not item.retired)
        super().__init__(
            f"“{value}” is not a {name.replace('_', ' ')} in the codebook "
            f"{codebook.name}. Nothing was changed; choose one of: {known}."
        )


class UnknownLinkError(RuleError):
    """Two kinds of statement cannot be linked that way."""

    def __init__(self, name: str, source: Kind, target: Kind, book: Codebook) -> None:
        allowed = book.links_between(source, target)
        known = ", ".join(link.value.name for link in allowed)
        super().__init__(
            f"A {source} cannot be linked to a {target} by “{name}”. Nothing was "
            f"changed; the codebook {book.name} allows: {known or 'no link'}."
        )


class UnknownModeError(RuleError):
    """A link does not have such a mode."""

    def __init__(self, mode: str, link: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"A link “{link}” has no mode “{mode}”. Nothing was changed; choose one "
            f"of: {', '.join(known) or 'none'}."
        )


class SameTextError(RuleError):
    """A claim and a comment would lie on the same words without being declared."""

    def __init__(self, kind: Kind, other: Statement) -> None:
        super().__init__(
            f"These words are already part of a {other.kind} at "
            f"{other.start}–{other.end}, and a {kind} keeps fact and judgement "
            "apart. Nothing was changed; choose other words or mark it as mixed."
        )


def attributes(
    codebook: Codebook, kind: Kind, given: Mapping[str, str]
) -> dict[str, str]:
    """Check attributes; a statement of a kind that has a type gets one.

    Raises:
        UnknownKindError: The codebook has no such kind.
        UnknownAttributeError: The kind has no such attribute.
        UnknownValueError: The attribute has no such value.
    """
    if kind not in {entry.kind for entry in codebook.kinds}:
        raise UnknownKindError(kind, codebook)
    for name, value in given.items():
        attribute = codebook.attribute(name)
        if attribute is None or kind not in attribute.kinds:
            raise UnknownAttributeError(name, kind, codebook)
        known = attribute.value(value)
        if known is None or known.retired:
            raise UnknownValueError(name, value, codebook)
    kind_of_type = codebook.attribute(STATEMENT_TYPE)
    if kind_of_type and kind in kind_of_type.kinds:
        return {STATEMENT_TYPE: kind_of_type.default, **given}
    return dict(given)


def check_link(
    codebook: Codebook, source: Kind, target: Kind, *, kind: str, mode: str | None
) -> None:
    """Raise unless the codebook allows the link.

    Raises:
        UnknownLinkError: Not between these kinds of statement.
        UnknownModeError: The link has no such mode.
    """
    allowed = codebook.links_between(source, target)
    link = next((item for item in allowed if item.value.name == kind), None)
    if link is None:
        raise UnknownLinkError(kind, source, target, codebook)
    modes = tuple(item.name for item in link.modes if not item.retired)
    if mode is not None and mode not in modes:
        raise UnknownModeError(mode, kind, modes)


APART = {Kind.CLAIM: Kind.COMMENT, Kind.COMMENT: Kind.CLAIM}
"""Which kinds may not lie on the same words without saying so."""


def check_apart(statement: Statement, others: Iterable[Statement]) -> None:
    """Raise when a claim and a comment share words and neither is mixed.

    Args:
        statement: The newer one.
        others: The statements of the other kind that it overlaps.

    Raises:
        SameTextError: The newer one is not declared mixed.
    """
    for other in others:
        if not statement.mixed and not other.mixed:
            raise SameTextError(statement.kind, other)
