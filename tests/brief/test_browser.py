"""The page in a real browser: clicking, keys, narrow screens, no error, no request."""

from __future__ import annotations

import os
import shutil

import pytest

from tallystick.brief import render

from . import samples

pytestmark = pytest.mark.browser
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="module")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium on this machine, and CI must have one")
        pytest.skip("no chromium on this machine: install the package chromium to run this test")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as play:
        running = play.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """Opens the sample's page; afterwards, nothing may have gone to the console or to the network."""
    file = tmp_path / "page.html"
    file.write_bytes(render([samples.report(), samples.report(id="second")], "html"))
    troubles, contexts = [], []

    def opened(width=1280, height=900, **settings):
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: troubles.append(request.url) if request.url != file.as_uri() else None)
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [trouble for trouble in troubles if not trouble.startswith("data:")] == []


def where(page):
    return page.locator(".panel .where").inner_text()


def test_click_opens_the_evidence_and_escape_closes_it(open_page):
    page = open_page()
    assert not page.locator(".panel-body").is_visible()
    page.get_by_text("40,220 soldiers").first.click()
    assert "supported by the record" in page.locator(".panel-body").inner_text()
    assert page.locator(".panel-body svg.chart").is_visible()
    assert page.locator(".text .claim.on").count() == 1
    page.keyboard.press("Escape")
    assert not page.locator(".panel-body").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "40,220 soldiers"


def test_keys_step_through_the_claims(open_page):
    page = open_page()
    page.keyboard.press("n")
    assert where(page) == "1 of 32"
    page.keyboard.press("ArrowRight")
    assert where(page) == "2 of 32"
    page.keyboard.press("p")
    page.keyboard.press("ArrowLeft")
    assert where(page) == "32 of 32"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_focused_claim_opens_by_key(open_page, key):
    page = open_page()
    page.locator(".text .claim").nth(1).focus()
    page.keyboard.press(key)
    assert where(page) == "2 of 32"


def test_the_smaller_claim_wins_and_the_larger_is_one_step_away(open_page):
    page = open_page()
    page.get_by_text("third consecutive", exact=True).first.click()
    assert where(page) == "4 of 32"
    page.locator(".panel-body").get_by_role("link", name="That was the third consecutive").click()
    assert where(page) == "3 of 32"
    assert page.locator(".text .claim.on").count() == 3


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(open_page, width):
    page = open_page(width, 800)
    page.keyboard.press("n")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.getElementById('panel').scrollWidth") <= width


def test_on_a_phone_the_claim_stays_in_sight(open_page):
    page = open_page(390, 844, reduced_motion="reduce")
    page.get_by_text("More than 40 bridges").first.click()
    page.wait_for_timeout(300)
    claim, panel = (page.locator(name).first.bounding_box() for name in (".text .claim.on", ".panel"))
    assert claim["y"] >= 0 and claim["y"] + claim["height"] <= panel["y"]


def test_without_script_every_note_is_open(open_page):
    page = open_page(java_script_enabled=False)
    assert not page.locator(".panel").is_visible()
    assert page.locator(".note .body").first.is_visible()


def test_in_print_every_note_is_there(open_page):
    page = open_page()
    page.emulate_media(media="print")
    assert page.locator(".note .body").last.is_visible()
    assert not page.locator(".panel").is_visible()
    assert page.locator(".text .endnote").first.is_visible()


def test_an_address_with_a_claim_opens_it(open_page):
    page = open_page()
    page.goto(page.url + "#d1-c5")
    page.reload()
    assert where(page) == "5 of 32"
