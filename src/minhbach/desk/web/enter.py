"""The door of the desk: log in, log out, choose a language, and walk into the demo."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, LogoutView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from django.views.i18n import set_language

BACKEND = "django.contrib.auth.backends.ModelBackend"

log_in = LoginView.as_view(template_name="login.html", redirect_authenticated_user=True)
log_out = LogoutView.as_view()
choose_language = login_not_required(set_language)


@login_not_required
@require_safe
def walk_in(request: HttpRequest) -> HttpResponse:
    """Into a desk whose press is invented, as its only person; elsewhere there is no such door."""
    person = User.objects.order_by("pk").first() if settings.OFFICE.invented else None
    if person is None:
        raise Http404
    login(request, person, backend=BACKEND)
    return redirect("today")
