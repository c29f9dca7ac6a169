"""A small site with one fact-check and one official answer, for the tests of this room."""

from dataclasses import replace
from datetime import UTC, date, datetime

from minhbach.publish.site import Site
from minhbach.publish.statement import (
    Appearance,
    Attribution,
    Change,
    Citation,
    Rating,
    Statement,
    StatementKind,
    Version,
)

SITE = Site(
    name="UBND tỉnh Sông Lam",
    address="https://songlam.example.vn",
    language="vi",
    contact="thongtin@songlam.example.vn",
    logo="https://songlam.example.vn/logo.png",
)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

CITED = Citation(
    title="Thông báo số 12/TB-SGTVT",
    shows="Cầu đóng từ 22:00 đến 04:00 trong ba tuần",
    origin="Sở Giao thông vận tải",
    dated=date(2026, 11, 20),
    address="https://sgtvt.example.vn/tb-12",
    sha256="ab" * 32,
)

FACT_CHECK_FIRST = Version(
    number=1,
    change=Change.FIRST,
    note="",
    at=datetime(2026, 11, 23, 3, 0, tzinfo=UTC),
    title="Cầu Bến Lau có đóng cửa một năm không?",
    claim="Cầu Bến Lau sẽ đóng cửa một năm",
    verdict="Cầu chỉ đóng vào ban đêm, trong ba tuần.",
    answer="Sở đã ra thông báo.\n\nBan ngày xe vẫn qua cầu.",
    rating=Rating.FALSE,
    evidence=(CITED,),
    attribution=Attribution("UBND tỉnh Sông Lam", "Sở Giao thông vận tải", "Người phát ngôn"),
    review_by=date(2026, 12, 20),
)

FACT_CHECK = Statement(
    kind=StatementKind.FACT_CHECK,
    path="/answers/2026/cau-ben-lau/",
    language="vi",
    versions=(FACT_CHECK_FIRST,),
    topics=("Giao thông", "Cầu Bến Lau"),
    appearances=(
        Appearance(
            outlet="Trang tin Lam Giang",
            headline="Cầu đóng một năm",
            address="https://lamgiang.example.vn/2",
            published=datetime(2026, 11, 22, 8, 0, tzinfo=UTC),
            copies=3,
        ),
        Appearance(
            outlet="Báo Bến Lau",
            headline="Sắp đóng cầu",
            address="https://benlau.example.vn/1",
            published=datetime(2026, 11, 22, 2, 0, tzinfo=UTC),
        ),
        Appearance(
            outlet="Loa phường",
            headline="Nghe nói",
            address="",
            published=datetime(2026, 11, 21, 2, 0, tzinfo=UTC),
        ),
    ),
)

ANSWER_FIRST = replace(
    FACT_CHECK_FIRST,
    title="Did the province raise the clinic fee?",
    claim="The province raised the clinic fee by a third",
    verdict="The fee is the same as in 2025.",
    answer="The fee list of <2026> & 2025 is one.",
    rating=None,
    evidence=(Citation(title="Fee list", shows="The fee", origin=""),),
    attribution=Attribution("Sông Lam Province", "", ""),
    review_by=None,
)

ANSWER = Statement(
    kind=StatementKind.OFFICIAL_ANSWER,
    path="/answers/2026/clinic-fee/",
    language="en",
    versions=(ANSWER_FIRST,),
)


def changed(statement: Statement, change: Change, note: str, at: datetime) -> Statement:
    """The statement with one more version that says the same, marked as this change."""
    latest = statement.latest
    version = replace(latest, number=latest.number + 1, change=change, note=note, at=at)
    return replace(statement, versions=(*statement.versions, version))


CORRECTED = changed(
    FACT_CHECK,
    Change.CORRECTION,
    "Bản đầu ghi hai tuần; đúng là ba tuần.",
    datetime(2026, 11, 24, 1, 0, tzinfo=UTC),
)
UPDATED = changed(
    ANSWER, Change.UPDATE, "The list for 2027 is out.", datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
)
WITHDRAWN = changed(
    CORRECTED,
    Change.WITHDRAWAL,
    "Thông báo số 12 đã bị hủy.",
    datetime(2026, 11, 24, 3, 0, tzinfo=UTC),
)
