"""The rule of alignment: hand-worked answers, and what holds whatever anybody did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.alignment.board import Board, Wanted
from initiatives.alignment.items import Item, Kind, Outcome, Stand, Tally, tally_of
from initiatives.alignment.rule import outcome_of
from initiatives.alignment.union import union_stands
from initiatives.choices import ParticipationStatus, Stance
from initiatives.models import Country, Participation

STATUSES = [*ParticipationStatus.values, ""]
ANSWERS = {Kind.VOTES: STATUSES, Kind.MEMBERSHIPS: STATUSES, Kind.STANCES: [*Stance.values, ""]}
CODES = ("AAA", "BBB", "CCC")


@pytest.mark.parametrize(
    ("kind", "first", "second", "expected"),
    [
        ("votes", "voted-for", "voted-for", "same"),
        ("votes", "abstained", "abstained", "same"),
        ("votes", "voted-for", "abstained", "partly"),
        ("votes", "abstained", "voted-against", "partly"),
        ("votes", "voted-for", "voted-against", "opposed"),
        ("votes", "voted-for", "not-voting", "not-compared"),
        ("votes", "not-voting", "not-voting", "not-compared"),
        ("memberships", "party", "party", "same"),
        ("memberships", "signatory", "signatory", "same"),
        ("memberships", "member", "chair", "same"),
        ("memberships", "party", "signatory", "partly"),
        ("memberships", "party", "invited", "not-compared"),
        ("memberships", "invited", "invited", "not-compared"),
        ("memberships", "party", "", "not-compared"),
        ("stances", "affirms", "affirms", "same"),
        ("stances", "affirms", "affirms-with-conditions", "partly"),
        ("stances", "affirms", "open", "partly"),
        ("stances", "open", "rejects", "partly"),
        ("stances", "affirms-with-conditions", "rejects", "opposed"),
        ("stances", "affirms", "not-addressed", "not-compared"),
        ("stances", "not-addressed", "not-addressed", "not-compared"),
    ],
)
def test_two_answers_give_one_outcome_in_either_order(kind, first, second, expected):
    assert outcome_of(Kind(kind), first, second) == expected
    assert outcome_of(Kind(kind), second, first) == expected


def test_nothing_in_common_is_said_and_is_no_nought():
    assert Tally(not_compared=3).text == "no item"
    assert Tally(opposed=3).text == "0 of 3"


@st.composite
def boards(draw):
    """Three sides with any answers to up to eight items."""
    board = Board()
    for number in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(list(Kind)))
        item = Item(
            kind, f"item-{number}", f"Item {number}", "", year=draw(st.none() | st.integers(2000, 2030))
        )
        board.items[item.key] = item
        for code in draw(st.sets(st.sampled_from(CODES))):
            board.stands[code][item.key] = Stand(draw(st.sampled_from(ANSWERS[kind])), (Participation(),))
    return board


class TestAnyBoard:
    """What must hold for all answers."""

    @given(boards(), st.integers(2000, 2030))
    def test_it_does_not_matter_who_is_named_first(self, board, year):
        wanted = Wanted(year_min=year)
        there = [(its.item.key, its.outcome) for its in board.compare("AAA", "BBB", wanted)]
        back = [(its.item.key, its.outcome) for its in board.compare("BBB", "AAA", wanted)]
        assert there == back

    @given(boards())
    def test_what_is_the_same_is_part_of_what_is_compared_and_that_of_what_both_did(self, board):
        both = board.stands["AAA"].keys() & board.stands["BBB"].keys()
        for kind, tally in board.tallies("AAA", "BBB", Wanted()).items():
            items = [key for key in both if key[0] == kind]
            assert 0 <= tally.same <= tally.compared <= len(items)

    @given(boards())
    def test_what_others_did_changes_nothing(self, board):
        before = board.compare("AAA", "BBB")
        board.stands["CCC"].clear()
        assert board.compare("AAA", "BBB") == before

    @given(boards())
    def test_kinds_and_outcomes_divide_the_items_without_rest(self, board):
        whole = board.compare("AAA", "BBB")
        parts = [
            its
            for kind in Kind
            for outcome in Outcome
            for its in board.compare("AAA", "BBB", Wanted(frozenset({kind}), frozenset({outcome})))
        ]
        assert sorted(its.item.key for its in parts) == sorted(its.item.key for its in whole)
        assert tally_of(parts) == tally_of(whole)


class TestUnion:
    """The European Union stands by its own row, or by members that stand as one."""

    VOTE, TREATY, QUESTION = ("votes", "a"), ("memberships", "b"), ("stances", "c")

    def _union(self, key, answers, own=None):
        members = [
            (Country(pk=place), {key: Stand(answer, (Participation(status=answer),))} if answer else {})
            for place, answer in enumerate(answers, 1)
        ]
        stand = union_stands({key: Stand(own, (Participation(status=own),))} if own else {}, members).get(key)
        return stand.answer if stand else None

    def test_three_members_that_voted_alike_are_its_vote_and_a_single_other_vote_undoes_it(self):
        against = ParticipationStatus.VOTED_AGAINST
        assert self._union(self.VOTE, [against] * 3 + [None]) == against
        assert self._union(self.VOTE, [against] * 3 + [ParticipationStatus.ABSTAINED]) == ""
        assert self._union(self.VOTE, [against] * 2) == ""

    def test_in_treaties_every_member_that_is_followed_must_have_the_same_standing(self):
        assert self._union(self.TREATY, ["party"] * 3) == "party"
        assert self._union(self.TREATY, ["party"] * 3 + [None]) == ""
        assert self._union(self.TREATY, ["party", "party", "signatory"]) == ""

    def test_its_own_row_goes_before_its_members_and_an_invitation_does_not(self):
        assert self._union(self.TREATY, ["party"] * 3, own="signatory") == "signatory"

    def test_a_member_does_not_speak_for_it_on_law(self):
        assert self._union(self.QUESTION, ["affirms"] * 3) is None
