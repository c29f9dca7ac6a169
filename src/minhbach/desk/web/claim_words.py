"""The words of the screens for questions and claims: kinds, zones, how a question ended."""

from django.utils.translation import gettext_lazy as _

from minhbach.claims.detect import Kind
from minhbach.claims.match import Zone
from minhbach.desk.models import Question

KINDS = {
    Kind.QUANTITY: _("quantity"),
    Kind.EVENT: _("event"),
    Kind.RULE: _("rule"),
    Kind.OPINION: _("opinion"),
    Kind.PREDICTION: _("prediction"),
    Kind.PERSONAL_EXPERIENCE: _("personal experience"),
    Kind.WISH: _("wish"),
    Kind.GREETING: _("greeting"),
    Kind.OPEN_QUESTION: _("open question"),
    Kind.FRAGMENT: _("fragment"),
    Kind.REMARK: _("remark"),
}
ZONES = {
    Zone.NONE: _("unlikely"),
    Zone.SUGGESTION: _("suggestion"),
    Zone.STRONG: _("strong match"),
}
ENDS = {
    Question.End.OPEN: _("not ended yet"),
    Question.End.ANSWERED: _("answered"),
    Question.End.DECLINED: _("declined"),
    Question.End.NO_CLAIM: _("no claim"),
}
