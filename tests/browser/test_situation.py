from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

LIT = "() => [...document.querySelectorAll('.reports .lit')].map((e) => e.textContent).join('')"


def test_an_arcs_figure_lights_the_words_of_the_deed(wide: Page) -> None:
    label = wide.locator("#deeds .deed-label")
    assert label.count() == 1
    assert label.inner_text() == "−1"
    label.click()
    assert wide.evaluate(LIT) == "called for the company’s licence to be withdrawn"
    assert label.get_attribute("aria-pressed") == "true"
    assert wide.inner_text("#lit-words") == "1 place in 1 report"


def test_an_arcs_figure_can_be_reached_and_pressed_by_key(wide: Page) -> None:
    wide.locator("#deeds .deed-label").focus()
    wide.keyboard.press("Enter")
    assert wide.evaluate(LIT) == "called for the company’s licence to be withdrawn"


def test_conflict_and_cooperation_differ_by_more_than_colour(wide: Page) -> None:
    dashes = "(e) => getComputedStyle(e).strokeDasharray"
    assert wide.locator("#deeds .legend .deed.is-conflict").first.evaluate(dashes) != "none"
    assert wide.locator("#deeds .legend .deed.is-cooperation").first.evaluate(dashes) == "none"


def test_the_picture_fits_a_narrow_screen(wide: Page) -> None:
    wide.set_viewport_size({"width": 390, "height": 800})
    box = wide.locator("svg.situation").first.bounding_box()
    assert box is not None
    assert box["width"] <= 390
    assert wide.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
