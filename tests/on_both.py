"""Which tests of pages run on PostgreSQL as well. The others make the same pages of the same rows:
whatever they would notice there, they notice on SQLite.

What asks the database something that no file below asks belongs in here.
"""

EVERY_ADDRESS = {
    "test_who_sees_what.py",  # asked for by everybody, also how many queries it takes
    "test_hostile.py",  # NUL, numbers that are too large, texts that are too long
}
COST = {"test_cost.py", "test_plans.py"}
LISTS = {
    "test_board.py",
    "test_cases.py",
    "test_counted.py",
    "test_damaged_case.py",
    "test_every_link.py",  # each of them, by people of each board and in each post
    "test_local_clock_in_lists.py",
    "test_nobody_acts.py",
    "test_on_both_sides.py",
    "test_one_order.py",
    "test_plans_run_out.py",
    "test_told_opens.py",
    "test_waiting.py",
    "test_who_read_lists.py",
    "test_worklist.py",
}
WHO_IS_THERE = {
    "test_away.py",
    "test_in_the_leads_place.py",
    "test_kept_out.py",
    "test_services.py",
    "test_signin.py",
    "test_who_can_be_named.py",
}
FORMS = {
    "test_acting_to_the_end.py",  # each procedure, from raised to an end
    "test_danger_said.py",
    "test_lengths.py",  # a column of PostgreSQL has one
    "test_raising.py",
    "test_raising_drafts.py",
    "test_returned_words_go.py",
    "test_sent_once.py",
    "test_versions.py",
}
OTHER_CASES = {"test_child_written_differently.py", "test_linking.py", "test_same_child.py"}

ON_BOTH = EVERY_ADDRESS | COST | LISTS | WHO_IS_THERE | FORMS | OTHER_CASES
