"""Known names → mentions in a text: institutions, venues, tests, human languages, skills.

A mention is a candidate, not a fact: what it means is decided where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extract.document import fold, has_han
from extract.shipped import shipped
from extract.tables import csv_table
from extract.words import load

SPANS = "mentions"
"""The name under which a `Doc` keeps the mentions in `doc.spans`."""
SKILL_LABELS = {"language": "LANGUAGE"}
UNITS = "laboratory"
"""The units that people write as they write companies; departments are read beside their institution."""
KIND_LABELS = {"university": "SCHOOL", "company": "COMPANY"}
COMMON_WORDS = frozenset(load("common")["short-name"]["words"])


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name at `start` to `end`; `label` is what it names, `name` its canonical form."""

    label: str
    start: int
    end: int
    name: str


def names() -> Iterator[tuple[str, str, str]]:
    """Every (label, canonical name, name or alias) of the shipped reference facts."""
    for row in _rows("institutions"):
        for name in (row["name"], row["name_en"], *row["aliases"].split("|")):
            yield KIND_LABELS.get(row["kind"], "INSTITUTE"), row["name"], name
    for row in _rows("units"):
        for name in (row["name"], row["name_en"], *row["aliases"].split("|")) if row["kind"] == UNITS else ():
            yield "INSTITUTE", row["name"], name
    for row in _rows("venues"):
        for name in (row["abbreviation"], row["name"], *row["aliases"].split("|")):
            yield "VENUE", row["abbreviation"] or row["name"], name
    for row in _rows("tests"):
        yield from (("TEST", row["name"], name) for name in (row["name"], *row["aliases"].split("|")))
    for row in _rows("skills"):
        for name in (row["name"], *row["aliases"].split("|")):
            yield SKILL_LABELS.get(row["category"], "SKILL"), row["name"], name


def _rows(table: str) -> Iterator[dict[str, str]]:
    return csv_table(shipped(f"data/{table}.csv")).each()


class Gazetteer:
    """A pipeline component that finds every known name: `doc.spans["mentions"]`.

    Short Latin names match in their own case only ("ACL", not "acl"); others in any case.
    """

    def __init__(self, vocab: Vocab, make_doc: Callable[[str], Doc]) -> None:
        self._exact = PhraseMatcher(vocab, attr="ORTH")
        self._any_case = PhraseMatcher(vocab, attr="LOWER")
        self._canonical: dict[str, dict[str, str]] = {}
        forms: dict[str, set[str]] = {}
        for label, canonical, name in names():
            form = "".join(map(fold, name.strip()))
            if _worth_matching(form):
                self._canonical.setdefault(label, {}).setdefault(form.casefold(), canonical)
                forms.setdefault(label, set()).add(form)
        for label, known in forms.items():
            self._exact.add(label, [make_doc(form) for form in sorted(known) if _is_short(form)])
            self._any_case.add(label, [make_doc(form) for form in sorted(known) if not _is_short(form)])

    def __call__(self, doc: Doc) -> Doc:
        """Set the mentions; each span's `kb_id_` is the canonical name."""
        found = [*self._exact(doc, as_spans=True), *self._any_case(doc, as_spans=True)]
        doc.spans[SPANS] = [self._linked(doc, span) for span in found]
        return doc

    def _linked(self, doc: Doc, span: Span) -> Span:
        name = self._canonical[span.label_].get(span.text.casefold(), span.text)
        return Span(doc, span.start, span.end, label=span.label, kb_id=name)


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """The mentions of a document in order, the longest first where several begin at one place."""
    found = (Mention(s.label_, s.start_char, s.end_char, s.kb_id_) for s in doc.spans[SPANS])
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end, mention.label)))


def _worth_matching(name: str) -> bool:
    return len(name) > 1 and name.casefold() not in COMMON_WORDS


def _is_short(name: str) -> bool:
    return len(name) <= 6 and not has_han(name)
