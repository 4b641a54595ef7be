"""Receipts: read as written, and anything else is told from them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer import resources
from reviewer.domain.identifiers import CableId, ReviewerId
from reviewer.domain.signing import JournalHead, Receipt, SignOff
from reviewer.interchange import receipts

PATH = Path("receipt.json")
HASH = "0" * 64
RECEIPT = Receipt(
    project_id="harbour",
    project_name="Harbour dues",
    sign_off=SignOff(
        cable_id=CableId("09PORTSELWYN12"),
        revision=1,
        by=ReviewerId("r1"),
        at=datetime(2011, 5, 4, 9, tzinfo=UTC),
        text_sha256=HASH,
        codebook_sha256=HASH,
        first_sha256=HASH,
        second_sha256=None,
        decisions_sha256=HASH,
        result_sha256=HASH,
    ),
    structure_sha256=HASH,
    journal=JournalHead(sequence=9, hash=HASH, length=9),
    people={"analyst": "analyst", "signed_off_by": "analyst"},
    remarks=("single reviewer – no independent check",),
    app_version="0.1.0",
)


def test_a_receipt_is_read_as_it_was_written() -> None:
    assert receipts.read(receipts.write(RECEIPT), PATH) == RECEIPT


def test_the_schema_is_the_one_that_ships() -> None:
    shipped = resources.path("schemas/reviewer-receipt.schema.json")
    assert receipts.schema() == shipped.read_bytes()


def test_a_newer_receipt_says_so() -> None:
    written = json.loads(receipts.write(RECEIPT))
    newer = json.dumps({**written, "version": 2, "receipt": "otherwise"})
    with pytest.raises(receipts.NewerReceiptError, match="version 2"):
        receipts.read(newer.encode(), PATH)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"{}",
        b'{"format": "holiday", "version": 1}',
        receipts.write(RECEIPT)[:-20],
        receipts.write(RECEIPT).replace(b"revision", b"revisiom"),
        receipts.write(RECEIPT).replace(b'"sequence": ', b'"sequence": 9' + b"0" * 30),
        b" " * (receipts.LARGEST + 1),
    ],
    ids=[
        "empty",
        "bytes",
        "deep",
        "bare",
        "foreign",
        "cut",
        "misspelt",
        "endless",
        "long",
    ],
)
def test_anything_else_is_no_receipt(data: bytes) -> None:
    with pytest.raises(receipts.NoReceiptError, match="Nothing was checked"):
        receipts.read(data, PATH)
