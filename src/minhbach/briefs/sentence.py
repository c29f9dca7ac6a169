"""Which sentences of an article can stand in a brief, alone and under the outlet's name.

A sentence is `complete` when it is one whole sentence of printable length, and it `stands_alone`
when a reader needs nothing before it and it states something: no pronoun that points back, no
caption, no quotation, no opinion. The tables are word lists of Vietnamese and English newsrooms.
"""

import re

from minhbach.text.normalize import fold

# Two lines of an A4 page at most; below the least, mostly captions and signatures.
SHORTEST, LONGEST = 40, 300
# A few quoted words name a thing ("xe điên"); more than these are somebody's own words.
_QUOTED_WORDS = 8

_POINTS_BACK = re.compile(
    "(?:"
    r"theo đó|trước đó|sau đó|từ đó|do đó|trong đó|khi đó|bên cạnh đó|ngay sau đó|tại đây"
    r"|vì (?:thế|vậy)|bởi vậy|như vậy|tuy (?:nhiên|vậy)|thế nhưng|trong khi đó|mặt khác|thậm chí"
    r"|lúc (?:này|đó|ấy)|cùng (?:ngày|lúc|dự|thời điểm)|trong cùng|đồng thời|ngoài ra|cụ thể"
    r"|(?:điều|việc|vị|người|nơi|đối tượng|sự việc) này|vụ việc|nạn nhân|đặc biệt|được biết"
    r"|đây|đó|họ|hắn|cũng|còn|và|nhưng|riêng|theo (?:ông|bà|anh|chị)|quay trở lại"
    r"|như .{0,40}\b(?:đã|từng) (?:đưa|thông tin|phản ánh)"
    r"|this|that|these|those|it|its|he|she|they|his|her|their|him|them|but|and|or|so|however"
    r"|meanwhile|also|then|later|earlier|instead|still|yet|another|both|such|in addition"
    r"|as a result|for (?:example|instance)|according to (?:him|her|them)|the (?:former|latter)"
    r")\b",
    re.IGNORECASE,
)
# A form of address and one name: somebody whom an earlier sentence introduced.
_KNOWN_PERSON = re.compile(r"(?:Ông|Bà|Anh|Chị|Cô|Em|Bé|Mr\.?|Mrs\.?|Ms\.?)\s+\w+(?:\s+(\w))?")
_OPINION = re.compile(
    r"\b(?:tôi|chúng ta|chúng tôi|cho rằng|thiết nghĩ|có thể nói|có lẽ|dường như|đáng tiếc"
    r"|mong rằng|hy vọng|believes?|believed|thinks?|hopes?|hoped|perhaps|arguably|unfortunately"
    # In this case only: "US" is a country, and "quý I" a quarter of the year.
    r"|(?-i:[Ww]e|us|[Oo]ur|my|[Yy]ou|[Yy]our|I (?:am|was|have|had|do|did|can|will|would)))\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\b(?:ảnh|nguồn|video|clip|đồ họa|photo|image|source|credit)\s*:|\bảnh minh họa\b"
    r"|\bhình minh họa\b|\b(?:xem|đọc) thêm\b|\btin bài khác\b|\bmời (?:quý )?(?:bạn|độc)\b"
    r"|\bread more\b|\bsubscribe\b|\bclick\b|https?:|www\.",
    re.IGNORECASE,
)
# An element of a list, or of a report minute by minute.
_NUMBERED = re.compile(r"\d+[.)]\s|\d+h\d*\s?:")
_QUOTED = re.compile(r"“([^”]*)”|«([^»]*)»|\"([^\"]*)\"")
# "(VOV) - ", "HÀ NỘI, 5-11 (Reuters) -- ", "TTO - ", "CLEVELAND — ": where the article was
# written, not what it says. A single dash after a longer name may join places, so it stays.
_DATELINE = re.compile(
    r"(?P<place>[^()]{0,30})\([^()]{2,30}\)\s*[-–—:,]*\s+"
    r"|(?P<agency>[^\W\d_]{2,6}|[\w.]{2,12}\.VN)\s*[-–—]\s+"
    r"|(?P<city>[^\W\d_][^\d_()–—]{1,24}?)\s*(?:--|—)\s+"
)
_DATELINE_REACH = 80
_DASH = re.compile(r"\s*[-–—]{1,2}\s+")


def without_dateline(sentence: str, outlet: str) -> str:
    """The sentence after its dateline or the outlet's own name, if it opens with one."""
    dash = _DASH.search(sentence, 0, _DATELINE_REACH)
    if dash and fold(sentence[: dash.start()].strip("()")) == fold(outlet):
        return sentence[dash.end() :]
    dateline = _DATELINE.match(sentence)
    if dateline is None:
        return sentence
    place = "".join(part or "" for part in dateline.groups()).split(",")[0].strip()
    return sentence[dateline.end() :] if not place or place.isupper() else sentence


def complete(sentence: str) -> bool:
    """Whether it is one whole statement of printable length, with its quotes and brackets."""
    return (
        SHORTEST <= len(sentence) <= LONGEST
        and (sentence[0].isupper() or sentence[0].isdigit())
        and sentence.endswith(".")
        and not sentence.endswith("..")
        and _NUMBERED.match(sentence) is None
        and sentence.count('"') % 2 == 0
        and all(sentence.count(a) == sentence.count(b) for a, b in ("“”", "«»", "()", "[]"))
        and _CAPTION.search(sentence) is None
    )


def stands_alone(sentence: str) -> bool:
    """Whether it needs nothing before it, and states something in the outlet's own words."""
    return not (
        _POINTS_BACK.match(sentence)
        or _names_known_person(sentence)
        or _OPINION.search(sentence)
        or any(len("".join(q).split()) > _QUOTED_WORDS for q in _QUOTED.findall(sentence))
    )


def _names_known_person(sentence: str) -> bool:
    person = _KNOWN_PERSON.match(sentence)
    return person is not None and not (person[1] or "").isupper()
