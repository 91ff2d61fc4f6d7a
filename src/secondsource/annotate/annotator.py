"""Compose the annotation of one report: segmentation, reader, times, quantities, names, speakers, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from secondsource.annotate.attribution import AttributionOptions, Link, find_links
from secondsource.annotate.entities import EntityInput, find_entities, find_names, resolve_speaker
from secondsource.annotate.events import EventInput, find_events
from secondsource.annotate.quantities import find_quantities
from secondsource.annotate.quotation import quotations
from secondsource.annotate.segmentation import segment, tokenise
from secondsource.annotate.times import find_times
from secondsource.annotate.words import Words, heads, words_of
from secondsource.model.reading import Attribution, Manner, Quotation, Reading, Token
from secondsource.model.span import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from secondsource.annotate.reader import Reader, Tagged
    from secondsource.model.report import Report
