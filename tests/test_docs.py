"""The documentation says what the program does."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import unquote

import msgspec
import pytest
import typer.main

from secondsource import Engine, Report, compare, load, read
from secondsource.cli import app
from secondsource.judge.passage import passage
from secondsource.judge.rules import RULES as ON_PASSAGES
from secondsource.judge.rules import objections
from secondsource.judge.verdict import RULES
from secondsource.model.dossier import schema
from secondsource.model.quote import Quoted, Rendering, WordingKind
from secondsource.render import terminal
from secondsource.render.reading import reading_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from secondsource.model.dossier import Dossier

ROOT = Path(__file__).parent.parent
PACKAGES = {path.parent.name for path in (ROOT / "src/secondsource").glob("*/__init__.py")}
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "examples").glob("*.md"),
        *(ROOT / "src/secondsource/weights").glob("*.md"),
    ]
)
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
CONTEXT = (
    """Ferry loses power off Hallvik

The ferry Nordlys lost power off Hallvik on Monday morning with 214 passengers on board. Harbour master Ingrid Falk led
the rescue from the quay. The ferry company Nordfjord Lines has run the route since 2011.""",
    """Passengers saved from drifting ferry

The Nordlys, a ferry with 214 passengers, was left without power near Hallvik on Monday morning. The rescue was led by
harbour master Ingrid Falk from the quay in Hallvik. Nordfjord Lines has operated the route since 2011.""",
)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code_lines(text: str) -> Iterator[str]:
    """Yield the lines of code blocks, indented or fenced, and inline code."""
    fenced = False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced or line.startswith("    "):
            yield line.strip()
        else:
            yield from re.findall(r"`([^`]+)`", line)


def commands(text: str) -> Iterator[list[str]]:
    """Yield the arguments of every `secondsource` command line shown."""
    for line in code_lines(text):
        for part in re.split(r"\s*(?:&&|\|\||\||;|>)\s*", line):
            match = re.match(r"(?:\$ )?(?:\S*/)?secondsource\s+(.*)", part)
            shown = re.split(r"\s{3,}", match[1].strip())[0] if match else ""
            if match and re.match(r"[a-z-]", shown):
                yield shlex.split(shown.replace("PATH…", "reports"))


COMMANDS = sorted({(name, *arguments) for name in NAMES for arguments in commands(text_of(name))})


@pytest.mark.parametrize("line", COMMANDS, ids=" ".join)
def test_shown_command_lines_parse(line: tuple[str, ...]) -> None:
    _, first, *rest = line
    group: Any = typer.main.get_command(app)
    if first.startswith("--"):
        assert first in {option for parameter in group.params for option in parameter.opts} | {"--help"}
    else:
        command = group.commands[first]
        if rest or not command.params:
            command.make_context(first, list(rest))


def test_every_command_is_shown() -> None:
    group: Any = typer.main.get_command(app)
    assert set(group.commands) <= {line[1] for line in COMMANDS if line[0] == "README.md"}


def definitions() -> dict[str, dict[str, Any]]:
    made = schema()
    return {name: value for name, value in made["$defs"].items() if "properties" in value}


def documented() -> dict[str, dict[str, str]]:
    """Return the fields that docs/json.md describes, section by section, with their types."""
    found: dict[str, dict[str, str]] = {}
    section = ""
    for line in text_of("docs/json.md").splitlines():
        if heading := re.fullmatch(r"## (\w+)", line):
            section = heading[1]
        elif row := re.match(r"\| `(\w+)` \| ([^|]+) \|", line):
            found.setdefault(section, {})[row[1]] = row[2]
    return found


def test_every_field_of_the_schema_is_documented_and_no_other() -> None:
    wanted = {name: set(value["properties"]) for name, value in definitions().items()}
    assert {name: set(fields) for name, fields in documented().items()} == wanted


def test_documented_types_fit_the_schema() -> None:
    for name, value in definitions().items():
        for field, shape in value["properties"].items():
            words = documented()[name][field]
            choices = shape.get("anyOf", [shape])
            kinds = {choice.get("type") for choice in choices}
            assert ("null" in kinds) == ("null" in words), (name, field)
            assert ("optional" in words) == (field not in value["required"]), (name, field)
            assert ("array" in kinds) == words.startswith("list"), (name, field)
            assert ("integer" in kinds) == words.startswith("integer"), (name, field)
            literals = {item for choice in choices for item in choice.get("enum", ())}
            assert literals <= set(re.findall(r'"([^"]+)"', words)), (name, field)


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(name)):
        path, _, anchor = target.partition("#")
        if ":" in path:
            assert path.startswith("https:"), target
            continue
        place = (ROOT / name).parent / unquote(path) if path else ROOT / name
        assert place.exists(), target
        if anchor:
            assert anchor in anchors(place.read_text(encoding="utf-8")), target


@pytest.mark.parametrize("name", NAMES)
def test_no_page_names_a_place_on_a_machine(name: str) -> None:
    assert (
        re.findall(r"(?<![\w.:/~)…])/(?:home|root|tmp|work|Users|usr|opt|var|mnt)\b\S*|[A-Z]:\\", text_of(name)) == []
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_described(rule: Callable[..., object]) -> None:
    assert f"\n## {rule.__name__}\n" in text_of("docs/findings.md")


EXAMPLES = re.findall(r"```example ([\w-]+) \| (.+)\n(.+)\n(?:(.+)\n)?```", text_of("docs/findings.md"))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize(("kind", "rule", "first", "second"), EXAMPLES)
def test_examples_of_rules_make_their_findings(engine: Engine, kind: str, rule: str, first: str, second: str) -> None:
    texts = [f"{CONTEXT[0]}\n\n{first}", f"{CONTEXT[1]}\n\n{second}"]
    if kind == "headline-body":
        body = CONTEXT[0].partition("\n\n")[2]
        texts = [f"{first}\n\n{body}\n\n{second}"]
    reports = [
        Report.from_text(text, id=name, published=f"2026-05-12T1{at}:00")
        for at, (name, text) in enumerate(zip("ab", texts, strict=False))
    ]
    assert (kind, rule) in {(item.kind, item.by) for item in compare(reports, engine=engine).findings}


PASSAGES = re.findall(r"```passages (\w+)\n(.+)\n(.+)\n```", text_of("docs/findings.md"))


@pytest.mark.parametrize(("rule", "a", "b"), PASSAGES)
def test_examples_of_rules_on_two_passages_are_objected_to(rule: str, a: str, b: str) -> None:
    assert rule in {item.rule for item in objections(passage(a), passage(b))}


def test_every_rule_on_two_passages_has_an_example() -> None:
    assert {rule for rule, *_ in PASSAGES} == set(ON_PASSAGES)


@pytest.fixture(scope="module")
def flood(engine: Engine) -> Dossier:
    return compare(load([ROOT / "examples" / "flood"]).reports, engine=engine)


def unnumbered(line: str) -> str:
    """Return a line of the screen without the finding's number at its end."""
    return re.sub(r"\s+f\d+$", "", line.strip())


