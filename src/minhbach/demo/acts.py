"""Play the thread of the demo through the desk's own actions and jobs.

    Step -> the act of that name -> question, case, statement, letters, as people make them

How far the thread has come is read from the audit trail, so a play that was killed goes on with
the step that is missing.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib.resources import files
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from minhbach.claims.reviews import read_reviews
from minhbach.demo.thread import Step, Thread
from minhbach.desk import jobs
from minhbach.desk.actions.case.links import link_by_token, link_token
from minhbach.desk.actions.case.move import move_case
from minhbach.desk.actions.departments import save_department
from minhbach.desk.actions.fact_checks import import_reviews
from minhbach.desk.actions.newsletter import ask_for_newsletter, confirm_newsletter
from minhbach.desk.actions.people import add_person
from minhbach.desk.actions.questions import receive_question
from minhbach.desk.actions.sheets import make_sheet
from minhbach.desk.actions.triage import (
    decide_proposal,
    end_without_case,
    join_question,
    open_case_of_article,
    open_case_of_question,
)
from minhbach.desk.gather.cases import Who
from minhbach.desk.models import (
    Article,
    AuditEntry,
    Case,
    Department,
    ExpertLink,
    Letter,
    Proposal,
    Question,
    Topic,
)

# The department that answers by its link, without an account.
LINK = "link"
_PRESS = files("minhbach.demo") / "press"


@transaction.atomic
def hire(thread: Thread, *, password: str, now: datetime) -> None:
    """The people of the thread and the departments they write to."""
    people = {
        one.name: add_person(
            one.name, password, roles=[one.role], email=one.email, who=None, now=now
        )
        for one in thread.people
    }
    for unit in thread.departments:
        save_department(
            None,
            name=unit.name,
            contact=unit.contact,
            above=unit.above,
            experts=[people[name] for name in unit.experts],
            who=None,
            now=now,
        )


class Acts:
    """The steps of a thread that are still to be played, in their order.

    `address_of` gives the address of an article of the press by its id.
    """

    def __init__(self, steps: Iterable[Step], *, address_of: Callable[[str], str]) -> None:
        self._steps = list(steps)
        self._address_of = address_of
        self._titles = {
            step.on: step.said["title"]
            for step in self._steps
            if step.act in ("open", "open-article")
        }
        del self._steps[: _played(self._steps)]

    def next_at(self) -> datetime | None:
        """When the next step comes; None after the last."""
        return self._steps[0].at if self._steps else None

    def play(self, now: datetime) -> None:
        """Play every step that has come by `now`, each at its own moment."""
        while self._steps and self._steps[0].at <= now:
            step = self._steps[0]
            perform, _ = _ACTS.get(step.act, (Acts._move, ""))
            perform(self, step)
            del self._steps[0]

    def _ask(self, step: Step) -> None:
        receive_question(key=_key(step.on), now=step.at, **step.said)

    def _open(self, step: Step) -> None:
        said = {**step.said, "topics": _topics(step)}
        open_case_of_question(_question(step).pk, who=_person(step), now=step.at, **said)

    def _open_article(self, step: Step) -> None:
        said = {**step.said, "topics": _topics(step)}
        article = Article.objects.get(address=self._address_of(said.pop("article")))
        open_case_of_article(article.pk, who=_person(step), now=step.at, **said)

    def _join(self, step: Step) -> None:
        claim = self._case(step.said["to"]).claim_id
        join_question(_question(step).pk, claim, who=_person(step), now=step.at)

    def _confirm_proposal(self, step: Step) -> None:
        proposal = Proposal.objects.get(
            claim=self._case(step.on).claim_id,
            article__address=self._address_of(step.said["article"]),
        )
        decide_proposal(proposal.pk, confirm=True, who=_person(step), now=step.at)

    def _no_claim(self, step: Step) -> None:
        end_without_case(
            _question(step).pk,
            end=Question.End.NO_CLAIM,
            why=step.said["why"],
            who=_person(step),
            now=step.at,
        )

    def _import(self, step: Step) -> None:
        page = (_PRESS / step.said["page"]).read_bytes()
        reviews = read_reviews(page, address=step.said["address"], media_type="text/html")
        import_reviews(reviews, who=_person(step), now=step.at)

    def _subscribe(self, step: Step) -> None:
        ask_for_newsletter(step.said["address"], language=step.said["language"], now=step.at)

    def _confirm(self, step: Step) -> None:
        """Follow the link in the letter, as the reader does."""
        letter = Letter.objects.filter(text__contains="/newsletter/confirm/").latest("pk")
        token = letter.text.partition("/newsletter/confirm/")[2].partition("/")[0]
        confirm_newsletter(token, now=step.at)

    def _sheet(self, step: Step) -> None:
        make_sheet(who=_person(step), now=step.at, **step.said)

    def _move(self, step: Step) -> None:
        case = self._case(step.on)
        who, said = self._who(step, case), self._said(step)
        if "body" in said:
            body = said.pop("body").encode()
            jobs.add_file(case.pk, body, who=who, now=step.at, **said)
        else:
            move_case(case.pk, step.act, who=who, now=step.at, **said)

    def _said(self, step: Step) -> dict[str, Any]:
        """What is said with a move, with names put into the numbers a form would send."""
        said = dict(step.said)
        if "department" in said:
            said["department"] = Department.objects.get(name=said["department"]).pk
        if "article" in said:
            said["address"] = self._address_of(said.pop("article"))
        return said

    def _who(self, step: Step, case: Case) -> Who:
        if step.who != LINK:
            return _person(step)
        link = ExpertLink.objects.filter(case=case, revoked=None).latest("pk")
        return link_by_token(link_token(link), now=step.at)

    def _case(self, on: str) -> Case:
        return Case.objects.get(title=self._titles[on])


# Each act with the line it leaves in the audit trail; a move of a case leaves its own name.
_ACTS: dict[str, tuple[Callable[[Acts, Step], None], str]] = {
    "ask": (Acts._ask, "received"),
    "open": (Acts._open, "opened"),
    "open-article": (Acts._open_article, "opened"),
    "join": (Acts._join, "confirmed"),
    "confirm-proposal": (Acts._confirm_proposal, "confirmed"),
    "no-claim": (Acts._no_claim, "no-claim"),
    "import": (Acts._import, "imported"),
    "subscribe": (Acts._subscribe, "asked-newsletter"),
    "confirm": (Acts._confirm, "confirmed-newsletter"),
    "sheet": (Acts._sheet, "made"),
}


def _played(steps: Iterable[Step]) -> int:
    """How many steps, from the first on, have left their line in the audit trail."""
    lines = Counter(AuditEntry.objects.values_list("act", flat=True))
    played = 0
    for step in steps:
        _, act = _ACTS.get(step.act, (None, step.act))
        lines[act] -= step.said.get("times", 1)
        if lines[act] < 0:
            break
        played += 1
    return played


def _person(step: Step) -> User:
    return User.objects.get(username=step.who)


def _question(step: Step) -> Question:
    return Question.objects.get(key=_key(step.on))


def _topics(step: Step) -> list[int]:
    names = step.said.get("topics", [])
    return list(Topic.objects.filter(name__in=names).values_list("pk", flat=True))


def _key(on: str) -> str:
    """The key of the form that asked, as the counter would give one."""
    return f"demo-{on}"
