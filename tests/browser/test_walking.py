"""Going through findings and their places in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_dossier_page import choose

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_arrow_keys_go_on_from_what_is_chosen_and_scroll_where_nothing_is(wide: Page) -> None:
    wide.keyboard.press("ArrowDown")
    assert wide.locator(".finding.chosen").count() == 0
    choose(wide, "f1")
    wide.evaluate("document.activeElement.blur()")
    wide.keyboard.press("ArrowDown")
    assert wide.get_attribute("#f2 .choose", "aria-pressed") == "true"


def test_arrow_keys_scroll_a_page_of_one_column(phone: Page) -> None:
    choose(phone, "f1")
    phone.evaluate("document.activeElement.blur()")
    before = phone.evaluate("scrollY")
    phone.keyboard.press("ArrowDown")
    phone.wait_for_function("(before) => scrollY > before", arg=before)
    assert phone.get_attribute("#f1 .choose", "aria-pressed") == "true"


def test_escape_takes_the_finding_out_of_the_address(wide: Page) -> None:
    choose(wide, "f1")
    assert wide.url.endswith("#f1")
    wide.keyboard.press("Escape")
    assert "#" not in wide.url


def test_words_that_run_on_through_other_marks_are_one_place(wide: Page) -> None:
    choose(wide, "f10")
    assert wide.inner_text("#lit-words") == "f10: 1 place in 1 report"
    assert wide.locator("#r5 .lit").count() > 1
    wide.keyboard.press("ArrowRight")
    assert wide.locator(".here").count() == wide.locator("#r5 .lit").count()
    assert wide.text_content("#told") == (
        "strand-notes.md, line 5: “I kept east of the light, said captain Thomas Reiss. "
        "He did not say whether the light was burning."
    )


def test_lines_that_a_margin_has_broken_are_one_place(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(pages["wrapped"].as_uri())
    choose(page, "f1")
    page.keyboard.press("ArrowRight")
    assert page.text_content("#told") == "a, line 1: the gate had been left open by the night watch"
    page.close()


def test_the_wording_of_one_report_is_in_sight_beside_that_of_many(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    page.goto(pages["many"].as_uri())
    choose(page, "f1")
    assert [n for n in range(1, 7) if page.locator(f"#r{n} .text").is_visible()] == [1, 6]
    right = "(e) => e.getBoundingClientRect().right <= innerWidth"
    assert page.locator("#r6").evaluate(right)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator("#r2 .here").is_visible()
    page.click("#r4 .unfold")
    assert page.locator("#r4 .lit").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".report .text:visible").count() == 6
    page.close()


def test_a_card_is_chosen_wherever_it_is_pressed(wide: Page) -> None:
    wide.click("#f1 .why")
    assert wide.get_attribute("#f1 .choose", "aria-pressed") == "true"
    wide.click("#f1 .why")
    assert wide.get_attribute("#f1 .choose", "aria-pressed") == "true"
    wide.click("#f2 .how summary")
    assert wide.get_attribute("#f2 .choose", "aria-pressed") == "false"
    wide.evaluate("getSelection().selectAllChildren(document.querySelector('#f2 .why'))")
    wide.evaluate("document.querySelector('#f2 .why').click()")
    assert wide.get_attribute("#f2 .choose", "aria-pressed") == "false"


def test_a_disputed_claim_leads_to_what_disputes_it(wide: Page) -> None:
    wide.click("#c3 .see")
    assert wide.get_attribute("#f2 .choose", "aria-pressed") == "true"
    assert wide.evaluate("document.activeElement.dataset.key") == "f2"


def test_places_are_large_enough_to_press(wide: Page) -> None:
    heights = "() => [...document.querySelectorAll('.panel .place')].filter((e) => e.getClientRects().length)"
    assert wide.evaluate(f"({heights})().every((e) => e.getBoundingClientRect().height >= 24)")
