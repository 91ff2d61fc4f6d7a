"""The English grammar of time expressions: its vocabulary, its rules compiled, and how neighbours join."""

from __future__ import annotations

from secondsource.annotate.times import (
    english_clock,
    english_dates,
    english_durations,
    english_relative,
    english_shared,
    english_years,
)
from secondsource.annotate.times.compose import Joins
from secondsource.annotate.times.english_words import CLASSES, ENGLISH
from secondsource.annotate.times.rules import compile_grammar

VOCABULARY = ENGLISH
GRAMMAR = compile_grammar(
    (
        *english_dates.RULES,
        *english_years.RULES,
        *english_clock.RULES,
        *english_relative.RULES,
        *english_durations.RULES,
    ),
    {**english_shared.MACROS, **english_clock.MACROS, **english_relative.MACROS, **english_durations.MACROS},
    CLASSES,
)
JOINS = Joins(
    clock_then_day=frozenset({(), ("ON",), ("COMMA",), ("OF",), ("COMMA", "ON")}),
    day_then_clock=frozenset({(), ("COMMA",), ("AT",), ("COMMA", "AT"), ("AT", "APPROX")}),
)
