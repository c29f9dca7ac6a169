"""The kept copy of a piece of evidence, handed out as a file and never shown as a page of ours."""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from minhbach.desk import jobs
from minhbach.desk.gather.cases import need_to_see
from minhbach.desk.models import Evidence
from minhbach.errors import NotReady

_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+", re.IGNORECASE)
_UNKNOWN_TYPE = "application/octet-stream"


@require_safe
def evidence_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The copy as it was kept. What came from elsewhere runs nothing here: it is a download,
    of no type but its own, and in a sandbox if a browser opens it all the same.
    """
    row = get_object_or_404(Evidence.objects.select_related("case"), pk=pk)
    need_to_see(row.case, request.user)
    if row.keep != Evidence.Keep.KEPT:
        raise NotReady("There is no kept copy of this evidence.")
    media_type, body = jobs.kept_file(row)
    known = _MEDIA_TYPE.match(media_type)
    return HttpResponse(
        body,
        content_type=known.group() if known else _UNKNOWN_TYPE,
        headers={
            "Content-Disposition": content_disposition_header(True, _name(row)),
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _name(row: Evidence) -> str:
    """The name of the file, or the last part of the address."""
    last = PurePosixPath(urlsplit(row.address).path).name
    return row.file_name or last or f"evidence-{row.pk}"
