"""Keeps lists in step with corrections: they show the corrected cable's level."""

from sqlalchemy import Connection, select

from reviewer.domain.correcting import corrected
from reviewer.domain.identifiers import CableId
from reviewer.store import cables, corrections
from reviewer.store.canonical import sealed
from reviewer.store.schema import cables as cables_table
from reviewer.store.schema import listings


def relist(tx: Connection, cable_id: CableId) -> None:
    """Write the banner that a cable has now where lists and searches find it."""
    opened = cables.load(tx, cable_id)
    if opened is None:
        return
    held = corrections.of_cable(tx, cable_id)
    banner = corrected(opened.text, opened.cable, held).cable.banner
    shown = str(banner) if banner else None
    wanted = select(cables_table).where(cables_table.c.cable_id == cable_id)
    row = dict(tx.execute(wanted).mappings().one())
    if row["banner"] == shown:
        return
    row.pop("row_sha256")
    change = cables_table.update().where(cables_table.c.cable_id == cable_id)
    tx.execute(change, sealed({**row, "banner": shown}))
    tx.execute(
        listings.update().where(listings.c.cable_id == cable_id),
        {"banner": shown, "level": banner.level.rank if banner else None},
    )
