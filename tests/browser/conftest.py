"""A real Chromium, and pages to open in it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from secondsource.render import html
from tests.needs import lack, library
from tests.render.dossiers import ferry, large, many, odd, stances, two_stories, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        lack(f"no Chromium found (looked for {', '.join(NAMES)})")
    sync_api = library("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {
        "ferry": ferry(),
        "two": two_stories(),
        "large": large(),
        "odd": odd(),
        "many": many(),
        "stances": stances(),
        "wrapped": wrapped(),
    }
    for name, dossier in made.items():
        (folder / f"{name}.html").write_text(html(dossier), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def wide(browser: Browser, pages: dict[str, Path]) -> Iterator[Page]:
    """The ferry's page on a desk's screen; a message in the console or a request fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(pages["ferry"].as_uri())
    yield page
    context.close()
    assert troubles == []
    assert [url for url in asked if not url.startswith(pages["ferry"].as_uri()) and url != "data:,"] == []


@pytest.fixture
def phone(browser: Browser, pages: dict[str, Path]) -> Iterator[Page]:
    """The ferry's page on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce", has_touch=True)
    page = context.new_page()
    page.goto(pages["ferry"].as_uri())
    yield page
    context.close()
