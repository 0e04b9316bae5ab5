"""What a person decided about claims: an input to linking, never an edit of an event."""

from __future__ import annotations

from typing import Literal

from rasid.records import Record


class Decision(Record, frozen=True, kw_only=True):
    """Two claims tell the `same` event, or their events stay `apart`. `apart` wins over `same`."""

    verdict: Literal["same", "apart"]
    claims: tuple[str, str]
