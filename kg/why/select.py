"""Which evidence was asked for: below a JSON pointer, or of an entry that some words are said in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.errors import NoSuchFact
from kg.iris import name_key
from kg.why.evidence import Evidence


def select(evidence: Iterable[Evidence], asked: Sequence[str]) -> list[Evidence]:
    """The evidence for what was `asked`, in the order of the document; raises `NoSuchFact` for none.

    What begins with `/` is a pointer to facts, or to what they are below. Any other is words: of each
    entry in which all of them are said, in its values, its words or the names of its fields, those facts
    that say some of them.
    """
    every = list(evidence)
    words = [text for text in asked if not is_pointer(text)]
    found = [each for each in every if all(_below(each.fact, text) for text in asked if is_pointer(text))]
    if words:
        found = _saying(found, [name_key(text) for text in words])
    if not found:
        raise NoSuchFact(" ".join(asked), {told for each in every for told in (each.fact, each.value)})
    return sorted(found, key=_place)


def _place(each: Evidence) -> tuple[str, str, int, int, list[tuple[int, str]]]:
    """By document, then as it reads; of the facts of one place, `/papers/2` before `/papers/10`."""
    steps = [(int(step), "") if step.isdecimal() else (0, step) for step in each.fact.split("/")]
    return each.file, each.sha256, each.start, each.end, steps


def is_pointer(text: str) -> bool:
    """Whether `text` is a JSON pointer."""
    return text.startswith("/")


def _below(fact: str, pointer: str) -> bool:
    return f"{fact}/".startswith(f"{pointer.rstrip('/')}/")


def _saying(evidence: Iterable[Evidence], keys: Sequence[str]) -> list[Evidence]:
    entries: dict[tuple[str, str], list[tuple[Evidence, set[str]]]] = {}
    for each in evidence:
        said = {key for key in keys if _says(each, key)}
        entries.setdefault((each.sha256, each.entry), []).append((each, said))
    whole = (told for told in entries.values() if set().union(*(said for _, said in told)) >= set(keys))
    return [each for told in whole for each, said in told if said]


def _says(evidence: Evidence, key: str) -> bool:
    fields = [name_key(name) for name in evidence.fact.split("/") if name]
    named = key in fields or f"{key}s" in fields
    return named or key in name_key(evidence.value) or key in name_key(evidence.words)