def test_the_screen_in_the_readme_is_what_the_program_prints(flood: Dossier) -> None:
    """Where it is not: `python docs/refresh.py` renews it."""
    shown = text_of("README.md").partition("<!-- screen -->")[2].partition("<!-- /screen -->")[0]
    lines = [unnumbered(line) for line in shown.splitlines()]
    lines = [line for line in lines if line and line != "[…]" and not line.startswith(("```", "$ "))]
    printed = [unnumbered(line) for line in terminal(flood, width=100, colour=False).splitlines()]
    assert lines
    assert [line for line in lines if line not in printed] == []


def test_spans_shown_in_the_contract_are_the_words_at_their_places() -> None:
    texts = {report.id: report.text for report in load([ROOT / "examples" / "flood"]).reports}
    pattern = r'\{"report": "(\w+)", "start": (\d+), "end": (\d+), "text": "([^"]+)"\}'
    shown = re.findall(pattern, text_of("docs/json.md"))
    assert shown
    for report, start, end, words in shown:
        assert texts[report][int(start) : int(end)] == words


def holds(real: object, shown: object) -> bool:
    """Tell whether a value has all that is shown of it."""
    if isinstance(shown, dict):
        return isinstance(real, dict) and all(name in real and holds(real[name], shown[name]) for name in shown)
    if isinstance(shown, list):
        return isinstance(real, list) and all(any(holds(item, part) for item in real) for part in shown)
    return real == shown


