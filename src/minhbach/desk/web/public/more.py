"""What the desk asks an asker back: a page behind the link in their letter, which works once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from minhbach.desk import clock
from minhbach.desk.actions.case.assign import asked_by_token
from minhbach.desk.jobs import hear_asker
from minhbach.desk.web.public.private import private
from minhbach.desk.web.said import said
from minhbach.errors import BadInput, NotReady


@private
@require_http_methods(["GET", "HEAD", "POST"])
def more(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked, never what the question was; a letter may be read by others."""
    try:
        row = asked_by_token(token)
        if request.method != "POST":
            return render(request, "public/more.html", {"asked": row})
        hear_asker(token, request.POST.get("text", ""), now=clock.now())
    except NotReady as error:
        return render(request, "public/more_closed.html", {"sentence": said(error)}, status=410)
    except BadInput as error:
        page = {"asked": row, "problem": said(error)}
        return render(request, "public/more.html", page, status=422)
    return render(request, "public/more_done.html", {"code": row.question.code})
