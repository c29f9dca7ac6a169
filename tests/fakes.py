"""Stand-ins for the doors, handed in where the real ones would be."""

from dataclasses import dataclass, field

from minhbach.adapters.fetch import Answer
from minhbach.errors import FetchFailed


@dataclass
class FakeDoor:
    """Answers from a table: bytes, an Answer, or an error to raise; remembers what was asked."""

    answers: dict[str, object] = field(default_factory=dict)
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def get(self, address: str, *, etag: str = "", last_modified: str = "") -> Answer:
        self.asked.append((address, etag, last_modified))
        answer = self.answers.get(address)
        if answer is None:
            raise FetchFailed(f"{address} answered 404.", status=404)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, bytes):
            return Answer(address, 200, answer)
        return answer


def rss(*items: tuple[str, str, str], title: str = "Báo An Hải") -> bytes:
    """An RSS feed of (link, title, pubDate)."""
    body = "".join(
        f"<item><title>{headline}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{date}</pubDate><description>Tóm tắt.</description></item>"
        for link, headline, date in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title>{title}</title><link>https://anhai.example/</link>{body}</channel></rss>"
    ).encode()


def page(headline: str, *paragraphs: str) -> bytes:
    """A plain article page."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=vi><head><meta charset=utf-8><title>{headline}</title></head>"
        f"<body><article><h1>{headline}</h1>{text}</article></body></html>"
    ).encode()
