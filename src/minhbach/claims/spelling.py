"""What a carelessly typed word may have been meant to be: short forms, phone spelling, Telex.

`ko` is `không`, `bv` is `bệnh viện`, `fường` is `phường`, `caauf` is `cầu`. The tables are our own.
Which of the spellings is meant is for the index to say: only a word that it does not know is
spelled anew, and only as words that it knows.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from minhbach.claims.telex import from_telex, is_syllable

# Of offices and papers, the same in print and in chat; read alike in checks and in questions.
IN_PRINT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "hdnd": "hội đồng nhân dân",
    "bhyt": "bảo hiểm y tế",
    "bhxh": "bảo hiểm xã hội",
    "bhtn": "bảo hiểm thất nghiệp",
    "csgt": "cảnh sát giao thông",
    "pccc": "phòng cháy chữa cháy",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "cccd": "căn cước công dân",
    "cmnd": "chứng minh nhân dân",
    "gplx": "giấy phép lái xe",
    "gdđt": "giáo dục đào tạo",
    "gtvt": "giao thông vận tải",
    "hcm": "hồ chí minh",
    "tphcm": "thành phố hồ chí minh",
}
# By what is meant, the short forms of chat and notes; the likelier meaning of a form stands first.
_IN_CHAT = """
    không: ko k kg kh kô hok hong hông hem khum khg
    được: đc dc đk dk đx
    gì: j
    người: ng ngta
    người ta: ngta
    những: nhg nhữg
    nhưng: nhg nma nhưg
    với: vs vz dzới
    trong: trog tr
    biết: bít bik bit bt
    bao nhiêu: bn bnhiu bnhieu
    nhiêu: nhiu
    như thế nào: ntn nhtn
    thế nào: tnao
    vậy: z v zậy dzậy
    rồi: r rùi òi
    bây giờ: bh bgio bjo
    giờ: h
    tại sao: ts tsao
    làm: lm
    nói: ns
    cũng: cx cg cug cũg
    thì: th
    mình: mk mik mìh
    tôi: t tui
    nước: nc nk
    trước: trc trk
    tháng: thg
    phải: p fai fải
    bị: bj
    đi: đj
    khi: khj
    lại: lak
    nhiều: nhìu nh nhiu
    quá: qá
    quy định: qđ qđịnh
    quyết định: qđ
    đường: đg đươg
    phường: p phg
    quận: q
    huyện: h
    xã: x
    thành phố: tp tphố
    thị xã: tx
    thị trấn: tt
    trung tâm: tt ttâm
    thông tin: tt
    trường: trg
    lớp: lp
    bệnh viện: bv
    bệnh nhân: bn
    bác sĩ: bs bsi
    học sinh: hs
    sinh viên: sv
    phụ huynh: ph
    giáo viên: gv
    đại học: đh dh
    cao đẳng: cđ
    tiểu học: th
    mầm non: mn
    học phí: hp
    điện thoại: đt dt đthoại
    số điện thoại: sđt sdt
    địa chỉ: đc
    công an: ca
    công nhân: cn
    công ty: cty cti
    giám đốc: gđ
    chủ tịch: ct
    chính phủ: cp
    nghị định: nđ
    thông tư: tt
    nhân dân: nd
    nhà nước: nn
    hội đồng: hđ
    hợp đồng: hđ
    lao động: lđ
    bảo hiểm: bh bhiểm
    kinh tế: kt
    xã hội: xh
    quốc gia: qg
    quốc tế: qt
    quan trọng: qtrọng qtr
    nguyên nhân: nn
    thời gian: tg tgian
    số lượng: sl
    chất lượng: cl
    khu công nghiệp: kcn
    khu dân cư: kdc
    chung cư: cc
    vắc xin: vx vcx vacxin
    hà nội: hn
    sài gòn: sg
    đà nẵng: đn
    cần thơ: ct
    việt nam: vn
    thanh toán: ttoán
    tài khoản: tk
    thế kỷ: tk
    ngân hàng: nh
    tiền: tìn
    xe máy: xm
    ô tô: ôto oto
    giao thông: gt gthông
    tai nạn: tnạn
    gia đình: gđ gđình
    trẻ em: te
    chồng: ck
    vợ: vk
    yêu cầu: yc
    giải quyết: gq
    thắc mắc: tm
    mọi người: mn mng
    bạn: bn
    anh: a
    em: e
    rất: rứt
    hôm nay: hnay
    hôm qua: hqua
    ngày mai: nmai
"""
# As it sounds, in the spelling of the phone.
_BY_SOUND = (
    *((r"^f", "ph"), (r"^w(?=[aeiyàáâảãạăèéêẻẽẹìíỉĩịỳýỷỹỵ])", "qu"), (r"^(?:dz|z)", "v")),
    *((r"^(?:dz|z)", "d"), (r"^(?:dz|z|j)", "gi"), (r"^k(?=[aoăâôơuưàáảãạòóỏõọ])", "c")),
    *((r"g$", "ng"), (r"k$", "ch"), (r"j", "i"), (r"^c(?=[eiê])", "k")),
)


def _read_table(listed: str) -> dict[str, tuple[str, ...]]:
    meanings: dict[str, tuple[str, ...]] = {}
    for line in listed.strip().splitlines():
        meant, forms = line.strip().split(": ")
        for form in forms.split():
            meanings[form] = (*meanings.get(form, ()), meant)
    return meanings


_MEANINGS = _read_table(_IN_CHAT)
_SOUNDS = [(re.compile(found), said) for found, said in _BY_SOUND]


def spelled(word: str) -> str:
    """What a short form in lower case stands for first; any other word, and syllables, as they are.

    Of the syllables only `e`, `t` and other single letters: a question has no word of one letter.
    """
    short = len(word) == 1 or not is_syllable(word)
    return _MEANINGS[word][0] if short and word in _MEANINGS else word


@lru_cache(maxsize=1 << 12)
def spellings(word: str) -> tuple[str, ...]:
    """What a word in lower case may be meant to be, the likelier first; each one word or more."""
    return tuple(dict.fromkeys(one for one in _spellings(word) if one and one != word))


def _spellings(word: str) -> Iterator[str]:
    yield from _MEANINGS.get(word, ())
    yield from_telex(word)
    for found, said in _SOUNDS:
        yield found.sub(said, word)
