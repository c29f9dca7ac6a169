"""Keep the topics and places that the office follows."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from minhbach.desk.actions.audit import note
from minhbach.desk.models import Topic
from minhbach.desk.roles import ADMINISTER, need
from minhbach.errors import BadInput, Conflict
from minhbach.text.normalize import clean, clean_paragraphs


@transaction.atomic
def save_topic(
    pk: int | None, *, name: str, kind: str, phrases: str, who: User | None, now: datetime
) -> Topic:
    """The topic as written. Raises BadInput when it has no name or no phrase."""
    need(who, ADMINISTER)
    name, phrases = clean(name), clean_paragraphs(phrases)
    if not name or not phrases:
        raise BadInput("A topic needs a name and at least one word or phrase.")
    topic = Topic.objects.filter(pk=pk).first() if pk else Topic()
    if topic is None:
        raise Conflict("Somebody else has deleted this topic.")
    topic.name, topic.kind, topic.phrases = name, Topic.Kind(kind), phrases
    try:
        with transaction.atomic():
            topic.save()
    except IntegrityError as error:
        raise BadInput(f"There is a topic called {name} already.") from error
    note("save", topic, who=who, now=now, name=name, phrases=phrases)
    return topic


@transaction.atomic
def delete_topic(pk: int, *, who: User | None, now: datetime) -> None:
    """Raises Conflict when it is gone already."""
    need(who, ADMINISTER)
    topic = Topic.objects.filter(pk=pk).first()
    if topic is None:
        raise Conflict("Somebody else has deleted this topic.")
    note("delete", topic, who=who, now=now, name=topic.name, phrases=topic.phrases)
    topic.delete()
