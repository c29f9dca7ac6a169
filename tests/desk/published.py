"""A small site: a fact-check that was corrected, an official answer, one withdrawn, one English."""

from datetime import date, datetime, timedelta

from tests.desk.conftest import MORNING

from minhbach.claims.detect import Kind
from minhbach.desk.actions.publishing import add_version, withdraw_statement
from minhbach.desk.models import (
    Appearance,
    Case,
    Claim,
    Department,
    Draft,
    Evidence,
    Statement,
    Topic,
)
from minhbach.publish.statement import Change

BRIDGE = "Cầu Bến Lau sẽ đóng cửa một năm để sửa chữa."


def open_case(claim: str, *, party: bool, language: str = "vi", at: datetime = MORNING) -> Case:
    row = Claim.objects.create(
        text=claim, language=language, kind=Kind.EVENT, checkable=True, made=at
    )
    department, _ = Department.objects.get_or_create(
        name="Sở Giao thông vận tải", contact="gtvt@anhai.example"
    )
    return Case.objects.create(
        claim=row, title=claim, party=party, department=department, opened=at
    )


def add_evidence(case: Case, title: str, **said: object) -> Evidence:
    about = {
        "kind": Evidence.Kind.LINK,
        "shows": "Cầu đóng trong mười hai ngày, không phải một năm.",
        "origin": "Sở Giao thông vận tải",
        "dated": date(2026, 11, 20),
        "added": MORNING,
    }
    return Evidence.objects.create(case=case, title=title, **about | said)


def publish(case: Case, at: datetime, change: Change = Change.UPDATE, note: str = "", **said):
    about = {
        "title": case.title,
        "claim": case.claim.text,
        "verdict": "",
        "answer": "",
        "rating": "",
    }
    draft = Draft.objects.create(case=case, round=1, at=at, **about | said)
    return add_version(case, draft, change, note=note, who=None, now=at)


def corrected(at: datetime = MORNING) -> Statement:
    case = open_case(BRIDGE, party=False)
    case.topics.add(Topic.objects.get_or_create(name="Giao thông", kind="topic", phrases="cầu")[0])
    add_evidence(
        case,
        "Thông báo số 412 về sửa khe co giãn cầu Bến Lau",
        address="https://gtvt.anhai.example/tb-412",
        sha256="9f" * 32,
    )
    add_evidence(case, "Biên bản kiểm tra cầu, quý III", shows="Mặt cầu hỏng hai khe co giãn.")
    first = publish(
        case,
        at - timedelta(days=3),
        title="Cầu Bến Lau đóng mười hai ngày, không phải một năm",
        verdict="Cầu chỉ đóng mười ngày, từ 01/12 đến 10/12/2026.",
        answer="Sở thay hai khe co giãn của cầu. Xe đi vòng qua cầu Tân Sa.\n"
        "Việc sửa chữa làm ban ngày, trừ giờ cao điểm.",
        rating="mostly-false",
        review_by=date(2026, 11, 23),
    )
    publish(
        case,
        at - timedelta(hours=4),
        Change.CORRECTION,
        "Bài trước ghi mười ngày; đúng là mười hai ngày, đến 12/12/2026.",
        title="Cầu Bến Lau đóng mười hai ngày, không phải một năm",
        verdict="Cầu chỉ đóng mười hai ngày, từ 01/12 đến 12/12/2026.",
        answer="Sở thay hai khe co giãn của cầu. Xe đi vòng qua cầu Tân Sa.\n"
        "Việc sửa chữa làm ban ngày, trừ giờ cao điểm.\nXe cứu thương luôn được qua.",
        rating="mostly-false",
        review_by=date(2026, 11, 23),
    )
    return first.statement


def official(at: datetime = MORNING) -> Statement:
    case = open_case("Tỉnh đã quyết định tăng giá nước gấp đôi.", party=True)
    add_evidence(case, "Quyết định 18/2026 về giá nước sạch", shows="Giá nước tăng 6 phần trăm.")
    version = publish(
        case,
        at - timedelta(days=1),
        title="Giá nước sinh hoạt từ 01/01/2027",
        verdict="Giá nước tăng 6 phần trăm từ ngày 01/01/2027.",
        answer="Bậc một giữ nguyên giá cho hộ nghèo.",
    )
    return version.statement


def withdrawn(at: datetime = MORNING) -> Statement:
    case = open_case("Bệnh viện tỉnh hết vắc xin dại.", party=False)
    add_evidence(case, "Báo cáo kho ngày 10/11", shows="Kho còn 40 liều.")
    version = publish(
        case,
        at - timedelta(days=5),
        title="Bệnh viện tỉnh còn vắc xin dại",
        verdict="Kho còn 40 liều.",
        rating="false",
    )
    withdraw_statement(case, note="Báo cáo kho là của tháng trước.", who=None, now=at)
    return version.statement


def english(at: datetime = MORNING) -> Statement:
    case = open_case("The cup final drew 9,000 people.", party=False, language="en")
    add_evidence(case, "Gate count of the stadium", shows="8,912 tickets were torn.")
    version = publish(
        case,
        at - timedelta(hours=30),
        title="Nearly 9,000 people saw the cup final",
        verdict="The gate counted 8,912 people.",
        answer="The club gave us the count <b>by gate</b> & by hour.",
        rating="mostly-true",
    )
    return version.statement


def make_small_site(press_rows) -> dict[str, Statement]:
    """Four statements; the claim of the first was seen in an article and in its copy."""
    pages = {
        "corrected": corrected(),
        "official": official(),
        "withdrawn": withdrawn(),
        "english": english(),
    }
    claim = pages["corrected"].case.claim
    for article in press_rows["story"].mentions.all():
        Appearance.objects.create(claim=claim, article=article, sentence=BRIDGE, at=MORNING)
    return pages
