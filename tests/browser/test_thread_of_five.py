"""The whole thread in a real browser, as five people and a member of the public.

asked -> triaged -> assigned -> answered by link -> reviewed, refused -> second try -> approved
-> published -> asker told -> corrected, reviewed again -> asker told again -> trail verified
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.browser.real_office import PASSWORD, RealOffice, link_in
from tests.conftest import CHROMIUM

import minhbach

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium: apt-get install chromium"),
]

ASKED = "Nghe nói cầu Bến Lau sẽ đóng 12 tháng từ ngày 01/12/2026, có đúng không?"
CLAIM = "Cầu Bến Lau đóng cửa 12 tháng từ ngày 01/12/2026."
VERDICT = "Cầu chỉ cấm xe trên 13 tấn trong hai tuần."
MENDED = "Cầu chỉ cấm xe trên 13 tấn trong ba tuần."
NOTE = "Bản trước ghi hai tuần; thời gian đúng là ba tuần."
VERIFIER = Path(minhbach.__file__).parent / "desk" / "starter" / "verify_audit.py"


@pytest.fixture
def office(tmp_path):
    with RealOffice(tmp_path / "office") as office:
        yield office


@pytest.fixture
def browser(office):
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


class Person:
    """Somebody at a browser window of their own, logged in when they are of the desk."""

    def __init__(self, browser, base, name=""):
        context = browser.new_context(base_url=base, viewport={"width": 1280, "height": 900})
        self.page = context.new_page()
        self.page.set_default_timeout(20_000)
        if name:
            self.page.goto("/login/")
            self.page.fill("[name=username]", name)
            self.page.fill("[name=password]", PASSWORD)
            self.page.click("form .main-act")
            self.page.wait_for_url("**/")

    def move(self, case, name, **typed):
        """Carry out a move of the case by its form on the case's page."""
        self.page.goto(case)
        self.fill(f"#move-{name}", **typed)

    def fill(self, form, **typed):
        box = self.page.locator(form)
        if box.evaluate("one => one.tagName === 'DETAILS' && !one.open"):
            box.locator("summary").first.click()
        for field, value in typed.items():
            one = box.locator(f"[name={field}]")
            kind = one.first.evaluate("one => one.type || one.tagName")
            if kind == "radio":
                box.locator(f"[name={field}][value={value}]").check()
            elif kind.startswith("select"):
                one.select_option(label=value) if not value.isdecimal() else one.select_option(
                    value
                )
            else:
                one.fill(value)
        with self.page.expect_navigation():
            box.locator("button:not([type=button])").last.click()


def ask(person, text, *, contact="", wants_changes=False):
    """Walk through the form of the tip line; the tracking code."""
    page = person.page
    page.goto("/ask/")
    page.click(".main-act")
    page.fill("[name=text]", text)
    page.click(".main-act")
    page.fill("[name=link]", "https://mang-xa-hoi.example/bai/1")
    page.click(".main-act")
    page.fill("[name=contact]", contact)
    if wants_changes:
        page.check("[name=wants_changes]")
    page.click(".main-act")
    expect(page.locator("dl.answers")).to_contain_text(text)
    page.check("[name=consent]")
    page.click(".main-act")
    return page.locator(".code").inner_text()


def phase(person, code):
    person.page.goto(f"/track/?code={code}")
    text = person.page.locator("main").inner_text()
    assert "Bến Lau" not in text  # the page tells how far it is, never what it is about
    return person.page.locator(".phase").inner_text()


