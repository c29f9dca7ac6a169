"""Words and their opposites: `mở` and `đóng`, `rises` and `falls`; a denied one is the other.

Each entry is an axis with its two ends. Only texts that stand at different ends of one axis differ:
what says both, or neither, says nothing here. The tables are our own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from minhbach.text.normalize import fold

_AXES = """
    mở cửa, mở lại, đã mở, đang mở, hoạt động lại, thông xe | đóng cửa, bị đóng, đã đóng, tạm
        đóng, tạm dừng, ngừng hoạt động, đóng để;
    open, opens, opened, reopen, reopens, reopened | closed, closes, shut, shuts;
    tăng, tăng giá, lên giá, giá lên, xăng lên, nước lên, đang lên, cao hơn, đắt hơn | giảm, giảm
        giá, xuống giá, giá xuống, xăng xuống, nước xuống, đang xuống, thấp hơn, rẻ hơn, hạ giá;
    rise, rises, rising, rose, risen, raise, raises, raised, increase, increases, increased, going
        up, is up, goes up, higher, more expensive | fall, falls, falling, fell, fallen, drop,
        drops, dropped, decrease, decreases, decreased, decline, declined, going down, is down,
        goes down, lower, cheaper, cut, cuts;
    nhiều người, nhiều xe, nhiều tiền, nhiều hơn | ít người, ít xe, ít tiền, ít hơn;
    cho phép, được phép, vẫn cho, được vào | cấm, bị cấm, nghiêm cấm;
    allow, allows, allowed, permits, permitted, legal | ban, bans, banned, prohibits, prohibited,
        forbids, forbidden, illegal;
    miễn phí, được miễn, không thu, không mất tiền | thu phí, thu tiền, mất tiền, mất phí, phải
        đóng, phải trả;
    free of charge, for free | charges, charged;
    đồng ý, chấp thuận, chấp nhận, phê duyệt, thông qua | từ chối, bác bỏ, bác đơn, không duyệt;
    accept, accepts, accepted, approve, approves, approved, grants, granted | reject, rejects,
        rejected, refuse, refuses, refused, denies, denied;
    thắng, thắng trận, vô địch | thua, thua trận, bại trận;
    win, wins, won | lose, loses, lost;
    sớm hơn | muộn hơn, trễ hơn, chậm hơn;
    earlier | later;
    bắt đầu, khởi công, khai mạc, khởi động | kết thúc, khánh thành, bế mạc;
    begin, begins, began, starts, started | end, ends, ended, finishes, finished;
    ủng hộ | phản đối;
    support, supports, supported | oppose, opposes, opposed;
    bắt buộc | tự nguyện, tùy chọn;
    mandatory, compulsory, required | optional, voluntary;
    an toàn | nguy hiểm, không an toàn;
    safe | dangerous, unsafe;
    còn sống, sống sót | đã chết, tử vong, qua đời, thiệt mạng;
    alive, survived | dead, died;
    nhập khẩu | xuất khẩu;
    import, imports, imported | export, exports, exported;
    bổ sung, thêm | bớt, cắt giảm;
    trong nước | nước ngoài
"""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a text stands on an axis, and the words by which it does."""

    axis: int
    end: int
    span: str


def _read(listed: str) -> dict[tuple[str, ...], tuple[tuple[str, ...], int, int]]:
    """Of each phrase, folded: as written, its axis and its end."""
    phrases = {}
    for axis, line in enumerate(" ".join(listed.split()).split("; ")):
        for end, side in enumerate(line.split(" | ")):
            for phrase in side.split(", "):
                written = tuple(phrase.split())
                phrases[tuple(map(fold, written))] = (written, axis, end)
    return phrases


_PHRASES = _read(_AXES)
_LONGEST = max(map(len, _PHRASES))
_APART = {frozenset([0]), frozenset([1])}


def stands(tokens: Sequence[str], denial: Callable[[int], str]) -> list[Stand]:
    """Where the text stands; `denial` gives the word that denies what is at a place, or nothing."""
    written = [token.lower() for token in tokens]
    bare = [fold(token) for token in tokens]
    plain = all(map(str.isascii, written))
    found: list[Stand] = []
    place = 0
    while place < len(tokens):
        length, stand = _longest(written, bare, place, plain=plain)
        if stand:
            axis, end = stand
            denying = denial(place)
            span = " ".join([*denying.split(), *tokens[place : place + length]])
            found.append(Stand(axis, 1 - end if denying else end, span))
        place += length
    return found


def _longest(
    written: list[str], bare: list[str], place: int, *, plain: bool
) -> tuple[int, tuple[int, int] | None]:
    """The longest phrase that begins here: its length, and its axis and end."""
    for length in range(_LONGEST, 0, -1):
        known = _PHRASES.get(tuple(bare[place : place + length]))
        if known and (plain or known[0] == tuple(written[place : place + length])):
            return length, known[1:]
    return 1, None


def opposed(mine: Sequence[Stand], theirs: Sequence[Stand]) -> list[tuple[str, str]]:
    """The words by which two texts stand at different ends of one axis, each axis once."""
    found: dict[int, tuple[str, str]] = {}
    for stand in mine:
        other = next((one for one in theirs if one.axis == stand.axis), None)
        if other and {_ends(mine, stand.axis), _ends(theirs, stand.axis)} == _APART:
            found.setdefault(stand.axis, (stand.span, other.span))
    return list(found.values())


def _ends(stands: Sequence[Stand], axis: int) -> frozenset[int]:
    return frozenset(one.end for one in stands if one.axis == axis)
