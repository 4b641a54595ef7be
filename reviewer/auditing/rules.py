"""The table of rules: every rule's id, weight, sentence, origin and function."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reviewer.auditing import (
    agreement,
    authority,
    blocks,
    channels,
    declassification,
    facts,
    layout,
    numbering,
    overall,
    portions,
)
from reviewer.auditing.evidence import Evidence, Hit
from reviewer.domain.audit import Finding, Severity
from reviewer.domain.text import Span

Check: TypeAlias = Callable[[Evidence], Iterator[Hit]]
E, W, I = Severity.ERROR, Severity.WARNING, Severity.NOTE  # noqa: E741 - as printed


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``title`` says what holds in a cable that passes.

    ``severity`` is what a finding weighs unless its check says otherwise, and
    ``by_regime`` whether what it asks for changed with the orders.
    """

    rule_id: str
    severity: Severity
    title: str
    source: str
    checks: tuple[Check, ...]
    by_regime: bool = False

    def findings(self, evidence: Evidence) -> Iterator[Finding]:
        """Look at the evidence; nothing comes of a cable that passes.

        There is one finding for each matter at each place, so that rule, matter and
        place name it: should a check say more of the same, that joins the message,
        and the heaviest weight counts.
        """
        places: dict[tuple[Span, str], list[Hit]] = {}
        for check in self.checks:
            for hit in check(evidence):
                places.setdefault((hit.span, hit.matter), []).append(hit)
        for (span, matter), hits in places.items():
            weights = {hit.severity or self.severity for hit in hits}
            yield Finding(
                rule=self.rule_id,
                severity=next(weight for weight in Severity if weight in weights),
                span=span,
                message=" ".join(dict.fromkeys(hit.message for hit in hits)),
                source=self.source,
                matter=matter,
                regime=evidence.regime if self.by_regime else "",
            )


def _rule(
    number: int,
    severity: Severity,
    title: str,
    source: str,
    *checks: Check,
    by_regime: bool = False,
) -> Rule:
    return Rule(f"MA-{number:02}", severity, title, source, checks, by_regime)


RULES = (
    _rule(
        1, E, "The overall line is not lower than any portion.",
        "E.O. 13526 §1.6; 32 CFR 2001.21", overall.below_portions,
    ),
    _rule(
        2, W, "The overall line is not higher than the highest portion.",
        "ISOO marking booklet", overall.above_portions,
    ),
    _rule(
        3, E, "One overall level stands there and can be read.",
        "5 FAH-2 H-222", overall.unreadable,
    ),
    _rule(
        4, W, "Banner and portions carry the same controls.",
        "CAPCO register", overall.banner_controls,
    ),
    _rule(
        5, W, "Every numbered paragraph carries a marking.",
        "E.O. 13526 §1.6(c); 5 FAH-1 H-246.2", portions.unmarked_paragraph,
        by_regime=True,
    ),
    _rule(
        6, W, "The subject of a classified cable carries a marking.",
        "32 CFR 2001.21", portions.unmarked_subject,
        by_regime=True,
    ),
    _rule(
        7, I, "The headings of a classified cable carry markings.",
        "32 CFR 2001.21", portions.unmarked_heading,
        by_regime=True,
    ),
    _rule(
        8, I, "No paragraph is broken into blocks.",
        "layout", layout.continuation,
    ),
    _rule(
        9, W, "Markings are known, well formed and of their time.",
        "CAPCO register", portions.ill_formed,
        by_regime=True,
    ),
    _rule(
        10, W, "SBU portions stand under the caption SENSITIVE.",
        "12 FAM 540", portions.sensitive_without_caption,
    ),
    _rule(
        11, W, "The classifier is named, with the position.",
        "32 CFR 2001.21(a)(1); 5 FAH-1 H-246", authority.classifier_missing,
        by_regime=True,
    ),
    _rule(
        12, W, "A reason is given, or what the cable is derived from.",
        "32 CFR 2001.21(a)(3), 2001.22", authority.reason_missing,
        by_regime=True,
    ),
    _rule(
        13, W, "The reasons are those of the order in force.",
        "ISOO, 2003", authority.reason_of_another_order,
        by_regime=True,
    ),
    _rule(
        14, E, "The order has a reason of that letter.",
        "ISOO, 2003", authority.reason_out_of_range,
        by_regime=True,
    ),
    _rule(
        15, W, "The order cited was in force.",
        "dates of the orders", authority.order_not_in_force,
        by_regime=True,
    ),
    _rule(
        16, W, "Classified cables, and no others, say when they are declassified.",
        "E.O. 13526 §1.6(a)(4)", declassification.missing_or_needless,
        by_regime=True,
    ),
    _rule(
        17, W, "The declassification date is possible, clear and after the cable.",
        "E.O. 13526 §1.6(a)(4)", declassification.doubtful_date,
    ),
    _rule(
        18, I, "The usual term begins with the cable's own date.",
        "E.O. 12958 §1.5(b)", declassification.implied_decision,
        by_regime=True,
    ),
    _rule(
        19, W, "The term is not longer than the order allows.",
        "E.O. 13526 §1.5", declassification.too_long,
        by_regime=True,
    ),
    _rule(
        20, W, "Codes are those of the order in force, with a date where one is due.",
        "ISOO; 32 CFR 2001.26", declassification.code_out_of_regime,
        by_regime=True,
    ),
    _rule(
        21, I, "The declassification date has not been reached.",
        "E.O. 13526 §1.5", declassification.date_reached,
    ),
    _rule(
        22, E, "The transmission letters agree with the overall line.",
        "ACP 127", agreement.transmitted_level,
    ),
    _rule(
        23, W, "The filing group agrees with the date-time group.",
        "ACP 127", agreement.filing_time,
    ),
    _rule(
        24, W, "Serials, precedence and posts agree over the lines.",
        "layout", agreement.serials,
    ),
    _rule(
        25, E, "Every section is there once, in order, under its own header.",
        "layout", numbering.sections,
    ),
    _rule(
        26, W, "The same facts stand under the same marking.",
        "judgement", facts.under_different_markings,
    ),
    _rule(
        27, I, "The paragraphs are numbered from 1 without gap or double.",
        "layout", numbering.paragraph_numbers,
    ),
    _rule(
        28, W, "Summary and Comment are opened, ended, and marked like their subject.",
        "drafting practice", blocks.unpaired, blocks.lower_comment,
    ),
    _rule(
        29, W, "One channel caption, and no addressee that it excludes.",
        "5 FAH-2 H-440", channels.captions,
    ),
    _rule(
        30, I, "The TAGS are known and copying left no residue.",
        "5 FAH-3", channels.unknown_tags, layout.residue,
    ),
    _rule(
        31, I, "The cable is signed, and nothing stands below the signature.",
        "layout", layout.signature,
    ),
)  # fmt: skip
