"""The JSON-LD context, read backwards: from an IRI and the kind of a value to the word for it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kg.vocab import SCHEMA_FOLDER

CONTEXT = SCHEMA_FOLDER / "context.jsonld"

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RELATIVE = re.compile(r"\w[\w.~-]*(?:/\w[\w.~-]*)*", re.ASCII)
_KEYWORDS = {"@id": "id", "@type": "type"}


@dataclass
class Context:
    """The words of the context, relative to `base`; remembers which were used."""

    base: str
    used: set[str] = field(default_factory=set)

    def word(self, iri: str, coercion: str | None) -> tuple[str, bool]:
        """The key for a property, and whether a bare value under it is read as what it is.

        `coercion` is the datatype of the value, `@id` for a thing, or None for a plain string.
        """
        if name := _words().get((iri, coercion)):
            return self._use(name), True
        if name := _words().get((iri, None)):
            return self._use(name), coercion is None
        return self.compact(iri), coercion is None

    def reverse(self, iri: str) -> str:
        """The key for a property that is followed backwards."""
        return self._use(_words()[iri, "@reverse"])

    def name(self, iri: str) -> str:
        """The word for a class or a datatype."""
        name = _words().get((iri, None))
        return self._use(name) if name else self.compact(iri)

    def compact(self, iri: str) -> str:
        """An IRI with a prefix, where there is one for it."""
        for prefix, start in _prefixes().items():
            if iri.startswith(start) and _RELATIVE.fullmatch(iri[len(start) :]):
                return f"{self._use(prefix)}:{iri[len(start) :]}"
        return iri

    def thing(self, iri: str) -> str:
        """An IRI of a thing: relative to the base where it is below it, or else with a prefix."""
        rest = iri.removeprefix(self.base)
        return rest if rest != iri and _RELATIVE.fullmatch(rest) else self.compact(iri)

    @staticmethod
    def place(key: str) -> int:
        """The place of a key in an object: that of its word in the context, others last."""
        return _order().get(key, len(_order()))

    def to_json(self) -> dict[str, Any]:
        """The context as far as it was used, in the order of the file.

        Words that are the vocabulary's own names need no entry: `@vocab` tells them.
        """
        entries = _entries()
        names = self.used | set(_KEYWORDS.values())
        names |= {part for name in names for part in _mentioned(entries[name])} & entries.keys()
        told = {name: entry for name, entry in entries.items() if name in names and entry != f"cv:{name}"}
        return {"@base": self.base, "@vocab": entries["cv"]} | told

    def _use(self, name: str) -> str:
        self.used.add(name)
        return name


@cache
def reversible() -> tuple[str, ...]:
    """The properties that may be followed backwards."""
    return tuple(iri for iri, kind in _words() if kind == "@reverse")


@cache
def place_of(iri: str) -> int:
    """The place of a property among others: that of the first word for it, `rdf:type` before all."""
    if iri == _TYPE:
        return -1
    names = (name for (known, kind), name in _words().items() if known == iri and kind != "@reverse")
    return min(map(_order().__getitem__, names), default=len(_order()))


@cache
def _order() -> dict[str, int]:
    return {name: place for place, name in enumerate(_entries())}


@cache
def _entries() -> dict[str, Any]:
    entries: dict[str, Any] = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    return entries


@cache
def _prefixes() -> dict[str, str]:
    return {name: entry for name, entry in _entries().items() if isinstance(entry, str) and entry[-1] in "#/"}


@cache
def _words() -> dict[tuple[str, str | None], str]:
    """(IRI, datatype or `@id` or `@reverse` or None) → word."""
    found: dict[tuple[str, str | None], str] = {}
    for name, entry in _entries().items():
        if name in _prefixes() or name in _KEYWORDS.values():
            continue
        if isinstance(entry, str):
            found[_expand(entry), None] = name
        elif "@reverse" in entry:
            found[_expand(entry["@reverse"]), "@reverse"] = name
        else:
            found[_expand(entry["@id"]), _expand(entry["@type"])] = name
    return found


def _expand(compact: str) -> str:
    prefix, _, rest = compact.partition(":")
    return _prefixes()[prefix] + rest if prefix in _prefixes() else compact


def _mentioned(entry: Any) -> set[str]:
    """The prefixes in an entry of the context."""
    texts = [entry] if isinstance(entry, str) else list(entry.values())
    return {text.partition(":")[0] for text in texts}
