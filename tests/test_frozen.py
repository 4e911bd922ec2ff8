"""What is made as a fact: equal by its fields, of use as a key, and told by name."""

from __future__ import annotations

from dataclasses import field, replace
from functools import cached_property

from openrecord.frozen import frozen


@frozen
class Post:
    title: str
    body: str = ""
    seen: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def words(self) -> list[str]:
        return self.title.split()


@frozen
class Named:
    title: str


@frozen
class Held(Post):
    since: int = 0


@frozen
class Called:
    title: str

    def __repr__(self) -> str:
        return f"called {self.title}"


def test_facts_are_equal_where_their_fields_are_and_their_kind_is_the_same() -> None:
    assert Post("Mayor") == Post("Mayor", seen={"once": 1})
    assert Post("Mayor") != Post("Mayor", "Board")
    others: tuple[object, ...] = (Named("Mayor"), Held("Mayor"), "Mayor", None)
    assert Post("Mayor") not in others


def test_what_a_fact_works_out_of_itself_makes_it_no_other() -> None:
    asked = Post("Executive Mayor")
    assert asked.words == ["Executive", "Mayor"]
    assert asked == Post("Executive Mayor")


def test_equal_facts_are_one_key() -> None:
    assert len({Post("Mayor"), Post("Mayor"), Post("Clerk"), Named("Mayor")}) == 3


def test_a_fact_tells_its_fields_unless_it_says_otherwise() -> None:
    assert repr(Held("Mayor", since=2015)) == "Held(title='Mayor', body='', since=2015)"
    assert repr(Called("Mayor")) == "called Mayor"


def test_a_changed_fact_is_another() -> None:
    held = Held("Mayor", since=2015)
    assert replace(held, since=2018) == Held("Mayor", since=2018)
    assert held.since == 2015
