"""The names a program uses, and what importing them costs."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import secondsource

HEAVY = ("numpy", "onnxruntime", "tokenizers", "typer", "lxml", "trafilatura", "jinja2", "secondsource.pipeline")


def loaded_after(statement: str) -> set[str]:
    """Return which heavy modules a fresh Python holds after a statement."""
    code = f"{statement}\nimport json, sys\nprint(json.dumps([m for m in {HEAVY!r} if m in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- our own interpreter
    return set(json.loads(done.stdout))


def test_the_public_names_can_be_imported() -> None:
    from secondsource import Engine, Report, compare, load, read, stories  # noqa: PLC0415 -- what is tested

    assert all(callable(item) for item in (Engine, Report.from_text, compare, load, read, stories))


def test_every_name_that_is_promised_is_there() -> None:
    assert set(secondsource.__all__) == {"Engine", "Report", "__version__", "compare", "load", "read", "stories"}
    for name in secondsource.__all__:
        assert getattr(secondsource, name) is not None


def test_names_come_from_their_homes() -> None:
    from secondsource.ingest import load  # noqa: PLC0415 -- what is tested
    from secondsource.model.report import Report  # noqa: PLC0415 -- likewise
    from secondsource.pipeline import compare  # noqa: PLC0415 -- likewise

    assert (secondsource.Report, secondsource.load, secondsource.compare) == (Report, load, compare)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'secondsource' has no attribute 'comprae'"):
        _ = secondsource.comprae
    with pytest.raises(ImportError, match="comprae"):
        from secondsource import comprae  # noqa: F401, PLC0415 -- what is tested


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_after("import secondsource") == set()


def test_making_a_report_loads_nothing_heavy() -> None:
    assert loaded_after("from secondsource import Report; Report.from_text('Words.')") == set()


def test_loading_text_needs_no_network_of_any_kind_nor_a_page_reader() -> None:
    statement = "import sys; from secondsource import load; assert not load(['no-such-file.txt']).reports"
    assert loaded_after(statement) & {"onnxruntime", "tokenizers", "trafilatura", "jinja2"} == set()


def test_a_dossier_can_be_loaded_and_checked_without_the_weights() -> None:
    statement = "from secondsource.model.dossier import Dossier, schema; schema()"
    assert loaded_after(statement) & {"onnxruntime", "tokenizers", "secondsource.pipeline"} == set()
