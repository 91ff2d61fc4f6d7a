from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from secondsource.errors import EvidenceError, SecondSourceError
from secondsource.model.dossier import SCHEMA, BriefSentence, Dossier, check_evidence, schema, spans_in
from secondsource.model.report import Report
from secondsource.model.span import Span, span_of
from tests.render.dossiers import bare, ferry, quiet, two_stories

# The public contract: every list of a dossier with the keys of its items, in the contract's order.
CONTRACT = {
    "reports": "id title outlet authors published language origin sha256 text",
    "stories": "id title reports from to",
    "copies": "id a b relation share_a share_b passages earlier",
    "origins": "id reports why",
    "entities": "id name kind aliases mentions",
    "attributions": "id report source speaker cue content manner within time",
    "times": "id span value from to anchor",
    "quantities": "id span value unit of",
    "events": "id trigger sentence participants time factuality",
    "claims": "id story kind members reports origins status summary",
    "findings": "id kind severity explanation by evidence claims",
    "interactions": (
        "id actor actor_code action mode target target_code time place factuality attribution evidence "
        "context cameo goldstein date reports origins actor_words target_words trigger"
    ),
    "positions": "id speaker issue stance from to evidence",
    "timeline": "from to precision claim",
    "brief": "text evidence",
}
ADDED = ["revisions"]  # lists beyond the first contract
# Fields beyond the contract; nothing may be added without being named here.
EXTRA = {
    "reports": {"modified", "dates"},
    "stories": {"why"},
    "origins": {"links"},
    "claims": {"why", "behind", "against"},
    "attributions": {"candidates", "act", "guess"},
    "findings": {"key", "review", "grounds", "note"},
    "times": {"type", "mod", "zone"},
    "events": {"certainty", "place", "attribution"},
    "quantities": {"bound", "high", "as_of"},
    "timeline": set(
        "id story summary moment factuality reports origins others events participants evidence word".split()
    ),
}


def as_data(dossier: Dossier) -> dict[str, Any]:
    data = json.loads(dossier.to_json())
    assert isinstance(data, dict)
    return data


def item_schema(name: str) -> dict[str, Any]:
    found = schema()
    reference = found["$defs"]["Dossier"]["properties"][name]["items"]["$ref"]
    item = found["$defs"][reference.rpartition("/")[2]]
    assert isinstance(item, dict)
    return item


@pytest.mark.parametrize("dossier", [ferry(), two_stories(), quiet(), bare()], ids=["ferry", "two", "quiet", "empty"])
def test_a_dossier_survives_its_json(dossier: Dossier) -> None:
    assert Dossier.from_json(dossier.to_json()) == dossier
    assert Dossier.from_json(dossier.to_json().encode()) == dossier


def test_the_json_names_its_schema_first_and_the_lists_in_the_contracts_order() -> None:
    assert list(as_data(ferry())) == ["schema", *CONTRACT, *ADDED]
    assert as_data(ferry())["schema"] == SCHEMA == "secondsource/dossier/1"


@pytest.mark.parametrize("name", CONTRACT)
def test_every_list_of_the_contract_has_items_with_exactly_the_contracts_keys(name: str) -> None:
    keys = CONTRACT[name].split()
    declared = item_schema(name)
    assert set(declared["properties"]) == set(keys) | EXTRA.get(name, set())
    items = as_data(ferry())[name]
    assert items, "the example dossier has an item in every list"
    for item in items:
        assert [key for key in item if key in keys] == keys


def test_spans_have_four_keys() -> None:
    assert list(as_data(ferry())["brief"][0]["evidence"][0]) == ["report", "start", "end", "text"]


def test_members_and_passages_have_the_contracts_keys() -> None:
    data = as_data(ferry())
    assert {key for claim in data["claims"] for member in claim["members"] for key in member} == {"span", "ref"}
    assert {key for copy in data["copies"] for passage in copy["passages"] for key in passage} == {"a", "b"}


def test_the_json_is_readable_text_and_not_escaped() -> None:
    text = ferry().to_json()
    assert "“I did not order the change of course,”" in text
    assert text.startswith('{\n  "schema"')


