"""The weights of the score, made by `bench/train_detect.py`; do not edit.

Learned on the training set of CheckThat! 2024 task 1, English: sentences of debates, with
the label that they are worth a check. It holds only words and pairs of words that stand in
at least 20 of its sentences, and none of the sentences.
"""

# The best F1 over the folds of the training set.
THRESHOLD = 0.31

# One weight for each of `signs.FEATURES`: with the words, and where no words were learned.
SIGNS_WITH_WORDS = (
    -3.745,
    0.852,
    0.539,
    -0.468,
    0.91,
    -0.339,
    0.249,
    -2.197,
    -0.595,
    0.253,
    -0.719,
    -0.545,
    -0.416,
    -0.352,
    -0.453,
    -0.551,
    -0.302,
    0.044,
    -0.111,
    -0.308,
    0.24,
    0.287,
    0.462,
    0.466,
    0.588,
    0.606,
    0.044,
)
SIGNS_ALONE = (
    -2.732,
    0.382,
    0.869,
    -0.169,
    0.898,
    -0.141,
    0.268,
    -2.149,
    -0.469,
    0.046,
    -0.993,
    -0.82,
    -0.509,
    -0.764,
    -0.605,
    -0.757,
    -0.49,
    -0.055,
    -0.228,
    -0.135,
    0.27,
    0.443,
    0.516,
    0.39,
    0.441,
    0.607,
    0.041,
)

