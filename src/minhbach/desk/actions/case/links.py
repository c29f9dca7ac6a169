"""Signed links by which a department answers without an account; they expire, and all is noted."""

import secrets
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer

from minhbach.desk.actions.audit import note
from minhbach.desk.actions.case.step import Step
from minhbach.desk.actions.letters import queue, to_office
from minhbach.desk.models import Department, ExpertLink
from minhbach.errors import NotReady

_SIGNER = Signer(salt="minhbach.expert")
# A link lives as long as the case may take, and no shorter than this.
LEAST_LIFE = timedelta(days=7)
_OLD = "This link is not valid any more; ask the desk for a new one."


def send_link(step: Step) -> None:
    """A new link to the case's department; the old ones end."""
    if step.case.department is None:
        raise NotReady("Assign the case to a department first.")
    issue_link(step, step.case.department, step.lines("request"))
    step.detail |= {"department": step.case.department.name}


def revoke_link(step: Step) -> None:
    """Every link of the case ends now."""
    step.detail |= {"links": _end_links(step)}


def issue_link(step: Step, department: Department, request: str) -> ExpertLink:
    """A link for the department, mailed to it with what is asked of it and until when."""
    _end_links(step)
    link = ExpertLink.objects.create(
        case=step.case,
        department=department,
        nonce=secrets.token_urlsafe(24),
        request=request,
        issued=step.now,
        expires=max(step.case.long_overdue or step.now, step.now + LEAST_LIFE),
        who=step.person,
    )
    queue(
        "expert-request",
        link.pk,
        to_office(department.contact),
        about=step.case,
        now=step.now,
        case=step.case,
        request=request,
        link=link,
        path=f"/expert/{link_token(link)}/",
    )
    step.made = link
    return link


def link_token(link: ExpertLink) -> str:
    """The signed word that stands in the link's address."""
    return _SIGNER.sign(link.nonce)


def link_by_token(token: str, *, now: datetime) -> ExpertLink:
    """Raises NotReady when the link has expired, was revoked, or is not one of ours."""
    try:
        nonce = _SIGNER.unsign(token)
    except BadSignature as error:
        raise NotReady(_OLD) from error
    link = (
        ExpertLink.objects.filter(nonce=nonce)
        .select_related("case__claim", "case__department", "department")
        .first()
    )
    if link is None or link.revoked or link.expires <= now:
        raise NotReady(_OLD)
    return link


def note_visit(link: ExpertLink, *, now: datetime) -> None:
    """Each time a link is opened stands in the audit trail."""
    note("link-opened", link.case, who=link, now=now)


def _end_links(step: Step) -> int:
    return ExpertLink.objects.filter(case=step.case, revoked=None).update(revoked=step.now)