@pytest.mark.parametrize("dossier", [ferry(), two_stories(), quiet(), bare()], ids=["ferry", "two", "quiet", "empty"])
def test_the_schema_accepts_real_dossiers(dossier: Dossier) -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(as_data(dossier))


def test_the_schema_says_which_draft_it_is() -> None:
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("findings", 0, "kind"), "gossip"),
        (("findings", 0, "severity"), "grave"),
        (("positions", 0, "stance"), "neutral"),
        (("claims", 0, "status"), "true"),
        (("reports", 0, "text"), None),
        (("timeline", 0, "from"), 2026),
        (("copies", 0, "share_a"), "half"),
    ],
)
def test_schema_and_loading_refuse_the_same_values(place: tuple[str, int, str], value: object) -> None:
    data = as_data(ferry())
    data[place[0]][place[1]][place[2]] = value
    assert not Draft202012Validator(schema()).is_valid(data)
    with pytest.raises(msgspec.ValidationError):
        Dossier.from_json(json.dumps(data))


@pytest.mark.parametrize("name", ["schema", *CONTRACT])
def test_a_missing_list_is_refused(name: str) -> None:
    data = as_data(ferry())
    del data[name]
    assert not Draft202012Validator(schema()).is_valid(data)
    with pytest.raises(msgspec.ValidationError, match=name):
        Dossier.from_json(json.dumps(data))


def test_another_versions_schema_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="schema"):
        Dossier.from_json(ferry().to_json().replace("secondsource/dossier/1", "secondsource/dossier/2"))


@pytest.mark.parametrize("data", ["", "[]", "{", '"secondsource"', "{}"])
def test_what_is_no_dossier_is_refused(data: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        Dossier.from_json(data)


def test_fields_of_later_versions_are_passed_over() -> None:
    data = as_data(ferry())
    data["reports"][0]["mood"] = "grim"
    data["weather"] = []
    assert Dossier.from_json(json.dumps(data)) == ferry()


def test_a_span_whose_words_differ_is_refused_with_its_place() -> None:
    dossier = ferry()
    changed = dossier.to_json().replace("lifeboat before dark", "lifeboat before dawn", 1)
    with pytest.raises(EvidenceError, match=r"northwire\.txt\[\d+:\d+\].*was the report changed") as caught:
        Dossier.from_json(changed)
    assert isinstance(caught.value, SecondSourceError)


def test_the_message_gives_both_wordings_and_the_place() -> None:
    report = Report.from_text("The gates were opened.", id="a")
    dossier = replace(bare(report), brief=(BriefSentence("It says so.", (Span("a", 4, 9, "dykes"),)),))
    with pytest.raises(EvidenceError, match=r"a\[4:9\]: the span says 'dykes', the text 'gates'"):
        check_evidence(dossier)


def test_a_span_of_a_report_that_is_not_there_is_refused() -> None:
    dossier = replace(bare(), brief=(BriefSentence("It says so.", (Span("gone.txt", 0, 3, "The"),)),))
    with pytest.raises(EvidenceError, match=r"gone\.txt"):
        check_evidence(dossier)


@pytest.mark.parametrize("place", [(-5, -1), (3, 3), (9, 4), (0, 10_000)])
def test_a_span_outside_the_text_or_without_words_is_refused(place: tuple[int, int]) -> None:
    report = Report.from_text("The gates were opened.", id="a")
    span = Span("a", *place, report.text[slice(*place)])
    with pytest.raises(EvidenceError):
        check_evidence(replace(bare(report), brief=(BriefSentence("It says so.", (span,)),)))


def test_all_spans_are_checked_and_counted() -> None:
    dossier = ferry()
    spans = list(spans_in(dossier))
    texts = {r.id: r.text for r in dossier.reports}
    assert check_evidence(dossier) == len(spans) > 100
    assert all(texts[s.report][s.start : s.end] == s.text for s in spans)


def test_spans_are_found_however_deep_they_lie() -> None:
    report = Report.from_text("The gates were opened.", id="a")
    one, other = span_of(report, 0, 3), span_of(report, 4, 9)
    assert list(spans_in((1, [one, None], ({"no": "span"}, BriefSentence("x", (other,)))))) == [one, other]
