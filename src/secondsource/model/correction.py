"""Corrections: what a person says about findings, speakers and entities, kept in a file across runs."""

from __future__ import annotations

from typing import Literal

import msgspec

Deed = Literal["reject", "confirm", "annotate"]


class FindingCorrection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reject, confirm or annotate a finding: by its key, or by its kind and words of its evidence."""

    do: Deed
    key: str | None = None
    kind: str | None = None
    words: tuple[str, ...] = ()
    note: str | None = None
    place: str = ""


class SpeakerCorrection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say who speaks in the statement of a report that holds these words; None for nobody known."""

    words: str
    speaker: str | None = None
    report: str | None = None
    place: str = ""


class MergeCorrection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say that several names are one entity's, the first its name."""

    names: tuple[str, ...]
    place: str = ""


class SplitCorrection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Say that some of an entity's names are another's."""

    name: str
    aliases: tuple[str, ...]
    place: str = ""


class Corrections(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All corrections of a file, in its order."""

    finding: tuple[FindingCorrection, ...] = ()
    speaker: tuple[SpeakerCorrection, ...] = ()
    merge: tuple[MergeCorrection, ...] = ()
    split: tuple[SplitCorrection, ...] = ()
