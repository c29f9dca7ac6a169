"""The verdict: drafted, sent to review, returned or approved by another person."""

from minhbach.cases.workflow import Role
from minhbach.desk.actions.case.evidence import day
from minhbach.desk.actions.case.step import Step
from minhbach.desk.actions.letters import message_word, queue, to_office
from minhbach.desk.gather.cases import addresses_of, latest_draft, people_with
from minhbach.desk.models import Draft, Review
from minhbach.errors import BadInput, NotReady
from minhbach.publish.statement import Rating


def mark_party(step: Step) -> None:
    """Whether the organisation is a party to the claim, and why; it decides the kind of page."""
    said = step.line("party")
    if said not in ("yes", "no"):
        raise BadInput("Say first whether the organisation is a party to this claim.")
    why = step.needed("why", "Say why the organisation is, or is not, a party.")
    step.changes |= {"party": said == "yes", "party_why": why}
    step.detail |= {"party": said, "why": why}


def draft(step: Step) -> None:
    """A new wording of the verdict; the ones before it stay."""
    rating = step.line("rating")
    if rating and rating not in set(Rating):
        raise BadInput("Choose a rating of the published scale.")
    if rating and step.case.party:
        raise BadInput("An official answer carries no rating: the organisation is a party.")
    step.made = Draft.objects.create(
        case=step.case,
        round=step.case.round,
        title=step.needed("title", "Give the page a title."),
        claim=step.needed("claim", "Write the claim in one sentence."),
        verdict=step.needed("verdict", "Write the verdict in one sentence."),
        answer=step.lines("answer"),
        rating=rating,
        review_by=day(step.line("review_by")),
        at=step.now,
        who=step.person,
        link=step.link,
    )
    step.detail |= {"draft": step.made.pk}


def submit(step: Step) -> None:
    """To the reviewers, who are told by mail."""
    current = _draft(step)
    for address in addresses_of(people_with(Role.REVIEWER)):
        queue(
            "to-review",
            f"{current.pk}.{step.case.version}.{message_word(address)}",
            to_office(address),
            about=step.case,
            now=step.now,
            case=step.case,
            draft=current,
        )
    step.detail |= {"draft": current.pk}


def return_(step: Step) -> None:
    """Back to those who write, with what is missing."""
    _review(step, approved=False)
    if step.case.department and step.case.department.contact:
        queue(
            "returned",
            f"{step.case.pk}.{step.case.version}",
            to_office(step.case.department.contact),
            about=step.case,
            now=step.now,
            case=step.case,
            reason=step.line("reason"),
        )


def approve(step: Step) -> None:
    _review(step, approved=True)


def _review(step: Step, *, approved: bool) -> None:
    current = _draft(step)
    step.made = Review.objects.create(
        draft=current,
        approved=approved,
        why=step.line("reason"),
        who=step.person,
        at=step.now,
    )
    step.detail |= {"draft": current.pk, "reason": step.line("reason")}


def _draft(step: Step) -> Draft:
    current = latest_draft(step.case)
    if current is None:
        raise NotReady("Write the verdict first.")
    return current
