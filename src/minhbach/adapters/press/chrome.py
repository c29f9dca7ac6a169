"""What stands around an article: navigation, buttons, notices, in Vietnamese and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chrome:
    """The words of a site that are not its articles."""

    sections: tuple[str, ...]
    home: str
    updated: str
    by: str
    related: str
    most_read: str
    share: str
    advertisement: str
    newsletter: str
    cookies: str
    accept: str
    comments: str
    log_in: str
    tags: str
    rights: str
    invented: str
    press: str
    feed: str


_VIETNAMESE = Chrome(
    sections=("Thời sự", "Kinh tế", "Xã hội", "Giáo dục", "Sức khỏe", "Thể thao", "Văn hóa"),
    home="Trang chủ",
    updated="Cập nhật",
    by="Tác giả",
    related="Tin liên quan",
    most_read="Đọc nhiều",
    share="Chia sẻ",
    advertisement="Quảng cáo",
    newsletter="Nhận bản tin qua thư điện tử",
    cookies="Trang này dùng cookie để ghi nhớ lựa chọn của bạn.",
    accept="Đồng ý",
    comments="Bình luận",
    log_in="Đăng nhập để gửi bình luận",
    tags="Từ khóa",
    rights="Giữ bản quyền nội dung. Ghi rõ nguồn khi phát hành lại.",
    invented="Làng báo này là hư cấu: cơ quan báo chí, địa danh và sự việc đều không có thật.",
    press="Làng báo trên máy này",
    feed="Kênh tin",
)

_ENGLISH = Chrome(
    sections=("News", "Economy", "Society", "Education", "Health", "Sport", "Culture"),
    home="Home",
    updated="Updated",
    by="By",
    related="Related stories",
    most_read="Most read",
    share="Share",
    advertisement="Advertisement",
    newsletter="Get our newsletter by email",
    cookies="This site uses cookies to remember your choices.",
    accept="Accept",
    comments="Comments",
    log_in="Log in to comment",
    tags="Tags",
    rights="All rights reserved. Name us when you republish.",
    invented="This press is invented: its outlets, places and events are not real.",
    press="The press on this machine",
    feed="Feed",
)


def chrome(language: str) -> Chrome:
    """The words for a site in `language`; every language but Vietnamese gets the English ones."""
    return _VIETNAMESE if language == "vi" else _ENGLISH
