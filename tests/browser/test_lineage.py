from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_an_arrow_of_the_lineage_opens_the_two_reports_side_by_side(wide: Page) -> None:
    arrow = wide.locator("a.beside").first
    target = arrow.get_attribute("href") or ""
    arrow.focus()
    wide.keyboard.press("Enter")
    wide.wait_for_function("hash => location.hash === hash", arg=target)
    table = wide.locator(target)
    assert table.is_visible()
    assert table.locator("ins, del").count() > 0
    assert wide.locator("details.diff[open]").count() == 1


def test_a_name_in_the_lineage_leads_to_its_report(wide: Page) -> None:
    link = wide.locator("svg.lineage a:has(text)").first
    link.focus()
    wide.keyboard.press("Enter")
    wide.wait_for_function("location.hash === '#r1'")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")])
def test_side_by_side_fits_the_screen(browser: Browser, pages: dict[str, Path], width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(pages["ferry"].as_uri())
    for box in page.locator("details.diff").all():
        box.evaluate("(e) => { e.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    cells = "[...document.querySelectorAll('.diff td')].every((e) => e.scrollWidth <= e.clientWidth + 1)"
    assert page.evaluate(cells)
    context.close()


def test_without_scripts_the_comparison_opens_too(browser: Browser, pages: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["ferry"].as_uri())
    page.locator("a.beside").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.diff[open]").count() == 1
    context.close()