def test_from_a_question_to_a_corrected_answer(office, browser):
    asker = Person(browser, office.site)
    code = ask(asker, ASKED, contact="dan@example.org", wants_changes=True)
    first_phase = phase(asker, code)

    # Triage: the officer opens a case, says that we are no party, and assigns it.
    lan = Person(browser, office.desk, "lan")
    lan.page.goto("/questions/")
    lan.page.click("table.questions a.main")
    lan.page.fill("#open [name=claim]", CLAIM)
    lan.page.click("#open .main-act")
    lan.page.wait_for_url("**/cases/*/")
    case = re.sub(r"[#?].*", "", lan.page.url)
    lan.move(case, "mark-party", party="no", why="Chủ đầu tư là doanh nghiệp.")
    lan.move(case, "assign", department="Sở Xây dựng", amount="3", request="Lịch cấm cầu?")
    assert phase(asker, code) != first_phase

    # The department answers by its link, without an account.
    to, letter = office.letter("expert-request")
    assert to == "xaydung@anhai.example"
    expert = Person(browser, office.site)
    link = link_in(letter, "expert")
    expert.page.goto(link)
    expert.fill(
        "#record",
        title="Thông báo 112/TB-SXD",
        shows="Cấm xe trên 13 tấn trong 2 tuần.",
        origin="Sở Xây dựng",
    )
    expect(expert.page.locator("ol.evidence")).to_contain_text("112/TB-SXD")
    draft(expert, VERDICT)
    expert.fill("#submit")

    # Review is refused, the department tries again, then it is approved.
    mai = Person(browser, office.desk, "mai")
    mai.page.goto(f"{case}review/")
    mai.fill("#move-return", reason="Ghi rõ tải trọng.")
    office.letter("returned")
    expert.page.goto(link)
    expect(expert.page.locator("main")).to_contain_text("Ghi rõ tải trọng.")
    draft(expert, VERDICT)
    expert.fill("#submit")
    mai.page.goto(f"{case}review/")
    mai.fill("#move-approve")

    # The editor publishes; the asker is told, and their address is gone.
    tuan = Person(browser, office.desk, "tuan")
    tuan.move(case, "publish")
    to, answer = office.letter("answer")
    assert to == "dan@example.org"
    public = Person(browser, office.site)
    path = link_in(answer, "answers")
    public.page.goto(path)
    expect(public.page.locator("main")).to_contain_text(VERDICT)
    data = public.page.locator("script[type='application/ld+json']")
    assert data.count() == 1
    assert json.loads(data.inner_text())["@type"] == "ClaimReview"
    assert phase(asker, code) != first_phase
    lan.page.goto("/questions/?state=answered")

    # Who asks the same again has the answer at once.
    ask(asker, ASKED.lower())
    expect(asker.page.locator(".known")).to_contain_text(VERDICT)

    # It was wrong: revised, reviewed again, corrected in public, and the asker is told again.
    tuan.move(case, "revise", reason="Sở báo lại thời gian.")
    public.page.reload()
    expect(public.page.locator("main")).to_contain_text(VERDICT)
    lan.move(case, "draft", verdict=MENDED, title="Cầu Bến Lau chỉ cấm xe nặng ba tuần")
    lan.move(case, "submit")
    mai.page.goto(f"{case}review/")
    expect(mai.page.locator("table.difference").first).to_be_visible()
    mai.fill("#move-approve")
    tuan.move(case, "publish", change="correction", note=NOTE)
    to, changed = office.letter("changed")
    assert to == "dan@example.org"
    assert NOTE.split(";")[0] in " ".join(changed.split())
    public.page.reload()
    expect(public.page.locator("main")).to_contain_text(MENDED)
    expect(public.page.locator("main")).to_contain_text(NOTE)
    public.page.goto("/corrections/")
    expect(public.page.locator("main")).to_contain_text(NOTE)
    # One click, and nobody writes to them again.
    public.page.goto(link_in(changed, "newsletter/leave"))
    public.page.click("main form button")

    # The trail is whole for a verifier that has nothing of ours; one byte, and it is not.
    verify_trail(office, browser)


def draft(expert, verdict):
    expert.fill(
        "#draft",
        title="Cầu Bến Lau không đóng cửa",
        claim=CLAIM,
        verdict=verdict,
        answer="Cầu vẫn thông xe.\nXe nặng đi đường vòng.",
        rating="false",
    )


def verify_trail(office, browser):
    tuan = Person(browser, office.desk, "tuan")
    tuan.page.goto("/audit/")
    with tuan.page.expect_download() as download:
        tuan.page.click("a[href='/audit/export/']")
    export = office.folder / "export.jsonl"
    download.value.save_as(export)
    assert subprocess.run([sys.executable, "-I", VERIFIER, export], check=False).returncode == 0
    whole = export.read_bytes()
    changed = whole.replace(b"approve", b"approvf", 1)
    assert changed != whole
    export.write_bytes(changed)
    assert subprocess.run([sys.executable, "-I", VERIFIER, export], check=False).returncode == 1
    assert office.command("audit", "verify", "--office", str(office.folder)).returncode == 0
    assert office.command("evidence", "verify", "--office", str(office.folder)).returncode == 0
