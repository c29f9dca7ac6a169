"""A few invented outlets and articles for the tests of briefs."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from minhbach.briefs.brief import Brief, BriefStory, Citation, Line, Profile, Window
from minhbach.stories.rank import Kind, Ranked, Reason, ReasonKind, Status, Topic
from minhbach.stories.story import Mention, Story
from minhbach.worktime.slots import Slot

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2026, 11, 23, 8, 20, tzinfo=UTC)
CUT_OFF = datetime(2026, 11, 24, 0, 20, tzinfo=UTC)
SLOT = CUT_OFF + timedelta(minutes=10)
MADE = SLOT + timedelta(seconds=12)
WINDOW = Window(START, CUT_OFF)
FLOODS = Topic(7, "Lũ lụt", Kind.TOPIC, ("lũ", "ngập"))
PROFILE = Profile(
    name="Sáng và chiều",
    organisation="UBND tỉnh Lam Giang",
    zone=SAIGON,
    slots=(Slot(SLOT.astimezone(SAIGON).time()),),
)

BRIDGE = (
    "Sáng 23/11, cầu Bến Lau bắc qua sông Lam Giang chính thức thông xe sau 14 tháng thi công.\n"
    "Cây cầu dài 420 m, tổng mức đầu tư 310 tỷ đồng từ ngân sách tỉnh Lam Giang.\n"
    "Trước đó, người dân hai bờ phải qua sông bằng phà mất hơn 40 phút.\n"
    "Ảnh: Minh Tâm."
)
BRIDGE_TOO = (
    "(Báo Lam Giang) - Cầu Bến Lau dài 420 m nối hai bờ sông Lam Giang đã thông xe sáng nay.\n"
    "Sở Giao thông tỉnh Lam Giang cho phép xe dưới 13 tấn qua cầu Bến Lau từ ngày 23/11.\n"
    "Tôi cho rằng đây là cây cầu đẹp nhất tỉnh."
)
BRIDGE_LATER = (
    "Chiều 24/11, Sở Giao thông Lam Giang cấm xe tải qua cầu Bến Lau trong 3 ngày để kiểm tra.\n"
    "Cây cầu dài 420 m, tổng mức đầu tư 310 tỷ đồng từ ngân sách tỉnh Lam Giang."
)


def mention(id: int, text: str = BRIDGE, **fields) -> Mention:
    values = {
        "outlet": f"Báo {id}",
        "headline": f"Tin số {id}",
        "address": f"https://bao{id}.example/tin",
        "time": START + timedelta(minutes=id),
        "language": "vi",
        "text": text,
    }
    return Mention(id=id, **(values | fields))


def ranked(*mentions: Mention, id: int = 1, status: Status = Status.NEW, topics=()) -> Ranked:
    story = Story(id, f"Dòng sự kiện {id}", mentions)
    return Ranked(story, 1.0, status, tuple(topics), (Reason(ReasonKind.NEW_SINCE),))


def cited(id: int, outlet: str, minutes: int, headline: str) -> Citation:
    address = f"https://{id}.example/bai-{id}.html?a=1&b=2"
    return Citation(outlet, headline, address, START + timedelta(minutes=minutes))


def full_brief(language: str) -> Brief:
    """A brief with all there can be in one: lateness, failed feeds, an update, no lines."""
    first = cited(1, "Báo Lam Giang", 5, "Thông xe cầu Bến Lau")
    second = cited(2, "Sông Nước Online", 48, "Cầu Bến Lau: xe dưới 13 tấn được qua")
    flood = cited(3, "Tin Miền Hạ", 300, "Nước sông lên nhanh")
    fee = cited(4, "Thời Báo Hạ Du", 400, "Giảm phí đò ngang")
    outlets = [f"Báo số {n}" for n in range(1, 12)]
    stories = (
        BriefStory(
            11,
            "Cầu Bến Lau thông xe",
            Status.GROWING,
            False,
            (
                Line(BRIDGE.splitlines()[0], first),
                Line(BRIDGE_TOO.splitlines()[1], second),
            ),
            27,
            3,
            24,
            ("Báo Lam Giang", "Sông Nước Online", *outlets),
            (
                Reason(ReasonKind.OUTLETS_IN_HOURS, outlets=6, hours=3, originals=2),
                Reason(ReasonKind.PLACE, name="Bến Lau"),
            ),
            (first, second),
        ),
        BriefStory(
            12,
            "Lũ trên sông Lam Giang vượt báo động 2",
            Status.QUIET,
            True,
            (Line("Mực nước sông Lam Giang lúc 5 giờ là 4,2 m, trên báo động 2 là 0,2 m.", flood),),
            5,
            5,
            0,
            ("Tin Miền Hạ", "Báo Lam Giang"),
            (Reason(ReasonKind.TOPIC, name="Lũ lụt"),),
            (flood,),
            told_in="2026-11-23-1530",
        ),
        BriefStory(
            13,
            "Giảm phí đò ngang từ tháng 12",
            Status.NEW,
            False,
            (),
            1,
            1,
            0,
            ("Thời Báo Hạ Du",),
            (Reason(ReasonKind.NEW_SINCE),),
            (fee,),
        ),
    )
    return Brief(
        edition_id="2026-11-24-0730",
        profile=PROFILE.name,
        organisation=PROFILE.organisation,
        language=language,
        zone="Asia/Ho_Chi_Minh",
        window=WINDOW,
        slot=SLOT,
        made=SLOT + timedelta(minutes=95),
        late_s=95 * 60,
        failed_feeds=("Đài Hạ Du", "Báo Thượng Nguồn"),
        stories=stories,
        left_out=4,
        silent_feeds=("Tin Thủy Nông",),
    )


def empty_brief(language: str) -> Brief:
    """A brief of a quiet night, made in time."""
    return Brief(
        edition_id="2026-11-24-0730",
        profile=PROFILE.name,
        organisation=PROFILE.organisation,
        language=language,
        zone="Asia/Ho_Chi_Minh",
        window=WINDOW,
        slot=SLOT,
        made=MADE,
        late_s=12,
        failed_feeds=(),
        stories=(),
        left_out=0,
    )
