"""The outbox: which letters are to be sent, were sent or failed; never to which address."""

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from minhbach.desk import clock
from minhbach.desk.actions.letters import try_again
from minhbach.desk.models import Letter
from minhbach.desk.roles import ADMINISTER, TRIAGE, need
from minhbach.desk.web.case_words import LETTER_STATES
from minhbach.desk.web.chips import Choice, address, chips
from minhbach.errors import NotAllowed

PAGE = 50
# A letter's link lets its reader act as themselves, so nobody else reads it here: whoever could
# answer as the department might then approve their own answer.
_SIGNED = re.compile(r"(/(?:expert|more|newsletter/confirm|newsletter/leave)/)\S+")


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Newest first. An administrator sees that letters go out, not what they say."""
    _need_outbox(request)
    state = {"state": request.GET["state"]} if request.GET.get("state") in LETTER_STATES else {}
    rows = Letter.objects.defer("text", "contact").filter(**state)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    counts = dict(Letter.objects.order_by().values_list("state").annotate(n=Count("pk")))
    choices = [Choice(one, str(word), counts.get(one, 0)) for one, word in LETTER_STATES.items()]
    return render(
        request,
        "letters.html",
        {
            "rows": page.object_list,
            "page": page,
            "filters": [(_("State"), chips("state", choices, state))],
            "may_read": request.user.has_perm(TRIAGE),
            "earlier": address(state, page=str(page.number - 1)) if page.has_previous() else "",
            "later": address(state, page=str(page.number + 1)) if page.has_next() else "",
        },
    )


@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Subject and text; the signed part of a link is left out."""
    need(request.user, TRIAGE)
    row = get_object_or_404(Letter.objects.defer("contact"), pk=pk)
    text = without_links(row.text)
    return render(request, "letter.html", {"letter": row, "text": text, "cut": text != row.text})


@require_POST
def letter_again(request: HttpRequest, pk: int) -> HttpResponse:
    _need_outbox(request)
    get_object_or_404(Letter, pk=pk)
    try_again(pk, who=request.user, now=clock.now())
    messages.success(request, _("It is sent once more in a moment."))
    return redirect("letters")


def without_links(text: str) -> str:
    """The text of a letter without what its links are signed with."""
    return _SIGNED.sub(r"\1…", text)


def _need_outbox(request: HttpRequest) -> None:
    if not (request.user.has_perm(TRIAGE) or request.user.has_perm(ADMINISTER)):
        raise NotAllowed("Your role does not allow this; ask an administrator.")
