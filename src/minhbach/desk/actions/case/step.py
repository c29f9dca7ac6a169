"""One move of a case while it is carried out: what was said, and what it changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from minhbach.cases.workflow import Facts
from minhbach.desk.gather.cases import Who
from minhbach.desk.models import Case, ExpertLink
from minhbach.errors import BadInput
from minhbach.text.normalize import clean, clean_paragraphs


@dataclass(slots=True)
class Step:
    """`changes` are fields of the case row, `detail` goes into the audit trail, `made` is the
    row that the move added, if any."""

    case: Case
    facts: Facts
    who: Who
    now: datetime
    said: Mapping[str, Any]
    changes: dict[str, Any] = field(default_factory=dict)
    detail: dict[str, Any] = field(default_factory=dict)
    made: Any = None

    @property
    def person(self) -> User | None:
        return self.who if isinstance(self.who, User) else None

    @property
    def link(self) -> ExpertLink | None:
        return self.who if isinstance(self.who, ExpertLink) else None

    def line(self, name: str) -> str:
        """What was said in one line; empty when nothing was."""
        return clean(str(self.said.get(name) or ""))

    def lines(self, name: str) -> str:
        """What was said in paragraphs."""
        return clean_paragraphs(str(self.said.get(name) or ""))

    def needed(self, name: str, sentence: str) -> str:
        """The line. Raises BadInput with the sentence when nothing was said."""
        line = self.line(name)
        if not line:
            raise BadInput(sentence)
        return line

    def number(self, name: str, sentence: str) -> int:
        """The whole number. Raises BadInput with the sentence when it is none above zero."""
        line = self.line(name)
        if not (line.isdecimal() and line.isascii() and 0 < int(line[:9]) < 10**6):
            raise BadInput(sentence)
        return int(line[:9])


Apply = Callable[[Step], None]