# Words and pairs (`a_b`) by their weight.
WORDS_BY_WEIGHT: dict[float, str] = {
    -0.9: """
have_to""",
    -0.8: """
got_to""",
    -0.7: """
we're_going""",
    -0.6: """
can has_to""",
    -0.5: """
all because_they cannot experience freedom here let's need ought question tonight way""",
    -0.4: """
a_president america and_a be believe century child difficult for_our foreign_policy get_it
he_went hope i'll i'm i've_got if is_to it's_not judgment met must night old one
opportunities ought_to over_the power president_of probably rather school share
should_have side something tax_credit the_people to_cut to_work we've_been we_all we_can
we_cannot whether won't""",
    -0.3: """
a_better a_chance a_democratic a_young about_the american_people and_so anybody are_the
ask away become been_in behind buying carter certainly challenges chance committee
constitution create_jobs cut_for defeat development differences different example eye feel
first fiscal glad god got governor_carter greatest has_a have having himself i i_met
i_remember i_want in_their is_not issue it_has job jobs_in just_to keep_the know let life
look_at love made_the make making may mean mention mr_president not_a not_going not_only
number_three of_us of_you off once opinion or party policy politics presidential
presidents questions reduction risk run sacrifice secondly should simply solve standing
stay step talk talking tax_cut that's_a the_american the_money the_next the_question
the_reason things think thinking thinks this those_who threat too two uh uh_the unless
values view want way_to we'd we_could we_get words you_can't""",
    -0.2: """
a a_different a_good a_look a_republican a_responsibility a_whole about_that about_this
address afford afraid again again_and agree agree_with all_americans all_i ally
american_dream an_issue and and_all and_also and_and and_he and_his and_my and_one
and_others and_senator and_they're and_to and_uh and_we've and_will another answer
anywhere approach appropriate are_in are_very areas as_he at_home at_our at_the attention
back_in be_able begin beginning behalf believe_that benefit beyond bring_down built but c
called_the came can't can_afford can_say care_for character check choice citizens
come_together comment commitment_to common concerned could could_have couldn't country_and
course create cutting dangerous day deals debate debates determine develop diplomacy
direction do_a do_have do_that doubt down_the dream earth easy end enough_to environment
especially essential every everybody example_of exist extra extraordinary faith families
family federal_government feel_that few fifty first_place for_all for_every for_the
for_what force four_years fundamental future go go_back going_to gonna good gotten
government_and government_has government_is government_that governor_of grow had had_to
hand happen happen_to happened_in has_been have_an have_made have_the he_could he_has
heart her here's high_school how however huge hurt i_believe i_know i_saw i_say i_thought
i_went i_will i_would idea if_he if_the in_and in_order in_terms in_which incentives
interested interested_in invest is_a is_in is_more is_one issues it's it's_going it's_like
it's_time it's_very it_is it_isn't it_means it_that itself jobs_and joe just kennedy_has
kind_of know_the know_what leaders learned left little looking_for made_a maintain makes
making_sure managed matters member men mind mine moment more most must_be my my_judgment
my_view named nature needed needs next not not_just now_i now_if now_that now_the
number_two obviously of_things off_the on_in only_way opportunity opposed_to order_to
other_countries other_day our_national our_own out_in particular pay_the people people_are
people_the pick plan_for points presidency president_and president_who priorities
question_of rate reading reducing republican_party requires responsibility revenues role
roosevelt said_the savings secretary_clinton secure see senior serve service seven
she_said simple sit some somebody someone south south_korea stood strength success such
supply table take_a takes talked talked_about test thank that's_the that's_where that_his
that_is that_uh the_constitution the_government the_greatest the_growth the_insurance
the_most the_opportunity the_other the_presidency the_record the_right the_table the_the
the_time the_united their_own themselves then_you there these_are they_do they_know
they_said thing think_that this_country those_of thought thought_that time time_we to
to_any to_bring to_continue to_have to_our to_put to_start to_use told tomorrow toward
town trouble truman united united_states up_a us us_and very very_very vietnam vital
war_ii wars washington watching way_that way_you ways ways_to we'll we're_not we_also
we_did we_haven't we_would well went_to when_they when_you're whether_it who_have whole
wife will_be will_have win wish with_a with_you without word work_with world_that
world_war wouldn't you're_not you_in you_put you_say you_should your_question""",
    -0.1: """
a_bad a_balanced a_couple a_fundamental a_government a_great a_half a_hundred a_job
a_minute a_more a_national a_plan a_position a_question a_serious a_small a_threat a_very
about about_it about_our above absolutely accept accountability across across_the
additional administration_has affirmative afford_to after after_the again_i age ahead
all_over all_that am america_has america_is american americans americans_and an an_example
an_important and_at and_development and_get and_have and_how and_if and_in and_let
and_more and_people and_put and_she and_the and_then and_this and_when and_who and_with
and_you answer_is answer_to anything appreciate are_some are_you army around as_president
as_the as_they as_to as_we ask_the ask_you at_it atomic attitude back balance_the base
based_on be_a be_an be_made be_more be_on be_strong be_very because_that's because_the
because_they're been_the been_very begin_to behalf_of behavior being believe_in better_job
between bigger bill_of billion_dollars blame bob bring build build_a but_as but_i'm
but_they but_we but_we've but_you buy campaign can't_afford can't_do can_have can_work
capacity capital care_costs carry certain chairman chairman_of chance_to change_the charge
children_and church clean cold cold_war come_from comes coming commitment committed
communist communities community companies_that company competitive concern conference
confidence congress_and conservation conservative consider control_of conventional
corporations correct cost_of could_be country_is couple course_of credibility credit_for
critical cuts d d_c deal_with decent decide deeply democrat democratic democrats
democrats_and deserve direct discrimination do do_and do_as do_believe do_in do_it do_what
doesn't_have domestic don't_like don't_need down_with duty each early earn east economic
economy_and education_and efficient eisenhower elections else encourage enemy enforce
enormous enough equal europe even_though ever excuse expect expressed face facing
families_and far_as father favor feeling felt fight finance fine first_of floor focus
focus_on for_a for_america for_me for_president for_that for_us form freedom_and freeze
friends fully funds gap get get_into get_our get_the get_to give_me go_in go_into
go_through goal good_job governor governor_romney greater grow_the growth guy hands
happening hard have_done have_it have_proposed have_some he's_going he_can he_said
he_talks head hear heard help_us here_at here_tonight hold holding home home_and honor
hope_that hours house house_and how_you hundred i'd i'll_tell i'm_for i'm_glad i'm_going
i'm_very i've_had i've_said i_agree i_am i_could i_feel i_had i_see i_talked i_was
i_wouldn't ideas if_i if_they if_we ii important important_that in_a in_chief in_every
in_government in_half in_it in_office in_our in_public in_tax in_that in_these in_those
in_washington including_the independence individual influence into_the invest_in investing
is_about is_at is_because is_for is_it is_this is_very is_what isn't issues_that it's_an
it's_important it's_just it's_one it_by it_can it_could it_just it_out it_should it_takes
it_the it_to it_when its january john join judges just_have just_said keeping keeps
kennedy khrushchev kinds kinds_of knew know_i known korea last_four late laughter law_and
leader learn let's_look like_that like_the lines list live_in local long_term look looked
looking lot man mass matter_is may_have may_not me me_and me_that me_to means men_and
middle_east middle_income minister minute money_and more_jobs more_money mother mr_vice
much much_more my_opinion myself nation nation's necessary needs_to never_been new
new_jobs next_president no_doubt nobody north_korea not_as not_been not_in not_the nothing
now_is of_a of_american of_americans of_being of_course of_education of_freedom of_health
of_his of_it of_life of_nuclear of_the of_this of_those off_of office oil_and on_a
on_earth on_terror on_their one_is one_of one_thing only_the opportunity_to options or_the
or_to organization other others our our_children our_economy our_nation our_schools
our_security our_tax our_troops ours ourselves out_and out_the out_there parents part
particularly pay_for people's people_can people_have people_in people_of people_who
plan_is plant police political poor possible powerful pre prepared president_has
president_was pressure pressure_on prestige principles produce program_that programs
proper propose prosperity protected proud_of provide providing purpose put qualified
question_is quite rather_than reach real realize really reason rebuild recognize
recognize_that red reduce_the regulation remember require research_and respect respected
respond respond_to responsibilities responsibility_for rest restore result rich right road
romney ross running said_he said_in salaries same_time saw say_this second secretary
security_is see_that see_the senate senator senator_kennedy sense serious she_was short
should_be shouldn't shouldn't_be shouldn't_have sick side_of sit_down sitting smart so
so_much so_that so_what so_you society some_of sometimes sorry sort sort_of soviets speak
specific spend stage stake stand star states_is states_senate still_have stimulate
strategic strategy strong_and strongly students such_a suggest_that support_the supposed
supposed_to supreme supreme_court sure take take_the talk_about talks taxes_and taxes_for
teach teacher technologies tell tell_the ten_years terms terms_of terrible terror testing
than than_i than_the that that's_been that_a that_all that_america that_because that_have
that_i've that_if that_means that_said that_senator that_that that_the that_these
that_those that_we that_we're that_we've the_administration the_answer the_biggest
the_bush the_campaign the_cold the_cost the_course the_day the_deficit the_election
the_environment the_family the_federal the_future the_idea the_inner the_issues the_kind
the_leadership the_line the_long the_major the_matter the_nation the_national the_new
the_old the_only the_private the_programs the_second the_secretary the_soviets the_state
the_street the_supreme the_taxes the_things the_two the_uh the_very the_world the_wrong
the_years then then_we there_will they've_got they_are they_get they_have they_will
things_that think_a think_if think_it think_we've think_you this_election those_are though
through_the time_for time_that time_to to_begin to_believe to_buy to_college to_control
to_expand to_give to_grow to_happen to_invest to_live to_look to_maintain to_me to_provide
to_reach to_rebuild to_recognize to_respond to_run to_say to_show to_solve to_spend
to_talk to_tell to_thank to_them to_think to_uh to_vote to_what together_to tom too_many
too_much tough turn twenty_five under_my understand_the up_to up_with us_to use_the
very_different very_difficult very_important very_much vice vision vote_for voters votes
wait walk want_a wanted war_and was was_an was_in was_not was_right was_that was_very
was_wrong washington_d way_of way_the we'll_have we've_had we_are we_can't we_go we_ought
we_will well_as well_first well_i were_in western what_the what_was what_we're what_you're
when_he where_he where_the whether_it's which_are which_the which_we which_would
white_house who've who_are who_would will will_do will_help will_not wind with with_an
with_it with_my with_regard with_their with_them with_this woman won wonderful work works
world worse years_of years_that yes you're_going you've_got you_do you_have you_need
you_ought you_this you_to you_want you_what your_own yourself""",
    0.1: """
a_consequence a_difference a_foreign a_nuclear a_person a_program a_real a_strong
a_tremendous able able_to about_how account accurate addition administration_and
administration_that affect africa african agencies ago_and agree_that agreed agreements al
al_qaida all_of all_the along also also_have also_to ambassador amount amount_of and_go
and_it and_it's and_mr and_now and_of and_other and_our and_some and_that and_their
and_there and_there's and_therefore and_they and_where and_yes and_yet and_your any
any_other arab are_being are_now are_on aren't arizona arkansas arms as_a as_an as_it
as_long as_well as_you asked assault assistance at_least at_that back_to balanced
be_better be_to became because_i because_it's because_of because_this because_we're been
been_able believed benefits best best_way better between_the biggest billion_in billions
billions_of bills bit black brought budget_and burden bush's but_i but_let but_not
but_that but_the but_this by by_a call called called_for came_into came_out came_to
can't_get can_get can_go care carefully case cause challenge changed changing children
china choose chris citizen class_families clear_that close coalition code college come
come_up compete congress_to congressional consequence controls convention could_not
countries_in country_in court coverage creating credit current deductions defend
deficit_down described destruction did_it diplomatic directly disagree disagree_with
do_something do_to does does_not don't_get don't_think don't_want during_the earlier
economic_growth economics effect effective elected eliminate emergency employees employer
end_of ended energy enterprise every_single executive expand exports failure farm farmers
fellow figure figures firm folks follow food for for_instance for_this formosa forty
frankly friend fuel full gains get_a give_a give_the give_them global go_after go_on
going_on government_to groups growth_in guard guess half half_of hard_to has has_gone
has_said have_had have_more have_not haven't he_doesn't he_is he_made health_insurance
held help help_the helping here_in high him_to his_plan homes honest hundreds_of hussein
i'm_a i'm_not i'm_president i've_done i_became i_disagree i_get i_guess i_mean i_should
if_it if_it's improve in in_addition in_afghanistan in_all in_american in_any in_fact
in_in in_many in_my in_texas in_there including income incomes increase indicate
individuals industrial information inner inner_cities insurance_companies intelligence
interests international is_an is_doing is_going is_just is_my is_on is_something is_we it
it_a it_also it_as it_comes it_does it_done it_had it_wasn't it_will it_with it_would jail
japan just_as just_not just_say just_want justice kids kind know_how knows labor laid
large last last_eight last_year later latin_america law least left_behind let_me
little_bit long long_as long_time looked_at loopholes lost_their low lower made_it
made_that major man_who many_of many_people markets marriage massachusetts massive math
matter matter_of may_be me_just me_say means_that medicaid medical members members_of
mentioned message met_with middle might_be militarily million_jobs million_people
millions_of minority missile mistake mondale money_in more_people mr_ford mr_perot
much_better my_opponent my_own my_plan nafta name nations nato natural natural_gas
necessary_to negotiating negotiations net new_york nine nixon not_have not_true not_what
now_in number obama obama's obamacare of of_america of_an of_any of_fact of_government
of_her of_iraq of_leadership of_money of_my of_new of_other of_texas of_these of_thousands
officers often ok on_that on_these on_this opportunity_for out_that package paid part_of
past path paying payments pays peace people_that people_to people_will perot places plants
point policies policy_of position positions premiums president_bush president_that prices
principle problem product products program_for programs_that proud public_schools put_the
qaida quality quarter racial raise_the raised raising recent recession recommendations
recommended record reduce reform region regulations relationship religious representatives
republicans_and research resolution rid rid_of rights rising russia s saddam
saddam_hussein said_about say_i say_to secretary_of security sell senator_mccain senators
send sent she she's shot should_not significant situation size size_of so_in so_they so_we
social_security solar somehow southern soviet space speech spent spread staff standards
state_and state_of states states_in states_to street stronger strongest student study
subject suggested_that summit sure_that syria system system_in take_care talking_about tax
tax_cuts tax_increase taxes taxpayers teachers television term terrorists than_a than_any
than_it that's_going that's_not that's_why that_as that_by that_can that_doesn't that_for
that_had that_he that_i'm that_kind that_one that_our that_there's that_time that_will
the_air the_average the_border the_bottom the_case the_death the_economic the_economy
the_energy the_entire the_facts the_governor the_history the_house the_interest the_law
the_local the_nuclear the_past the_person the_plan the_present the_problem the_problems
the_program the_rate the_republican the_result the_russians the_senate the_size
the_strongest the_system the_us the_use the_vice the_wealthy their their_kids them them_in
then_i there's_a there's_been there's_no there_has there_in there_is therefore
these_things they're_not they_didn't they_should they_would thing_i thing_we things_we
think_he think_is think_there third this_problem this_was this_year those_that
those_things thousand three time_and times to_a to_balance to_be to_build to_come
to_create to_defend to_end to_fight to_fix to_join to_let to_pass to_reform to_save to_see
to_stand to_this to_those to_try to_us to_washington to_win to_you to_your today top total
totally trial trickle trickle_down trust_fund try_to u ultimately under_the
understand_that unfortunately union until up_and up_the us_in very_proud very_well
violence war_on was_no watch water way_it we're_talking we've_done we've_got we've_made
we've_seen we_didn't we_got we_had we_have we_now we_still we_want we_went we_were wealth
weeks_ago well_the were weren't what_i've what_kind what_our whatever when_we where_we
which_has which_i which_means who will_continue will_get will_tell win_the with_him
with_us within work_and workers world_and world_in worth_of would_be would_not write
year_and year_in years_ago years_and years_to yes_i york you'd you're you're_a you_can
you_get you_go you_got you_had you_just you_know you_look you_said you_see you_take
you_very you_would young_people""",
    0.2: """
a_bipartisan a_free a_long a_new ability_to about_a about_what access according
according_to act action added administration against_the agency ago_i allies almost
along_with america_and among and_as and_by and_i and_i'm and_what anti any_of anyone
are_doing are_going around_the as_governor as_much at_a at_all attack attacked away_from
ban bankrupt banks based basically because because_if believe_it big billion_a board
borders bottom breaks but_he but_it but_what but_when calls can_be can_take care_plan
care_system cars castro central chinese comprehensive conditions constitutional costs
criminal cuba cut cut_taxes deal decade defense deficits depression do_the do_you doctor
doing dollar done_it draft drugs during e economy employers employment every_year except
fact_that favor_of financial find_that foreign former forward free general getting
getting_a given gone had_a haiti happened happens have_been have_gone have_in have_never
have_said have_uh having_a he's he_had he_says he_voted he_would his his_tax history_of
housing hundreds i've_been i_didn't i_got i_have i_haven't i_i i_made i_might i_never
illegal immediately immigrants in_favor in_history in_place instance interest involved
iran iran_is is_no is_now is_why islands it's_a it's_the it_and it_or it_was just_a kill
know_we laws leading led less_than level liberal libya like_this lives lobbyists lose
losing lot_of make_a make_some medicare_and mexico million money_that month months more_of
most_of moved mr_mondale my_administration nation_in never no none now_and now_have
nuclear_weapons of_all of_business of_jobs of_our offshore oil_companies once_again one_in
opponent oppose or_not other_nations our_country our_government over_a overseas pakistan
parties people_at people_out people_with percentage_of person personal point_out
policies_that prescription president's president_in president_is previous primary
production progress proliferation proposal provided public putting ran recently record_of
reduced release repeal republicans resources respect_to result_of russians said saved
say_that says_that schools senator_obama seniors set_up shown since_i've small_businesses
smaller so_i so_many something_that sources starting state statement suggested supporting
surplus taking that_it's that_my that_to that_you're the_big the_bill the_debt the_highest
the_issue the_peace the_president the_president's the_region the_top the_u the_war
them_out then_the there_was they're_going they_can thing_that think_it's think_that's
think_what this_is thousands time_in to_all to_close to_find to_get to_help to_it
to_reduce to_send to_stop to_understand together_and training treatment treaty tremendous
trillion_dollars troops_in two_years u_s up_for using very_good veterans veto voting
wall_street wants_to war_in was_one we've we_cut we_don't we_passed wealthy weapon week
were_going what_a what_he's what_is when when_it when_the where whether_or will_go
with_respect with_some worked working working_with world_to would_like would_make years
years_in yet you'll you_don't""",
    0.3: """
a_million a_single a_trillion advocated against_it air amendment arms_control average
because_he bill bipartisan broke budgets by_the coal commission companies countries
country_that crisis cut_the death department did did_not do_not don't_have don't_know done
down economy_is effort even evidence failed fighting find first_time found fund gas gives
go_to growing gun has_never has_not have_fought health_care higher highest hillary his_own
history homeland i_said i_vetoed i_voted i_worked if_you if_you're illegally immigration
increased increasing indicated_that industry insurance interest_rates into into_our israel
killed know_that largest leave leaving lowest majority_of make_sure manufacturing missiles
money mosul my_campaign national north now number_of number_one of_dollars of_energy oil
on_it out_a out_of over own percentage plan poverty price private promised proposing
protect_the put_forward putin rates said_that said_we said_you same_thing saying since_the
support taken tax_relief taxpayer terrorism that's_exactly the_country the_first the_great
the_largest the_lowest the_number the_whole the_worst they thousands_of to_make to_my
to_war tried troops true twice uh_i unemployment up voted_against voted_for wants was_to
wasn't wealthiest weapons where_they why_i women worst you_and you_will""",
    0.4: """
actually agreement and_we're are bill_that businesses cover covered debt deficit dollars
fact federal funding giving gone_up guns he i_did i_supported in_iraq increase_in
investments isis it's_been jobs legislation majority many market medicare my_state numbers
passed pay per percent_of program proposed relief report right_now sanctions single six
spending that_i the_wealthiest they're they've this_president took trade trillion trump
used vote wall we're we_should when_i which year""",
    0.5: """
already border budget california crime didn't donald doubled drug endorsed hasn't
indicated military nuclear stop under vetoed""",
    0.6: """
fought loans opposed says since voted""",
    0.7: """
against percent""",
    0.8: """
supported""",
}
