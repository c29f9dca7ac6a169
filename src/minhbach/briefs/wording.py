"""Every sentence a brief says in its own voice, in Vietnamese and English.

The words are those of the glossary. A language we do not write gets English. Times are shown
dd/MM/yyyy HH:mm in the office's zone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from minhbach.briefs.brief import Brief, BriefStory, Citation
from minhbach.stories.rank import Reason, ReasonKind, Status

# Names said before "and N more": they fit one line of the page.
NAMES = 8
# A brief made less than this after its slot is on time: times are shown to the minute.
LATE_S = 60


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one language, as format strings; a pair is for one and for more."""

    weekdays: tuple[str, ...]
    title: str
    window: str
    late: str
    minutes: str
    hours: str
    failed: tuple[str, str]
    silent: tuple[str, str]
    nothing: str
    left_out: tuple[str, str]
    update: str
    told_in: str
    also: str
    more: str
    articles: tuple[str, str]
    originals: str
    statuses: Mapping[Status, str]
    outlets_in_hours: tuple[str, str]
    reasons: Mapping[ReasonKind, str]
    method: str


VIETNAMESE = Wording(
    weekdays=("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    title="Bản điểm báo {time} {weekday}, {date}",
    window="Tin từ {start} đến {cut_off} (thời điểm chốt tin).",
    late="Bản này ra muộn {duration}, lúc {made}.",
    minutes="{n} phút",
    hours="{n} giờ",
    failed=("Chưa lấy được tin từ 1 kênh: {names}.", "Chưa lấy được tin từ {n} kênh: {names}."),
    silent=(
        "1 kênh im lặng lâu hơn nhịp thường ngày: {names}.",
        "{n} kênh im lặng lâu hơn nhịp thường ngày: {names}.",
    ),
    nothing="Không có tin mới trong khoảng thời gian này.",
    left_out=(
        "Còn 1 dòng sự kiện có thứ tự thấp hơn, không đưa vào bản này.",
        "Còn {n} dòng sự kiện có thứ tự thấp hơn, không đưa vào bản này.",
    ),
    update="cập nhật",
    told_in="đã điểm ở bản {time} ngày {date}",
    also="cùng đưa tin: {names}",
    more="{names} và {n} nơi khác",
    articles=("1 bài", "{n} bài"),
    originals="{n} bài gốc",
    statuses={Status.NEW: "mới", Status.GROWING: "đang lan rộng", Status.QUIET: "tạm lắng"},
    outlets_in_hours=(
        "1 báo trong {hours} giờ, {originals} bài gốc",
        "{n} báo trong {hours} giờ, {originals} bài gốc",
    ),
    reasons={
        ReasonKind.TOPIC: "chủ đề theo dõi: {name}",
        ReasonKind.PLACE: "địa bàn: {name}",
        ReasonKind.NEW_SINCE: "mới so với bản điểm báo trước",
    },
    method=(
        "Câu tóm tắt trích nguyên văn từ bài báo, kèm nguồn. Thứ tự dựa trên chủ đề theo dõi, "
        "địa bàn, độ mới và mức lan rộng; không dựa trên ý kiến hay giọng điệu."
    ),
)
ENGLISH = Wording(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    title="Press brief {time}, {weekday} {date}",
    window="News from {start} to {cut_off} (cut-off).",
    late="This brief is {duration} late, made at {made}.",
    minutes="{n} min",
    hours="{n} h",
    failed=("1 feed could not be read: {names}.", "{n} feeds could not be read: {names}."),
    silent=(
        "1 feed has been silent for longer than its rhythm allows: {names}.",
        "{n} feeds have been silent for longer than their rhythms allow: {names}.",
    ),
    nothing="Nothing new in this time.",
    left_out=(
        "1 more story ranked lower and is left out here.",
        "{n} more stories ranked lower and are left out here.",
    ),
    update="update",
    told_in="told in the brief of {date}, {time}",
    also="also in: {names}",
    more="{names} and {n} more",
    articles=("1 article", "{n} articles"),
    originals="{n} original",
    statuses={Status.NEW: "new", Status.GROWING: "growing", Status.QUIET: "quiet"},
    outlets_in_hours=(
        "1 outlet in {hours} h, {originals} original",
        "{n} outlets in {hours} h, {originals} of them original",
    ),
    reasons={
        ReasonKind.TOPIC: "topic followed: {name}",
        ReasonKind.PLACE: "place: {name}",
        ReasonKind.NEW_SINCE: "new since the last brief",
    },
    method=(
        "Summary sentences are quoted word for word from the articles, each with its citation. "
        "The order comes from topics followed, places, newness and growth, never from opinion "
        "or tone."
    ),
)


def wording(language: str) -> Wording:
    """The sentences of that language; English for one we do not write."""
    return VIETNAMESE if language == "vi" else ENGLISH


def title(brief: Brief) -> str:
    """The name of the edition, with its slot: `Bản điểm báo 07:30 thứ Ba, 24/11/2026`."""
    local = brief.slot.astimezone(ZoneInfo(brief.zone))
    say = wording(brief.language)
    weekday = say.weekdays[local.weekday()]
    return say.title.format(time=f"{local:%H:%M}", weekday=weekday, date=f"{local:%d/%m/%Y}")


def notices(brief: Brief) -> list[str]:
    """What a reader must know before the stories: the window, lateness, feeds in trouble."""
    say = wording(brief.language)
    start, cut_off, made = (
        full_time(moment, brief)
        for moment in (brief.window.start, brief.window.cut_off, brief.made)
    )
    said = [say.window.format(start=start, cut_off=cut_off)]
    if brief.late_s >= LATE_S:
        said.append(say.late.format(duration=duration(brief.late_s, brief.language), made=made))
    if brief.failed_feeds:
        names = joined(brief.failed_feeds, brief.language)
        said.append(_counted(say.failed, len(brief.failed_feeds), names=names))
    if brief.silent_feeds:
        names = joined(brief.silent_feeds, brief.language)
        said.append(_counted(say.silent, len(brief.silent_feeds), names=names))
    return said


def closing(brief: Brief) -> list[str]:
    """What follows the stories: those left out, and how the brief was made."""
    say = wording(brief.language)
    left_out = [_counted(say.left_out, brief.left_out)] if brief.left_out else []
    return [*left_out, say.method]


def status_word(status: Status, language: str) -> str:
    """The word of a story's status: `đang lan rộng`."""
    return wording(language).statuses[status]


def explain(reason: Reason, language: str) -> str:
    """Why a story ranks where it does: `6 báo trong 3 giờ, 2 bài gốc`."""
    say = wording(language)
    if reason.kind is ReasonKind.OUTLETS_IN_HOURS:
        return say.outlets_in_hours[reason.outlets != 1].format(
            n=reason.outlets, hours=reason.hours, originals=reason.originals
        )
    return say.reasons[reason.kind].format(name=reason.name)


def tags(story: BriefStory, language: str) -> list[tuple[str, str]]:
    """The tags of a story, as (class, word): whether it is an update, new or growing."""
    found = [("update", wording(language).update)] if story.update else []
    if story.status is not Status.QUIET:
        found.append((story.status.value, status_word(story.status, language)))
    return found


def count_line(articles: int, originals: int, language: str) -> str:
    """How much was written, copies told apart: `27 bài, 3 bài gốc`."""
    say = wording(language)
    return f"{_counted(say.articles, articles)}, {say.originals.format(n=originals)}"


def also_line(story: BriefStory, language: str) -> str:
    """The outlets of the story that no shown line cites; empty when there are none."""
    cited = {citation.outlet for citation in shown_citations(story)}
    others = [outlet for outlet in story.outlets if outlet not in cited]
    return wording(language).also.format(names=joined(others, language)) if others else ""


def told_line(story: BriefStory, language: str) -> str:
    """Which edition told an update's story before; empty for a story that is told first."""
    if not story.told_in:
        return ""
    year, month, day, time = story.told_in.split("-")
    date = f"{day}/{month}/{year}"
    return wording(language).told_in.format(time=f"{time[:2]}:{time[2:]}", date=date)


def shown_citations(story: BriefStory) -> tuple[Citation, ...]:
    """The citations of the lead lines; of the first original where there are no lines."""
    return tuple(line.citation for line in story.lines) or story.citations[:1]


def joined(names: Sequence[str], language: str) -> str:
    """The names in one phrase; beyond the first few, how many more there are."""
    shown, more = ", ".join(names[:NAMES]), len(names) - NAMES
    return wording(language).more.format(names=shown, n=more) if more > 0 else shown


def duration(seconds: int, language: str) -> str:
    """A stretch of time in hours and minutes: `1 giờ 30 phút`."""
    say = wording(language)
    hours, minutes = divmod(seconds // 60, 60)
    parts = [say.hours.format(n=hours)] if hours else []
    if minutes or not hours:
        parts.append(say.minutes.format(n=minutes))
    return " ".join(parts)


def full_time(moment: datetime, brief: Brief) -> str:
    """The moment in the office's zone as dd/MM/yyyy HH:mm."""
    return f"{moment.astimezone(ZoneInfo(brief.zone)):%d/%m/%Y %H:%M}"


def short_time(moment: datetime, brief: Brief) -> str:
    """The moment in the office's zone as dd/MM HH:mm."""
    return f"{moment.astimezone(ZoneInfo(brief.zone)):%d/%m %H:%M}"


def _counted(forms: tuple[str, str], n: int, **values: str) -> str:
    return forms[n != 1].format(n=n, **values)