def test_the_example_of_the_contract_is_what_the_program_gives(flood: Dossier) -> None:
    example = re.search(r"```json\n(.+?)```", text_of("docs/json.md").partition("## An example")[2], re.DOTALL)
    assert example is not None
    assert holds(json.loads(flood.to_json()), json.loads(re.sub(r",\s*…", "", example[1])))


def test_what_quote_prints_is_described() -> None:
    section = text_of("docs/json.md").partition("## `quote --json`")[2].partition("\n## ")[0]
    told = set(re.findall(r"`(\w+)`", section))
    assert {field for shape in (Quoted, Rendering) for field in shape.__struct_fields__} <= told
    assert set(get_args(WordingKind)) <= told


def test_what_read_prints_is_described() -> None:
    section = text_of("docs/json.md").partition("## `read --json`")[2].partition("\n## ")[0]
    printed = json.loads(reading_json(read(Report.from_text("Rain fell.", id="a"))))
    assert set(printed) - set(documented()["Report"]) == set(re.findall(r"`(\w+)`", section))


def test_the_architecture_names_every_module() -> None:
    told: dict[str, set[str]] = {}
    packages: list[str] = []
    for line in text_of("docs/architecture.md").partition("## Packages and modules")[2].splitlines():
        if heading := re.fullmatch(r"\| ((?:`\w+`(?:, )?)+) \|.*", line):
            names = re.findall(r"`(\w+)`", heading[1])
            packages = names if set(names) <= PACKAGES else packages
        if line.startswith("|"):
            for package in packages:
                told.setdefault(package, set()).update(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", line))))
    for package in PACKAGES - {"weights"}:
        folder = ROOT / "src/secondsource" / package
        here = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
        assert here - {"__init__"} <= told[package], package


@pytest.mark.parametrize("name", ["docs/for-analysts.md", "docs/for-researchers.md"])
def test_programs_of_the_guides_run(
    name: str, flood: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reading = msgspec.json.encode({**msgspec.to_builtins(flood.reports[0]), "attributions": flood.attributions[:9]})
    line = reading[:-1] + b',"entities":' + msgspec.json.encode(flood.entities) + b"}\n"
    (tmp_path / "readings.jsonl").write_bytes(line)
    (tmp_path / "reports.json").write_text(flood.to_json(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    program = "\n".join(re.findall(r"```python\n(.+?)```", text_of(name), re.DOTALL))
    exec(compile(program, name, "exec"), {})  # noqa: S102 -- ours
    assert len(capsys.readouterr().out.splitlines()) > 3


def test_the_readme_begins_with_two_commands() -> None:
    readme = text_of("README.md")
    assert "    bash check.sh\n" in readme
    assert (ROOT / "check.sh").exists()
    assert ".venv/bin/secondsource compare examples/flood\n" in readme


def test_the_python_example_runs() -> None:
    example = re.search(r"```python\n(.+?)```", text_of("README.md"), re.DOTALL)
    assert example is not None
    names: dict[str, Any] = {}
    exec(compile(example[1].replace("print(dossier.to_json())", ""), "README.md", "exec"), names)  # noqa: S102 -- ours
    assert [item.kind for item in names["dossier"].findings] == ["altered-quote"]
