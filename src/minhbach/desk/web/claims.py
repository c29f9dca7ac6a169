"""Claims: what to look at this morning, what the machine takes for a known claim, what is known."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minhbach.claims.detect import detect
from minhbach.desk import clock
from minhbach.desk.actions import triage
from minhbach.desk.gather.cases import need_to_see
from minhbach.desk.gather.claims import claim_rows, claims_of_morning
from minhbach.desk.gather.statements import appearances_of
from minhbach.desk.models import Article, Claim, Proposal, Question
from minhbach.desk.roles import SEE_CASES, TRIAGE, need
from minhbach.desk.web.chips import address
from minhbach.desk.web.guard import status_of
from minhbach.desk.web.known import Found, known, known_for
from minhbach.desk.web.question import all_topics, chosen_topics, is_number
from minhbach.desk.web.said import said
from minhbach.desk.web.stories import has_words
from minhbach.errors import BadInput, Conflict, MinhbachError, NotReady

PAGE = 30
PROPOSALS = 30
QUESTIONS = 20
# So many of the newest claims are searched word by word.
LOOKED_AT = 5000


@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """The morning's list, then what is proposed, then the claims that somebody answers for."""
    need(request.user, SEE_CASES)
    query = request.GET.get("q", "")
    page = Paginator(_known(query), PAGE).get_page(request.GET.get("page"))
    state = {"q": query}
    open_ones = Proposal.objects.filter(state=Proposal.State.OPEN)
    return render(
        request,
        "claims.html",
        {
            "morning": [] if query else _morning(),
            "proposals": open_ones.select_related("claim", "article__outlet")[:PROPOSALS],
            "proposal_count": open_ones.count(),
            "page": page,
            "rows": [known(row, sees_cases=True) for row in page],
            "query": query,
            "earlier": address(state, page=str(page.number - 1)) if page.has_previous() else "",
            "later": address(state, page=str(page.number + 1)) if page.has_next() else "",
            "any_claim": bool(page.paginator.count) or Claim.objects.exists(),
            "may_triage": request.user.has_perm(TRIAGE),
        },
    )


@require_safe
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """One claim: its wordings, where it was seen, who asked, and what stands about it."""
    row = get_object_or_404(claim_rows(), pk=pk)
    case = getattr(row, "case", None)
    if case is None:
        need(request.user, SEE_CASES)
    else:
        need_to_see(case, request.user)
    asked = Question.objects.filter(claim=row)
    return render(
        request,
        "claim.html",
        {
            "claim": row,
            "known": known(row, sees_cases=True),
            "wordings": row.aliases.select_related("who"),
            "appearances": appearances_of(row),
            "questions": asked[:QUESTIONS],
            "question_count": asked.count(),
            "sees_questions": request.user.has_perm(SEE_CASES),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def claim_open(request: HttpRequest) -> HttpResponse:
    """Open a case on a sentence of an article, in the officer's wording."""
    need(request.user, TRIAGE)
    said_here = request.POST if request.method == "POST" else request.GET
    number = said_here.get("article", "")
    article = get_object_or_404(Article, pk=int(number) if is_number(number) else 0)
    sentence = said_here.get("sentence", "")
    if request.method != "POST":
        return _form(request, article, sentence)
    try:
        case = triage.open_case_of_article(
            article.pk,
            sentence=sentence,
            claim=request.POST.get("claim", ""),
            title=request.POST.get("title", ""),
            topics=chosen_topics(request),
            who=request.user,
            now=clock.now(),
        )
    except (BadInput, NotReady, Conflict) as error:
        return _form(request, article, sentence, problem=error)
    messages.success(request, _("A case is open. Assign it to the department that knows."))
    return redirect("case", pk=case.pk)


@require_POST
def proposal_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """A person says whether the sentence is the known claim."""
    need(request.user, TRIAGE)
    get_object_or_404(Proposal, pk=pk)
    answer = request.POST.get("same", "")
    if answer not in ("yes", "no"):
        raise BadInput("Say whether it is the same claim.")
    triage.decide_proposal(pk, confirm=answer == "yes", who=request.user, now=clock.now())
    messages.success(
        request,
        _("Confirmed. The article is where the claim was seen.")
        if answer == "yes"
        else _("Rejected. The sentence is not this claim."),
    )
    return redirect("claims")


def _form(
    request: HttpRequest, article: Article, sentence: str, problem: MinhbachError | None = None
) -> HttpResponse:
    seen = detect(sentence, article.language)
    return render(
        request,
        "claim_open.html",
        {
            "article": article,
            "sentence": sentence,
            "seen": seen,
            "known": known_for([sentence], sees_cases=True)[0],
            "topics": all_topics(),
            "typed": request.POST,
            "typed_topics": chosen_topics(request),
            "problem": said(problem) if problem else "",
        },
        status=status_of(problem) if problem else 200,
    )


def _morning() -> list[Found]:
    seen = claims_of_morning(clock.now())
    articles = Article.objects.select_related("outlet", "story").in_bulk(
        [one.article for one in seen]
    )
    likely = known_for([one.sentence.text for one in seen], sees_cases=True, most=2)
    return [
        Found(articles[one.article], one.sentence, about, one.outlets, one.followed)
        for one, about in zip(seen, likely, strict=True)
    ]


def _known(query: str):
    rows = claim_rows()
    if not query.strip():
        return rows
    return [row for row in rows[:LOOKED_AT] if has_words(query, row.text)]
