"""What a word of a question may mean.

Named tuples, since they are made far quicker than dataclasses at start-up; told apart by their class.
"""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from kg.ask.question import Condition, LastYears, Span


class Noun(NamedTuple):
    """A kind of thing, which may be what is asked for: papers, internships."""

    kind: str
    facts: tuple[Condition, ...] = ()


class Actor(NamedTuple):
    """Candidates by what they have or do: students, interns, winners."""

    kind: str
    facts: tuple[Condition, ...] = ()


class Verb(NamedTuple):
    """What a candidate does, so has an entry of `kind`; a year or free words beside it are of `slot`."""

    kind: str
    facts: tuple[Condition, ...] = ()
    slot: str = ""


class Fact(NamedTuple):
    """Something that can be said of entries of one or more kinds: a degree, a rank, first author."""

    kind: str
    condition: Condition


class Measure(NamedTuple):
    """Something that numbers are said of: GPA."""

    kind: str
    slot: str


class Attribute(NamedTuple):
    """What a candidate has once: an e-mail address."""

    column: str


class Aspect(NamedTuple):
    """What entries of a kind can be counted by: the venue of papers."""

    kind: str
    column: str


class Name(NamedTuple):
    """The name of a thing: `kind` is what it names (venue, organization, skill, …), `keys` how it is found.

    `role`: of an organisation, the kind of entries that it is most likely meant in; `both`: that people
    studied and worked there.
    """

    kind: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    role: str = ""
    both: bool = False


class Topic(NamedTuple):
    """A subject of research or study, with the words for it in both languages."""

    kind: str
    groups: tuple[tuple[str, ...], ...]


class Amount(NamedTuple):
    """A number with what compares it; `unit` is `%`, `times`, `count`, `point`, `scale`, `months` or nothing.

    `top`: the best so many. `bare`: a number alone, which is compared with nothing.
    """

    span: Span
    unit: str = ""
    top: bool = False
    bare: bool = False


class Period(NamedTuple):
    """A span of years; `since`: of what lasts, from its first year on."""

    test: Span | LastYears
    since: bool = False


class Now(NamedTuple):
    """At present, or (`past`) no more."""

    past: bool = False


class All(NamedTuple):
    """Several names of one kind, all of which must hold: both Python and C++."""

    kind: str
    names: tuple[Name, ...]


class Mark(NamedTuple):
    """A word of the grammar: `part` is the table of the lexicon, `what` the key in it."""

    part: str
    what: str


Sense = (
    Noun
    | Actor
    | Verb
    | Fact
    | Measure
    | Attribute
    | Aspect
    | Name
    | All
    | Topic
    | Amount
    | Period
    | Now
    | Mark
)
T = TypeVar("T", bound=Sense)


class Token(NamedTuple):
    """Some words of the question, at `start` to `end`, with what they may mean, the likeliest first.

    A token without any sense is not understood.
    """

    text: str
    start: int
    end: int
    senses: tuple[Sense, ...] = ()

    def has(self, part: str, what: str | None = None) -> bool:
        """Whether this may be a word of the grammar: of `part`, and there of the key `what`."""
        marks = (sense for sense in self.senses if isinstance(sense, Mark))
        return any(mark.part == part and what in (None, mark.what) for mark in marks)

    def get(self, sort: type[T], kind: str | None = None) -> T | None:
        """The first sense of a sort, and of a kind of thing if one is named."""
        found = (sense for sense in self.senses if isinstance(sense, sort))
        return next((sense for sense in found if kind in (None, getattr(sense, "kind", None))), None)

    @property
    def is_function(self) -> bool:
        """May be left out."""
        return self.has("filler") or self.has("prep") or self.has("link", "comma")
