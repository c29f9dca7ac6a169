"""Every page of the demo for eyes, keyboards and screen readers: axe-core, width and targets.

MINHBACH_SHOTS=DIR keeps a picture of each.
"""

import os
import shutil
from pathlib import Path

import pytest
from tests.browser.real_office import RealOffice
from tests.conftest import CHROMIUM

from minhbach.demo.show import PASSWORD

sync_api = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium: apt-get install chromium"),
]

SERIOUS = ("serious", "critical")
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PUBLIC = (
    *("/", "/corrections/", "/method/", "/about/", "/corrections-policy/", "/search/?q=cau"),
    *("/ask/", "/ask/question/", "/track/", "/track/?code=X", "/newsletter/"),
)
DESK = (
    *("/", "/stories/", "/questions/", "/claims/", "/cases/", "/statements/", "/sheets/"),
    *("/letters/", "/audit/", "/departments/", "/feeds/", "/topics/", "/people/"),
)
# From a list to the things in it: where it is, and which links lead on.
FURTHER = (
    ("/questions/", "a[href^='/questions/']"),
    ("/cases/", "td a[href^='/cases/']"),
    ("/sheets/", "main a[href^='/sheets/']"),
    ("/letters/", "main a[href^='/letters/']"),
    ("/claims/", "main a[href^='/claims/']"),
    ("/stories/", "main h2 a[href^='/stories/']"),
)
WAYS = (("vi", "light", 1280), ("vi", "dark", 390), ("en", "light", 390), ("en", "dark", 1280))


@pytest.fixture(scope="module")
def office(killed_demo, tmp_path_factory):
    folder = tmp_path_factory.mktemp("look") / "demo"
    shutil.copytree(killed_demo[0], folder)
    with RealOffice(folder, new=False) as office:
        yield office


@pytest.mark.parametrize(("language", "scheme", "width"), WAYS)
def test_no_page_has_a_serious_finding_or_overflows(office, language, scheme, width):
    found, looked = [], 0
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, base_url=office.desk
        )
        context.add_cookies([{"name": "django_language", "value": language, "url": office.desk}])
        page = context.new_page()
        page.set_default_timeout(60_000)
        for address in addresses(page, office, language):
            page.goto(address)
            looked += 1
            found += problems(page, address)
            keep_picture(page, f"{looked:02}-{language}-{scheme}-{width}")
        browser.close()
    print(f"{looked} pages in {language}, {scheme}, {width} px")
    assert found == []
    assert looked > 30


def addresses(page, office, language):
    """The public pages, then, logged in, those of the desk, with some of each thing."""
    site = office.site if language == "vi" else f"{office.site}/{language}"
    yield from (site + path for path in PUBLIC)
    page.goto(f"{site}/")
    answers = links(page, "main a[href*='/answers/']", most=3)
    for answer in answers:
        yield office.site + answer
        yield from (office.site + one for one in links(page, "a[href*='/versions/']", most=1))
    yield f"{office.desk}/demo/"
    page.goto(f"{office.desk}/login/")
    page.fill("[name=username]", "demo")
    page.fill("[name=password]", PASSWORD)
    page.click("form .main-act")
    page.wait_for_url("**/")
    yield from (office.desk + path for path in DESK)
    for path, which in FURTHER:
        page.goto(office.desk + path)
        for one in links(page, which, most=6 if path == "/cases/" else 2):
            yield office.desk + one
            if path == "/cases/":
                yield f"{office.desk}{one}review/"


def links(page, which, *, most):
    every = [link.get_attribute("href") for link in page.locator(which).all()]
    return list(dict.fromkeys(every))[:most]


def problems(page, address):
    seen = axe.Axe().run(page).response["violations"]
    said = [
        f"{address}: {one['id']} ({one['impact']}) {one['nodes'][0]['html'][:100]}"
        for one in seen
        if one["impact"] in SERIOUS
    ]
    if page.evaluate(OVERFLOW) > 0:
        said.append(f"{address} overflows")
    return said


def keep_picture(page, name):
    folder = os.environ.get("MINHBACH_SHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"page-{name}.png", full_page=True)
