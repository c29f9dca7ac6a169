"""People and a small press for the screens, made through the actions and jobs of the desk."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.fakes import FakeDoor, page, rss

from minhbach.desk import clock, jobs
from minhbach.desk.actions.follow import follow_feed
from minhbach.desk.actions.people import add_person
from minhbach.desk.actions.profiles import save_profile
from minhbach.desk.actions.topics import save_topic
from minhbach.desk.clockwork import Clockwork
from minhbach.desk.jobs.turns import Turns
from minhbach.desk.models import Article, Edition, Feed, Profile, Story, Topic
from minhbach.desk.roles import Role

MORNING = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)  # 07:30 in Vietnam
PASSWORD = "a-long-password-1"
FLOOD = (
    "Lũ trên sông Ngân dâng cao, hơn sáu trăm hộ dân ven sông phải sơ tán trong đêm 23/11. "
    "Nước lên nhanh sau khi hồ thượng nguồn xả lũ, nhiều tuyến đường bị ngập tới nửa mét. "
    "Tỉnh đã huy động bốn trăm bộ đội, công an và mười hai ca nô giúp dân chuyển đồ đạc. "
    "Mười chín điểm tạm trú được mở ở trường học, nhà văn hóa và trụ sở các xã ven sông."
)
BRIDGE = (
    "Cầu Bến Lau thông xe từ sáng 23/11 sau mười bốn tháng thi công, sớm hơn kế hoạch một tháng. "
    "Cầu dài ba trăm hai mươi mét, rộng mười hai mét, nối phường Bến Lau với xã Tân Sa. "
    "Xe dưới mười ba tấn được qua cầu, xe tải nặng vẫn đi vòng qua quốc lộ trong hai tuần đầu."
)
CUP = (
    "The provincial football final ended two to one on Sunday evening in front of nine thousand. "
    "The winning goal came from a free kick in the last minute, after the visitors had equalised. "
    "The club will play the regional tournament next spring, its first in more than twenty years."
)
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' Giá điện"
# Outlet, headline, text, hours before the morning.
ARTICLES = (
    ("Báo An Hải", "Lũ sông Ngân, 640 hộ sơ tán trong đêm", FLOOD, 3.0),
    ("Tin Miền Hạ", "Hơn sáu trăm hộ ven sông Ngân phải sơ tán", FLOOD, 2.5),
    ("Báo An Hải", "Cầu Bến Lau thông xe sớm một tháng", BRIDGE, 20.0),
    ("The An Hai Courier", "Late goal wins the provincial cup final", CUP, 14.0),
    (
        "Tin Miền Hạ",
        HOSTILE,
        "Giá điện sinh hoạt không đổi trong tháng 12, ngành điện cho biết.",
        6.0,
    ),
)


@pytest.fixture(autouse=True)
def _morning():
    """The desk's clock stands at the morning, and runs on from the machine's again after."""
    shift = clock._shift
    clock.set_now(MORNING)
    yield
    clock._shift = shift


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """A password of a test need not withstand anybody."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def officer(db):
    return add_person("lan", PASSWORD, roles=[Role.DESK_OFFICER], who=None, now=MORNING)


@pytest.fixture
def administrator(db):
    return add_person("minh", PASSWORD, roles=[Role.ADMINISTRATOR], who=None, now=MORNING)


@pytest.fixture
def press_rows(db):
    """Three outlets with five articles, a topic, a place, and a profile with one edition."""
    start = MORNING - timedelta(hours=24)
    save_topic(None, name="Lũ lụt", kind="topic", phrases="lũ\nsơ tán", who=None, now=start)
    save_topic(None, name="Bến Lau", kind="place", phrases="Bến Lau", who=None, now=start)
    profile = save_profile(None, name="Sáng và chiều", slots="07:30, 15:30", who=None, now=start)
    door = _door()
    for outlet in dict.fromkeys(outlet for outlet, *_ in ARTICLES):
        follow_feed(_feed(outlet), title=outlet, outlet=outlet, who=None, now=start)
    works = Clockwork(door, now=lambda: MORNING - timedelta(minutes=10), turns=Turns())
    works.drain()
    jobs.make_brief_now(profile.pk, now=MORNING)
    return {
        "feed": Feed.objects.first(),
        "story": Story.objects.get(headline=ARTICLES[0][1]),
        "topic": Topic.objects.get(kind="topic"),
        "profile": Profile.objects.get(),
        "edition": Edition.objects.first(),
        "articles": list(Article.objects.all()),
    }


def _door():
    answers: dict[str, object] = {}
    for outlet in dict.fromkeys(outlet for outlet, *_ in ARTICLES):
        items = []
        for n, (of, headline, text, hours) in enumerate(ARTICLES):
            if of != outlet:
                continue
            link = f"{_feed(outlet).rpartition('/')[0]}/tin-{n}.html"
            at = MORNING - timedelta(hours=hours)
            safe = headline.replace("&", "&amp;").replace("<", "&lt;")
            items.append((link, safe, f"{at:%a, %d %b %Y %H:%M:%S} GMT"))
            answers[link] = page(safe, text)
        answers[_feed(outlet)] = rss(*items, title=outlet)
    return FakeDoor(answers)


def _feed(outlet):
    number = [name for name, *_ in ARTICLES].index(outlet)
    return f"https://outlet-{number}.example/rss.xml"
