"""The English phrases of each cue."""

from minhbach.claims.cues import Cue, PhraseBook

_PHRASES: dict[Cue, str] = {
    Cue.GREETING: """
        hello, hi, dear, good morning, good evening, good afternoon, good night, thank you,
        thanks, thank you very much, thanks for, welcome, goodbye, bye, cheers, congratulations,
        god bless, best regards, kind regards, happy to be here, nice to see you
    """,
    Cue.WISH: """
        please, let me, let us, let's, i hope, we hope, i wish, we wish, if only, i would like,
        i'd like, we would like, i want, we want, we need, we must, we should, we ought, we've got
        to, we have to, i ask, i urge, we urge, i ask you, i'd love, give us, give me, tell us,
        tell me, help us, help me, stop, don't, do not, make sure, may i, can i, could i, i
        pledge, i promise, somebody should, someone should, they should, you should, he should,
        it's time to
    """,
    Cue.JUDGEMENT: """
        terrible, awful, disgraceful, shame, shameful, unfair, wonderful, great, amazing,
        disaster, ridiculous, absurd, beautiful, ugly, stupid, wrong, right thing, important,
        good, bad, best, worst, better, tremendous, proud, outrageous, incompetent, useless,
        lovely, disgusting, too expensive, too slow, a mistake, makes no sense, unacceptable,
        horrible, nice, sad, sorry to see, fantastic, brilliant, overrated, should be ashamed,
        deserve, deserves, moral, strong, weak, fair, tough
    """,
    Cue.FRAME: """
        i think, i believe, i feel, in my opinion, in my view, i guess, i suppose, it seems, i
        don't think, i don't believe, to me, frankly, honestly, perhaps, maybe, apparently, i'm
        sure, i am sure, i'm convinced, seems to me, personally, i agree, i disagree
    """,
    Cue.FORECAST: """
        is going to, are going to, going to be, will probably, will likely, would be, might, could
        well, sooner or later, i predict, forecast, is expected to, would, if we, in the future,
        will never, may well, may be, i bet, going to
    """,
    Cue.PLAN: """
        will, we'll, i'll, he'll, they'll, it'll, you'll, plans to, plan to, shall, is set to, is
        due to, intends to, scheduled
    """,
    Cue.SELF: """
        i, i'm, i've, i'd, me, my, mine, myself, my wife, my husband, my son, my daughter, my
        mother, my father
    """,
    Cue.WE: """
        we, our, us, we're, we've, we'll, we'd, ourselves
    """,
    Cue.YOU: """
        you, your, you're, you've, yourself, you'd, yours
    """,
    Cue.ASK: """
        what, who, whom, whose, when, where, why, how, which, how many, how much, how long
    """,
    Cue.ASK_CLAIM: """
        is it true, is it right, is it correct, is it a fact, are they true, is this true, is that
        true, is it so, did you know, true or false, fact or fiction, is there any truth, can
        anyone confirm, is it real, is this real
    """,
    Cue.TAG: """
        right, correct, is that so, true, isn't it, aren't they, is it not, doesn't it, didn't
        they, didn't he, wasn't it, don't they, is that right, or not, no
    """,
    Cue.HEARSAY: """
        i heard, i hear, we heard, people say, they say, it is said, rumour has it, rumor, rumour,
        rumours, someone told me, social media, facebook, reportedly, allegedly, viral, word is
    """,
    Cue.AUTHORITY: """
        government, ministry, minister, department, council, city, police, president, congress,
        senate, court, supreme court, hospital, school, agency, administration, committee,
        commission, office, mayor, governor, secretary, authority, federal, state, senator,
        bureau, report, study, survey, cbo, irs, cia, fbi, united nations, who said, officials,
        company, bank, army, union
    """,
    Cue.RULE: """
        law, laws, legal, illegal, banned, ban, act of, bill, required, requires, require, must
        pay, mandatory, allowed, not allowed, permitted, prohibited, fine of, fined, free of
        charge, exempt, eligible, entitled, under the law, regulation, regulations, constitution,
        treaty, policy, tax, taxes, fee, fees, tariff, benefits, in force, takes effect, decree,
        amendment
    """,
    Cue.ACT: """
        was, were, had, did, has, have, has been, have been, had been, said, voted, signed, spent,
        cut, built, made, took, gave, went, came, lost, won, grew, fell, rose, doubled, killed,
        died, paid, sent, sold, bought, closed, opened, passed, supported, opposed, increased,
        decreased, reduced, raised, created, proposed, called, told, got, left, put, became,
        began, brought, led, held, wrote, stood, met, ran, kept, happened, occurred, shut,
        collapsed, flooded
    """,
    Cue.STATE: """
        is, are, there is, there are, there's, contains, consists, costs, owns, owes, lies in
    """,
    Cue.COMPARE: """
        more, less, fewer, most, least, than, more than, less than, higher, lower, highest,
        lowest, largest, biggest, first, only, twice, half, double, every, all, majority, average,
        record, increase, decrease, rate, up from, down from, never, ever, since
    """,
    Cue.UNIT: """
        percent, per cent, dollars, dollar, cents, million, billion, trillion, thousand, hundred,
        people, jobs, americans, troops, men, women, children, families, countries, states, votes,
        homes, miles, km, tons, barrels, kg, students, patients, cases, deaths, times, seats,
        schools, nations, euros, pounds, acres, workers, soldiers, dong, weapons, missiles, beds,
        doses, points, others
    """,
    Cue.TIME_UNIT: """
        year, years, month, months, day, days, week, weeks, hour, hours, minutes, decade, decades,
        century, years old
    """,
    Cue.NUMBER: """
        one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, twenty, thirty,
        forty, fifty, sixty, seventy, eighty, ninety, hundred, hundreds, thousand, thousands,
        million, millions, billion, billions, trillion, half, third, quarter, dozen
    """,
    Cue.DAY: """
        yesterday, today, tomorrow, last year, last month, last week, last night, this year, for a
        year, for a month, for a week, next year, monday, tuesday, wednesday, thursday, friday,
        saturday, sunday, january, february, march, april, june, july, august, september, october,
        november, december, years ago, ago
    """,
    Cue.NOT: """
        not, never, no, none, nobody, nothing, didn't, doesn't, don't, isn't, wasn't, haven't,
        hasn't, won't, can't, couldn't
    """,
}

BOOK = PhraseBook(_PHRASES)
