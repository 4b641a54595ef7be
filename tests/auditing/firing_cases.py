"""Cables that each rule must tell."""

from dataclasses import replace

from tests.auditing.near_cables import (
    EIGHTIES,
    NINETIES,
    ONLY_U,
    PAGE,
    SEVENTIES,
    C,
    Case,
    S,
    U,
    declassified,
    in_year,
    inserted,
    marked,
    sections,
    title_of,
)

FIRING: dict[str, tuple[Case, ...]] = {
    "MA-01": (
        marked("(S) "),
        U.with_marking(1, "(C) "),
        replace(C, subject_marking="(TS) "),
    ),
    "MA-02": (ONLY_U, replace(U, captions="SENSITIVE")),
    "MA-03": (
        replace(C, title="-"),
        inserted(C, f"S E C R E T {C.post} {C.serial:06}"),
    ),
    "MA-04": (replace(C, captions="NOFORN"), marked("(C//NF) "), marked("(C//SI) ")),
    "MA-05": (marked(""), S.with_marking(2, ""), U.with_marking(1, "")),
    "MA-06": (replace(C, subject_marking=""), replace(S, subject_marking="")),
    "MA-07": (
        replace(C, heading="THE HARBOR SCHOOL"),
        replace(S, heading="-----\nDues\n-----"),
    ),
    "MA-08": (
        C.with_words(1, "The clerk counted eleven\n\nbarges in the basin."),
        C.with_words(1, f"The clerk counted eleven\n\n{PAGE}\n\nbarges in the basin."),
    ),
    "MA-09": (
        marked("(c) "),
        replace(C, subject_marking="(c) "),
        replace(C, heading="(C/NF) THE HARBOR SCHOOL"),
        marked("(C/NF) "),
        marked("(C//S) "),
        marked("(S//C) ", S),
        marked("(\u0421) "),
        marked("(LOU) "),
        marked("(SE) ", S),
        in_year(marked("(SBU) ", EIGHTIES), 1988),
    ),
    "MA-10": (
        U.with_marking(1, "(SBU) "),
        U.with_marking(0, "(FOUO) "),
        replace(U, title="SBU"),
    ),
    "MA-11": (
        replace(C, by=""),
        replace(C, by="Classified By: Consul\n\n"),
        replace(NINETIES, by=""),
    ),
    "MA-12": (replace(C, reason=""), replace(NINETIES, reason="")),
    "MA-13": (
        replace(C, reason="REASON 1.5(B) "),
        replace(NINETIES, reason="REASON 1.4(B) "),
        replace(C, reason="REASON 1.6 (A) "),
    ),
    "MA-14": (
        replace(C, reason="REASON 1.4(B) AND (J) "),
        replace(NINETIES, reason="REASON 1.5(H) "),
    ),
    "MA-15": (
        replace(C, order="11652"),
        replace(C, order="13526"),
        replace(EIGHTIES, order="12958"),
    ),
    "MA-16": (
        declassified("DECL:"),
        declassified("DECL: N/A"),
        declassified("DECL: 05/17/2014", U),
    ),
    "MA-17": (
        declassified("DECL: 05/17/2001"),
        declassified("DECL: 13/45/2018"),
        declassified("DECL: 05/17/15"),
        declassified("DECL: 05/06/2014"),
    ),
    "MA-18": (declassified("DECL: 11/15/2018"), declassified("DECL: 11/22/2018")),
    "MA-19": (
        declassified("DECL: 05/17/2036"),
        declassified("DECL: 05/17/2014", NINETIES),
    ),
    "MA-20": (
        declassified("DECL: X1"),
        declassified("DECL: OADR"),
        declassified("DECL: MR"),
        declassified("DECL: 25X1"),
        declassified("DECL: X1", EIGHTIES),
    ),
    "MA-21": (declassified("DECL: 03/27/2010"), NINETIES),
    "MA-22": (replace(C, letters="ZNY SSSSS ZZH"), replace(U, letters="ZNY CCCCC ZZH")),
    "MA-23": (
        replace(C, filing="3230709"),
        replace(C, filing="3241809"),
        replace(C, filing="3242509"),
    ),
    "MA-24": (
        replace(C, sender_serial="0999"),
        replace(C, routing="ZZ"),
        inserted(C, f"{C.post} 00000999  002 OF 002"),
        inserted(C, f"NORTH HAVEN {C.serial:08}  002 OF 002"),
    ),
    "MA-25": (
        sections(),
        sections(PAGE),
        sections(title_of(2), title_of(2)),
        sections(title_of(4, 4), count=4),
        sections(title_of(3, 3), title_of(2, 3), count=3),
    ),
    "MA-26": (
        C.with_words(1, C.paragraphs[2][1]),
        C.with_words(1, "In short, " + C.paragraphs[2][1].lower()),
    ),
    "MA-27": (
        replace(C, last_number=5),
        replace(C, first_number=2),
        C.text.replace("\n\n1. ", "\n\n11. ")
        .replace("\n\n2. ", "\n\n12. ")
        .replace("\n\n3. ", "\n\n13. ")
        .replace("\n\n4. ", "\n\n14. "),
        inserted(C, "2. (C) The count was repeated.", before="(U) THE"),
    ),
    "MA-28": (
        C.with_words(0, "Summary: The dues rise."),
        C.with_words(0, "Dues rise. End summary."),
        C.with_words(3, "Comment: They rise."),
        C.with_marking(3, "(U) "),
    ),
    "MA-29": (
        replace(C, captions="NODIS EXDIS"),
        replace(C, captions="STADIS", info=("SECDEF WASHINGTON DC",)),
        replace(C, captions="EXDIS", info=("AMEMBASSY KARVAL CITY",) * 6),
    ),
    "MA-30": (
        replace(C, tags="PGOV, PXYZ"),
        C.with_words(1, "Dues rise \u202ehere."),
        C.with_words(1, "Dues rise.  \nThey do."),
        replace(C, signature="VENN"),
        C.text.replace("PGOV", "[PGOV](#)"),
        in_year(SEVENTIES, 1972),
    ),
    "MA-31": (
        replace(C, signature=""),
        replace(C, signature="VENN\n\nVisit us in town.\n"),
    ),
}
