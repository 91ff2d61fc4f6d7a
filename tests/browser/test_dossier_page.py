from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LIT = "(number) => [...document.querySelectorAll(`#r${number} .lit`)].map((e) => e.textContent).join('')"
SHOWN = """(number) => [...document.querySelectorAll(`#r${number} .lit`)].every((e) => {
  const a = e.getBoundingClientRect(), b = e.closest('.text').getBoundingClientRect();
  return a.top >= b.top && a.bottom <= b.bottom;
})"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def lit(page: Page, number: int) -> str:
    words: str = page.evaluate(LIT, number)
    return words


def choose(page: Page, key: str) -> None:
    page.click(f'.choose[data-key="{key}"] >> nth=0')


def test_choosing_a_finding_lights_its_words_in_each_report(wide: Page) -> None:
    choose(wide, "f1")
    assert [lit(wide, n) for n in range(1, 6)] == [
        "“I did not order the change of course,”",
        "“I did order the change of course,”",
        "“I did not order the change of course,”",
        "",
        "",
    ]
    assert wide.get_attribute("#f1 .choose", "aria-pressed") == "true"
    assert wide.inner_text("#lit-words") == "f1: 3 places in 3 reports"
    assert wide.url.endswith("#f1")
    assert all(wide.evaluate(SHOWN, n) for n in (1, 2, 3))


def test_the_second_wording_looks_different_from_the_first(wide: Page) -> None:
    choose(wide, "f1")
    first, second = (wide.locator(f"#r{n} .lit").first for n in (1, 2))
    style = "(e) => [getComputedStyle(e).backgroundColor, getComputedStyle(e).borderBottomStyle]"
    assert first.evaluate(style)[0] != second.evaluate(style)[0]
    assert first.evaluate(style)[1] != second.evaluate(style)[1]


def test_reports_without_the_words_fold_when_there_is_no_room_and_unfold_again(wide: Page) -> None:
    choose(wide, "f1")
    width = "(e) => e.getBoundingClientRect().width"
    folded = wide.locator("#r4")
    assert folded.evaluate(width) < 60
    wide.click("#r4 .unfold")
    assert folded.evaluate(width) > 200
    wide.keyboard.press("Escape")
    assert folded.evaluate(width) > 200
    assert lit(wide, 1) == ""


def test_a_folded_report_is_found_again_where_it_was_left(wide: Page) -> None:
    wide.set_viewport_size({"width": 1440, "height": 420})
    wide.evaluate("document.querySelector('#r4 .text').scrollTop = 120")
    choose(wide, "f1")
    wide.keyboard.press("ArrowUp")
    choose(wide, "c11")
    wide.keyboard.press("Escape")
    wide.wait_for_function("document.querySelector('#r4 .text').scrollTop === 120")


@pytest.mark.parametrize("width", [900, 1300, 1440])
def test_lighting_words_does_not_move_the_reports(wide: Page, width: int) -> None:
    wide.set_viewport_size({"width": width, "height": 900})
    top = "document.querySelector('.reports').getBoundingClientRect().top"
    before = wide.evaluate(top)
    choose(wide, "c1")
    assert wide.evaluate(top) == before


def test_choosing_again_puts_the_light_out(wide: Page) -> None:
    choose(wide, "f2")
    choose(wide, "f2")
    assert lit(wide, 1) == ""
    assert wide.is_hidden("#lit-bar")
    assert "#" not in wide.url


def test_the_keyboard_walks_through_findings_and_places(wide: Page) -> None:
    wide.focus("#f1 .choose")
    wide.keyboard.press("Enter")
    assert lit(wide, 2) == "“I did order the change of course,”"
    wide.keyboard.press("ArrowDown")
    assert lit(wide, 4) == "more than 400 people"
    assert wide.evaluate("document.activeElement.dataset.key") == "f2"
    wide.keyboard.press("ArrowRight")
    wide.keyboard.press("ArrowRight")
    assert wide.inner_text("#told") == "coast-post.html, line 3: 312 people"
    assert wide.locator(".here").count() == 1
    wide.keyboard.press("ArrowUp")
    assert wide.evaluate("document.activeElement.dataset.key") == "f1"
    wide.keyboard.press("Escape")
    assert wide.locator(".lit").count() == 0


def test_a_mark_in_a_report_leads_to_its_finding_and_on_to_what_else_rests_on_it(wide: Page) -> None:
    mark = wide.locator('#r4 mark[data-k^="f2"]').first
    mark.click()
    assert wide.get_attribute("#f2 .choose", "aria-pressed") == "true"
    mark.click()
    assert wide.get_attribute("#f2 .choose", "aria-pressed") == "false"
    assert wide.locator('.choose[aria-pressed="true"]').count() >= 1


def test_a_footnote_in_a_report_leads_to_its_finding_by_keyboard(wide: Page) -> None:
    wide.focus("#r3 a.ref[href='#f1']")
    wide.keyboard.press("Enter")
    assert wide.evaluate("document.activeElement.dataset.key") == "f1"
    assert lit(wide, 1) == "“I did not order the change of course,”"


def test_a_deep_link_opens_its_finding(wide: Page) -> None:
    wide.goto(wide.url.split("#")[0] + "#f10")
    wide.reload()
    assert lit(wide, 5).startswith("“I kept east of the light, said captain")
    assert wide.locator("#f10").evaluate("(e) => e.getBoundingClientRect().top < innerHeight")


def test_filters_hide_findings_by_severity_kind_and_report(wide: Page) -> None:
    shown = "() => [...document.querySelectorAll('.finding')].filter((e) => !e.hidden).map((e) => e.id).join(' ')"
    wide.click('[data-severity="low"][aria-pressed]')
    assert wide.evaluate(shown) == "f1 f2 f3 f4 f5 f6 f7"
    assert wide.inner_text("#told") == "7 of 10 findings shown"
    wide.select_option("#by-report", "r5")
    assert wide.evaluate(shown) == "f5 f6"
    wide.select_option("#by-kind", "date")
    assert wide.evaluate(shown) == ""
    assert wide.is_visible("#none-shown")


def test_layers_show_and_hide_marks(wide: Page) -> None:
    style = "(e) => getComputedStyle(e).borderBottomStyle"
    claim = wide.locator("#r4 .m-claim:not(.m-finding)").first
    assert claim.evaluate(style) == "none"
    wide.click('[data-layer="claim"]')
    assert claim.evaluate(style) == "dashed"
    wide.click('[data-layer="finding"]')
    assert (
        wide.locator("#r4 .m-finding").first.evaluate("(e) => getComputedStyle(e).backgroundColor")
        == "rgba(0, 0, 0, 0)"
    )


def test_claims_speakers_and_stances_light_words_too(wide: Page) -> None:
    choose(wide, "c8")
    assert lit(wide, 4) == "In 2021 he was fined after a collision at Lisl"
    wide.click("#voices summary >> nth=0")
    wide.click("#voices .all .choose >> nth=0")
    assert lit(wide, 2) == "Norline, the ferry’s operator,saidthe ship passed its yearly inspection in January"
    choose(wide, "p3")
    assert lit(wide, 4) == "he was against it “for now”"
    choose(wide, "k1")
    assert "The pilot was not aboard" in lit(wide, 1)


def test_words_that_are_selected_are_copied_with_their_place(wide: Page) -> None:
    wide.evaluate(
        """() => { const range = document.createRange();
        range.selectNodeContents(document.getElementById('r1-L7')); getSelection().addRange(range); }"""
    )
    wide.click("#copy-selection")
    assert wide.evaluate("navigator.clipboard.readText()") == (
        "“I did not order the change of course,” harbour master Ingrid Falk said on Saturday evening. "
        "“The pilot was not aboard when she struck.” (Northwire, northwire.txt:7, 2026-03-14)"
    )


def test_a_finding_is_copied_with_its_places(wide: Page) -> None:
    wide.click("#f1 .copy")
    copied = wide.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[0] == "HIGH altered quotation — words of Ingrid Falk, harbour master"
    last = "“I did order the change of course,” (The Coast Post, coast-post.html:5, 2026-03-15)"
    assert copied.splitlines()[-1] == last
    assert wide.inner_text("#told") == "Copied with its place"


def test_everything_that_can_be_pressed_has_a_name_and_a_visible_focus(wide: Page) -> None:
    nameless = """() => [...document.querySelectorAll('button, a, select, summary')].filter((e) =>
      !(e.getAttribute('aria-label') || e.textContent.trim() || e.closest('label'))).map((e) => e.outerHTML)"""
    assert wide.evaluate(nameless) == []
    wide.keyboard.press("Tab")
    assert wide.evaluate("document.activeElement.textContent") == "Skip to the findings"
    assert wide.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


# WCAG 2.2, success criterion 1.4.3, for every element that holds text of its own.
CONTRAST = """() => {
  const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const linear = (v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, share, i) => sum + share * linear(c[i] / 255), 0);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('.unseen, .skip, [hidden], svg, script, style') || !e.getClientRects().length) continue;
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
    const a = light(rgb(getComputedStyle(e).color)), b = light(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${e.tagName}.${e.className}: ${ratio.toFixed(2)}`);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_enough_contrast(wide: Page, scheme: str) -> None:
    wide.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert wide.evaluate(CONTRAST) == []
    choose(wide, "f1")
    assert wide.evaluate(CONTRAST) == []
    choose(wide, "p3")
    choose(wide, "c3")
    assert wide.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 390, 700])
def test_a_phone_needs_no_horizontal_scrolling(phone: Page, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 844})
    assert phone.evaluate(OVERFLOW) == 0
    choose(phone, "f1")
    assert phone.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("width", [320, 390, 1100])
def test_endless_names_and_words_do_not_widen_the_page(browser: Browser, pages: dict[str, Path], width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(pages["odd"].as_uri())
    assert page.evaluate(OVERFLOW) == 0
    choose(page, "f1")
    assert page.evaluate(OVERFLOW) == 0
    page.close()


def test_a_wide_table_of_stances_scrolls_in_its_own_box(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(pages["stances"].as_uri())
    assert page.locator(".stances").evaluate("(e) => e.scrollWidth > e.clientWidth")
    assert page.evaluate(OVERFLOW) == 0
    page.close()


def test_a_place_on_a_phone_leads_to_the_words_and_back(phone: Page) -> None:
    phone.click('#f1 .place >> text="coast-post.html:5"')
    inside = "(e) => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"
    assert phone.locator("#r2 .lit").first.evaluate(inside)
    phone.click("#lit-on")
    assert phone.locator("#r3 .lit").first.evaluate(inside)
    phone.click("#lit-home")
    assert phone.locator("#f1 .choose").evaluate(inside)


def test_paper_shows_all_findings_with_words_and_places_and_no_controls(wide: Page) -> None:
    wide.click('[data-severity="high"][aria-pressed]')
    wide.emulate_media(media="print")
    assert wide.locator(".finding:visible").count() == 10
    assert wide.locator(".finding .place:visible").count() >= 20
    assert wide.locator(":is(.filters, .layers, .lit-bar, .copy, .parts):visible").count() == 0
    assert wide.evaluate(
        "document.querySelector('.panel').scrollHeight <= document.querySelector('.panel').clientHeight + 1"
    )
    assert wide.is_visible("#r5-L9")


def test_paper_leaves_out_what_stands_side_by_side_and_the_figures_as_read(wide: Page) -> None:
    wide.evaluate("dispatchEvent(new Event('beforeprint'))")
    wide.emulate_media(media="print")
    assert wide.locator("details.diff[open], #figures details[open]").count() == 0
    assert wide.locator(":is(.diff, .sides, #figures, .how):visible").count() == 0
    assert wide.locator("details.voice[open]").count() > 0
    wide.evaluate("dispatchEvent(new Event('afterprint'))")
    assert wide.locator("details[open]").count() == 0


def test_pages_of_paper_are_numbered(wide: Page) -> None:
    rules = """() => [...document.styleSheets[0].cssRules].flatMap((rule) => [...(rule.cssRules || [])])
      .filter((rule) => rule.cssText.startsWith('@page')).map((rule) => rule.cssText).join('')"""
    assert "counter(page)" in wide.evaluate(rules)


def test_without_scripts_texts_findings_and_links_are_there(browser: Browser, pages: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(pages["ferry"].as_uri())
    assert page.locator(".finding:visible").count() == 10
    assert page.locator(".report:visible").count() == 5
    assert page.locator("mark:visible").count() > 15
    assert page.locator(".filters:visible, .copy:visible, .layers:visible").count() == 0
    page.click('#f1 .place >> text="coast-post.html:5"')
    assert page.url.endswith("#r2-154")
    context.close()


def test_stories_can_be_looked_at_one_by_one(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(pages["two"].as_uri())
    page.select_option("#by-story", "s2")
    assert page.locator(".report:visible").count() == 1
    assert page.locator("#claims .of-story:visible").count() == 1
    page.close()


def test_ten_long_reports_answer_at_once(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    began = perf_counter()
    page.goto(pages["large"].as_uri())
    loaded = perf_counter() - began
    took = page.evaluate(
        """() => { const at = performance.now(); document.querySelector('[data-key="f120"]').click();
        document.body.getBoundingClientRect(); return performance.now() - at; }"""
    )
    assert page.locator(".lit").count() >= 2
    assert loaded < 10
    assert took < 1500
    page.close()
