"""The desk in a real browser: both languages, light and dark, at a desk and on a phone.

MINHBACH_SHOTS=DIR keeps a picture of every page, to be looked at.
"""

import itertools
import os
import re
from pathlib import Path

import pytest
from django.urls import reverse
from tests.conftest import CHROMIUM
from tests.desk.conftest import MORNING, PASSWORD

from minhbach.desk.actions.people import add_person
from minhbach.desk.roles import Role

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium: apt-get install chromium"),
]

LANGUAGES = ("vi", "en")
SCHEMES = ("light", "dark")
WIDTHS = (1280, 390)
LEAST_TARGET = 24
# Controls under 24 px; a check box is hit by its whole label.
SMALL = """() => [...document.querySelectorAll(
  'button, .button, .chip, nav a, input:not([type=hidden], .check *), textarea, summary, .check')]
  .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([_, box]) => box.width && box.height < %d).map(([html]) => html)"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def desk(live_server, press_rows):
    """The address of a desk with a small press, and the paths of its pages."""
    add_person("lan", PASSWORD, roles=tuple(Role), who=None, now=MORNING)
    edition = press_rows["edition"]
    pages = {
        "today": "/",
        "stories": "/stories/",
        "story": reverse("story", args=[press_rows["story"].pk]),
        "briefs": "/briefs/",
        "brief": reverse("brief", args=[edition.profile_id, edition.edition_id]),
        "feeds": "/feeds/",
        "feed": reverse("feed", args=[press_rows["feed"].pk]),
        "follow": "/feeds/follow/",
        "topics": "/topics/",
        "topic": reverse("topic", args=[press_rows["topic"].pk]),
        "profiles": "/profiles/",
        "profile": reverse("profile", args=[press_rows["profile"].pk]),
        "not-here": "/stories/999/",
    }
    return live_server.url, pages


@pytest.fixture
def browser(desk):
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


class Visitor:
    """A person at one browser window; remembers what the browser complained of."""

    def __init__(self, browser, base, *, language="vi", scheme="light", width=1280):
        context = browser.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, base_url=base
        )
        context.add_cookies([{"name": "django_language", "value": language, "url": base}])
        self.page = context.new_page()
        self.complaints = []
        self.page.on("console", lambda message: self._hear(message.text))
        self.page.on("pageerror", lambda error: self._hear(str(error)))

    def _hear(self, text):
        if "404" not in text:  # of the page that is visited because it is not there
            self.complaints.append(text)

    def enter(self):
        self.page.goto("/login/")
        self.page.fill("[name=username]", "lan")
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("form .main-act")
        self.page.wait_for_url("**/")

    def keep_picture(self, name):
        folder = os.environ.get("MINHBACH_SHOTS")
        if folder:
            self.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize(
    ("language", "scheme", "width"), list(itertools.product(LANGUAGES, SCHEMES, WIDTHS))
)
def test_no_page_overflows_complains_or_is_hard_to_hit(desk, browser, language, scheme, width):
    base, pages = desk
    visitor = Visitor(browser, base, language=language, scheme=scheme, width=width)
    visitor.page.goto("/login/")
    visitor.keep_picture(f"login-{language}-{scheme}-{width}")
    visitor.enter()
    for name, path in pages.items():
        visitor.page.goto(path)
        assert visitor.page.evaluate(OVERFLOW) <= 0, name
        assert visitor.page.evaluate(SMALL % LEAST_TARGET) == [], name
        visitor.keep_picture(f"{name}-{language}-{scheme}-{width}")
    assert visitor.complaints == []


def test_keys_walk_through_the_stories(desk, browser):
    base, _ = desk
    visitor = Visitor(browser, base)
    visitor.enter()
    page = visitor.page
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/stories/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("[data-row].here").count() == 1
    page.keyboard.press("/")
    page.keyboard.type("jo")  # in a field, keys are letters
    assert page.input_value("input[type=search]") == "jo"
    page.fill("input[type=search]", "")
    page.locator("h1").click()
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    page.keyboard.press("o")
    page.wait_for_url("**/stories/*/")
    assert visitor.complaints == []


def test_the_list_follows_what_is_typed_and_chosen_without_a_new_page(desk, browser):
    base, _ = desk
    visitor = Visitor(browser, base)
    visitor.enter()
    page = visitor.page
    page.goto("/stories/")
    page.evaluate("window.kept = true")
    page.locator("input[type=search]").press_sequentially("song ngan")
    sync_api.expect(page.locator(".row-story")).to_have_count(1)
    page.locator(".chip", has_text="7 ngày").click()
    page.wait_for_url("**/stories/?**period=7d**")
    assert "q=song" in page.url
    assert page.evaluate("window.kept")
    assert visitor.complaints == []


def test_a_brief_prints_on_one_page(desk, browser):
    base, pages = desk
    visitor = Visitor(browser, base)
    visitor.enter()
    visitor.page.goto(pages["brief"])
    printed = visitor.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_the_desk_works_without_scripts(desk, browser):
    base, _ = desk
    context = browser.new_context(java_script_enabled=False, base_url=base)
    page = context.new_page()
    page.goto("/login/")
    page.fill("[name=username]", "lan")
    page.fill("[name=password]", PASSWORD)
    page.click("form .main-act")
    page.goto("/stories/")
    page.fill("input[type=search]", "sông Ngân")
    page.press("input[type=search]", "Enter")
    assert page.locator(".row-story").count() == 1
    page.locator(".row-story h2 a").click()
    assert page.locator(".timeline li").count() >= 1
