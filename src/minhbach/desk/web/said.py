"""The sentences of errors and problems, said in the reader's language.

Rooms and actions speak English, since they know no reader; their sentences are kept in the
database too. Here each is known by its form and said again in the language of the screen.
"""

import re
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

SENTENCES = (
    # Roles, stories, topics, profiles, people.
    _("Your role does not allow this; ask an administrator."),
    _("A story needs a headline."),
    _("A story cannot be merged with itself."),
    _("Choose some of the story's articles, but not all of them."),
    _("Somebody else has merged this story into another; look at it again."),
    _("A topic needs a name and at least one word or phrase."),
    _("There is a topic called %(name)s already."),
    _("Somebody else has deleted this topic."),
    _("A profile needs a name."),
    _("There is a profile called %(name)s already."),
    _("Somebody else has deleted this profile."),
    _("The language of a brief is one of %(languages)s."),
    _("A brief holds 1 to %(most)s stories."),
    _("The cut-off lies 0 to %(most)s minutes before the slot."),
    _("Choose at least one weekday."),
    _("“%(text)s” is not a time; write 07:30, 15:30."),
    _("Choose a user name that is not taken yet."),
    # Briefs and grouping.
    _("This edition has just been made by another."),
    _("The last edition is not a minute old; there is nothing to tell yet."),
    _("Another worker is grouping; this one steps back."),
    # Following.
    _("%(address)s is not an http or https address."),
    _("The address is longer than 1,000 characters."),
    _("Somebody else has changed this feed; look at it again."),
    _("No feed stands in this list: an OPML outline needs an xmlUrl."),
    _("No feed was found at %(address)s; look for one there named RSS."),
    _("This is not a list of feeds (OPML): there is no outline in it."),
    _("Choose at least one feed."),
    _("Give an address or a list of feeds."),
    _("Choose the story to merge in."),
    # What a feed is instead.
    _("Nothing came: the body is empty."),
    _("This is a web page, not a feed. Look for the feed behind it."),
    _("This is a list of feeds (OPML). Import it instead of following it."),
    _("This is XML, but not a feed: its root element is <%(name)s>."),
    _("This is not text: a compressed file, a picture or the like."),
    _("This is neither XML nor JSON, so it is no feed."),
    _("This looks like JSON but cannot be read."),
    _("This is JSON, but not a JSON Feed."),
    # What had to be mended in a feed.
    _("Not well-formed; read as far as it could be."),
    _("Dates without a zone were taken as UTC."),
    _("Declared %(encoding)s, read as UTF-8."),
    _("Some bytes are not UTF-8 and were lost."),
    _("The encoding is not the declared one; read as windows-1252."),
    _("Written in the old encoding %(encoding)s, turned into Unicode."),
    _("%(count)s entries; only %(most)s were read."),
    # What a visit met.
    _("The outlet has said for a day that this feed is gone for good, so it is paused."),
    _("More than %(count)s redirects; the last led to %(address)s."),
    _("%(host)s answered %(status)s."),
    _("No usable answer from %(address)s: %(reason)s."),
    _("The answer took longer than a whole request may take."),
    _("%(host)s leads to %(address)s, which is not on the public internet."),
    _("%(host)s cannot be reached: %(reason)s."),
    _("The name %(host)s is not known: %(reason)s."),
    _("%(address)s is not an address: %(reason)s."),
    _("Only http and https addresses are opened, not %(address)s."),
    _("An address with a user name in it is not opened."),
    _("Port %(port)s is not opened; only 80 and 443 are."),
    _("The answer is packed as %(encoding)s, which was not asked for."),
    _("The answer is larger than %(size)s MB."),
    _("The answer unpacks to more than %(size)s MB."),
    _("The answer broke off before its end."),
    # What a page is instead.
    _("No article was found on the page."),
    _("The page is larger than %(size)s MB."),
    _("The page has more than %(count)s tags."),
    _("The page is not text: a picture, a PDF or a packed file."),
    _("The page is empty or is not HTML."),
    # Questions, claims, cases, statements, evidence and letters.
    _("A change of a published page is an update or a correction."),
    _("A fact-check needs a rating of the published scale."),
    _("A file is at most 20 MB."),
    _("A holiday calendar has at most %(count)s characters."),
    _("A kept copy holds at most %(size)s MB."),
    _("A link begins with http:// or https://."),
    _("A sheet is weekly, monthly, or called for one matter."),
    _("A statement cites at least one piece of evidence."),
    _("A statement has at least one version."),
    _("A statement needs a title, the claim, and a verdict in one sentence."),
    _("An embargo ends in the future."),
    _("An official answer carries no rating: the organisation is a party."),
    _("Assign the case to a department first."),
    _("Choose a rating of the published scale."),
    _("Choose the claim that it is about."),
    _("Choose the department that knows the matter."),
    _("Choose the evidence."),
    _("Choose the file."),
    _("Choose the sentence that holds the claim."),
    _("Choose what the sentence is."),
    _("Choose whose question it is about."),
    _("Decline the question or say that it is no claim."),
    _("Evidence is a link, a file or a record."),
    _("Give a reason; it stays in the audit trail."),
    _("Give the address of the link."),
    _("Give the page a title."),
    _("Give the term as a whole number of working days or hours."),
    _("Line %(number)s of the calendar (%(line)s): %(problem)s"),
    _("Line %(number)s of the calendar is not NAME:value."),
    _("Name the department."),
    _("Name the evidence."),
    _("Nothing answers this claim yet; open a case."),
    _("Nothing was published yet that could be withdrawn."),
    _("Nothing was published yet that could stand."),
    _("Only the first version of a statement is the first."),
    _("Say first whether the organisation is a party to this claim."),
    _("Say for which matter the conference is called."),
    _("Say from whom the evidence comes."),
    _("Say in a public note what changed and why."),
    _("Say what the evidence shows."),
    _("Say why the organisation is, or is not, a party."),
    _("Say why; the asker reads it."),
    _("Somebody else has changed this case; look at it again."),
    _("Somebody else has decided this; look at it again."),
    _("The address of the site begins with https:// and a name."),
    _("The address of the site ends without a slash, a query or a fragment."),
    _("The address to unsubscribe is no web address in plain letters."),
    _("The case has moved on; look at it again."),
    _("The case is not waiting for the asker."),
    _("The case waits for the asker already."),
    _("The kept copy cannot be read: %(reason)s."),
    _("The kept copy is damaged and cannot be read."),
    _("The kept copy is damaged: it holds no content."),
    _("The kept copy is larger than any that was written."),
    _("The kept copy unpacks to more than any that was written."),
    _("The mail server did not take the letter: %(reason)s."),
    _("The mail server took longer than %(seconds)s seconds."),
    _("The question is longer than 3,000 characters; shorten it."),
    _("The rating does not fit: a party never rates, a fact-check always does."),
    _("The versions of a statement are counted from 1 and none is left out."),
    _("There is a case on this very claim already; join it."),
    _("There is a department of this name already."),
    _("There is a line break or a control sign where one line is needed."),
    _("There is no content to keep."),
    _("There is no move %(move)s of a case."),
    _("There is no verdict without evidence: add what it rests on."),
    _("This address was sealed with a key that is not here."),
    _("This asker left no address, so they cannot be asked."),
    _("This evidence was set aside already."),
    _("This is not a factual claim, so it has no case. Say why it is one, if it is."),
    _("This letter is not waiting for a person."),
    _("This link is not valid any more."),
    _("This link is not valid any more; ask the desk for a new one."),
    _("This question has its case already."),
    _("This was published; revise or withdraw it instead."),
    _("Write the claim in one sentence."),
    _("Write the date as day/month/year."),
    _("Write the moment as day and time, such as 2026-12-01 07:30."),
    _("Write the verdict first."),
    _("Write the verdict in one sentence."),
    _("Write what you want to ask."),
    _("Write your answer."),
    _("Write your question in a sentence."),
    _("You wrote this; another person reviews it."),
    _("There is no kept copy of this evidence."),
    _("The body is not JSON."),
    _("The body is an object of texts and whole numbers."),
    _("Choose the sheet, and what to put on it."),
    _("There is no move %(name)s of a case."),
    _("The kept copy is missing."),
    _("The content of the kept copy was changed."),
    _("The file of the kept copy was changed; its content is whole."),
    _("Entry %(number)s is missing; entry %(other)s stands in its place."),
    _("Entry %(number)s does not follow the one before it."),
    _("Entry %(number)s was changed."),
    _("The trail ends at entry %(number)s; it should end at entry %(count)s."),
    _("This sentence does not stand in the article."),
    _("Say whether it is the same claim."),
    _("No fact-check (ClaimReview) was found at %(address)s."),
    _("No fact-check (ClaimReview) was found in %(file)s."),
    _("%(problem)s Put %(file)s back from a backup, then try again."),
    _("%(file)s cannot be read: %(reason)s."),
    _("%(word)s is no Message-ID; write <word@domain>."),
    _("You cannot take the role of administrator from yourself; let another administrator."),
    _("This is the last active administrator; give another the role first."),
    _("The current password is not right."),
    _("A user name has letters, digits and @ . + - _ only, no spaces, at most 150 in all."),
    _("The new password was not typed the same way twice."),
)
_HOLE = re.compile(r"%\((\w+)\)s")
_BETWEEN = re.compile(r"(?<=\.) (?=[A-Z])")


def said(sentence: object) -> str:
    """The sentence, or several in a row, in the language now active; unknown ones as they are."""
    text = str(sentence)
    whole = _said_whole(text)
    if whole is not None:
        return whole
    return " ".join(_said_whole(part) or part for part in _BETWEEN.split(text))


def is_known(text: str) -> bool:
    """Whether the text is one of the sentences, with something in its holes."""
    return _said_whole(text) is not None


def _said_whole(text: str) -> str | None:
    for sentence, form in _forms():
        match = form.fullmatch(text)
        if match:
            return gettext(sentence) % match.groupdict() if match.groupdict() else gettext(sentence)
    return None


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each sentence and the form it is known by; those without holes first."""
    ordered = sorted(SENTENCES, key=lambda sentence: len(_HOLE.findall(sentence)))
    return tuple((sentence, _form(sentence)) for sentence in ordered)


def _form(sentence: str) -> re.Pattern[str]:
    parts = _HOLE.split(sentence)
    # Odd parts are the names of the holes.
    return re.compile(
        "".join(f"(?P<{part}>.+?)" if n % 2 else re.escape(part) for n, part in enumerate(parts)),
        re.DOTALL,
    )
