"""Style sheets at work: which declarations hold for an element, by the order that CSS gives them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice, pairwise

from extract.read.html.rules import MAX_CSS, MAX_RULES, Compound, Rule, declared, rules

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
MAX_STEPS = 8
"""How often the value of a variable may name another one."""


@dataclass(frozen=True, slots=True)
class Element:
    """What selectors ask of an element."""

    tag: str
    attributes: Mapping[str, str | None]
    id: str
    classes: frozenset[str]


def element(tag: str, attributes: Mapping[str, str | None]) -> Element:
    """An element by its tag and its attributes."""
    classes = (attributes.get("class") or "").split()
    return Element(tag, attributes, attributes.get("id") or "", frozenset(classes))


Entry = tuple[tuple[int, ...], Rule]
"""A rule with its place in the order in which rules win."""


@dataclass
class Sheet:
    """The rules of a page, found by the last name, class or id of their selectors.

    `variables` are its custom properties, which are taken to hold everywhere; `own` the classes that the
    page itself gives a look, whatever they mean elsewhere, where no other sheet is `external`; `asked` the
    attributes that selectors ask for; `steps` counts the looks at elements around.
    """

    external: bool = False
    variables: dict[str, str] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    index: dict[str, list[Entry]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    size: int = 0
    steps: int = 0
    _found: dict[Hashable, list[Entry]] = field(default_factory=dict)
    _told: dict[Hashable, dict[str, str]] = field(default_factory=dict)

    def add(self, found: Iterable[Rule], origin: int) -> None:
        """Put rules to those that are there; of two origins, the higher one wins."""
        for rule in islice(found, max(MAX_RULES - self.size, 0)):
            self.size += 1
            last = rule.parts[0]
            key = f"#{last.id}" if last.id else f".{last.classes[0]}" if last.classes else last.tag
            self.index.setdefault(key, []).append(((origin, *rule.weight, self.size), rule))
            self.asked |= {name for name, _, _ in last.attributes}
            self.own |= {f".{name}" for name in last.classes} if origin and not self.external else set()
            self.variables |= {name: value for name, value, _ in rule.declarations if name.startswith("--")}

    def declarations(self, about: Element, around: Sequence[Element]) -> dict[str, str]:
        """The declarations for an element in others, the outermost first. The result is shared: keep it."""
        attributes = about.attributes
        asked = tuple((name, attributes[name]) for name in attributes if name in self.asked)
        key = (about.tag, about.id, attributes.get("class"), asked)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._of(about)
        if any(len(rule.parts) > 1 for _, rule in found):
            found = [entry for entry in found if self._stands(entry[1].parts, around)]
        style = attributes.get("style") or ""
        told = (style, *(order[-1] for order, _ in found))
        if told not in self._told:
            self._told[told] = self._merged(found, style)
        return self._told[told]

    def _of(self, about: Element) -> list[Entry]:
        """The rules that may hold for an element, wherever it stands, the weakest first."""
        keys = ["", about.tag, *(f".{name}" for name in sorted(about.classes)), f"#{about.id}"]
        found = ((key, entry) for key in dict.fromkeys(keys) for entry in self.index.get(key, ()))
        return sorted(
            (
                entry
                for key, entry in found
                if _is(entry[1].parts[0], about) and not self._is_meant_otherwise(key, *entry)
            ),
            key=lambda entry: entry[0],
        )

    def _stands(self, parts: tuple[Compound, ...], around: Sequence[Element]) -> bool:
        """Whether an element that the last part of a selector tells stands in those of the others."""
        place = len(around)
        for inner, outer in pairwise(parts):
            place -= 1
            self.steps += 1
            if inner.joint == " ":
                while place >= 0 and not _is(outer, around[place]):
                    place -= 1
                    self.steps += 1
            if place < 0 or not _is(outer, around[place]):
                return False
        return True

    def _merged(self, found: Iterable[Entry], style: str) -> dict[str, str]:
        """The declarations of rules and of a `style` attribute, the stronger ones over the weaker."""
        layers = [*(rule.declarations for _, rule in found), tuple(declared(style)) if style else ()]
        result: dict[str, str] = {}
        for urgent in (False, True):
            for layer in layers:
                result |= {name: value for name, value, important in layer if important is urgent}
        return {name: self._resolved(value) if "var(" in value else value for name, value in result.items()}

    def _is_meant_otherwise(self, key: str, order: tuple[int, ...], rule: Rule) -> bool:
        """Whether a rule tells what a class means in general, and the page has its own mind about that."""
        return not order[0] and key in self.own and rule.declarations[0][0] != "-x-role"

    def _resolved(self, value: str) -> str:
        """A value without variables; one that is not known is empty."""
        for _ in range(MAX_STEPS):
            if "var(" not in value or len(value) > 1000:
                break
            value = _VARIABLE.sub(lambda match: self.variables.get(match[1], (match[2] or "").strip()), value)
        return "" if "var(" in value else value.lower()


def _is(compound: Compound, about: Element) -> bool:
    if compound.tag not in ("", about.tag) or compound.id not in ("", about.id):
        return False
    if not about.classes.issuperset(compound.classes):
        return False
    return all(_has(about, *attribute) for attribute in compound.attributes)


def _has(about: Element, name: str, operator: str, value: str) -> bool:
    """Whether an attribute is as a selector wants it."""
    if name not in about.attributes:
        return False
    printed = about.attributes[name] or ""
    return {
        "": True,
        "=": printed == value,
        "~=": value in printed.split(),
        "^=": printed.startswith(value),
        "$=": printed.endswith(value),
        "*=": value in printed,
        "|=": printed == value or printed.startswith(value + "-"),
    }[operator]


def sheet(styles: Iterable[str], external: bool) -> Sheet:
    """The rules of a page with the given style sheets, on top of what browsers and frameworks do.

    `external` tells that it has others, which are not in the file.
    """
    result = Sheet(external)
    result.add(_default(), 0)
    left = MAX_CSS
    for css in styles:
        result.add(rules(css[:left]), 1)
        left -= min(len(css), left)
    return result


@cache
def _default() -> tuple[Rule, ...]:
    return tuple(rules(files("extract.read.html").joinpath("default.css").read_text("utf-8")))
