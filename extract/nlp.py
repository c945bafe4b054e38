"""The pipeline: named spaCy components over one `Doc` a document, its text the document's view.

    cv_gazetteer   known names                        → doc.spans["mentions"]
    cv_layout      lines → rows                       → doc._.rows
    cv_sections    rows → sections by their headings  → doc._.sections
    cv_recut       sections → as their rows tell      → doc._.sections
    cv_contact …   one component a kind of field      → doc._.fields

Blank `zh` and `en` pipelines share one tokeniser and one gazetteer, since CVs mix scripts: a
Chinese character is a token, a Latin word or a number is a token, so is every other mark.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import spacy
from spacy.lang.lex_attrs import LEX_ATTRS, lower
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.context import Context
from extract.document import Document
from extract.fields import READERS
from extract.gazetteer import Gazetteer, mentions
from extract.layout import rows
from extract.loading import uncollected
from extract.recut import recut
from extract.sections import sections
from extract.stacked import with_whole_periods

_TOKEN = re.compile(r"([A-Za-zÀ-ɏ]+|\d+|\S)( ?)|(\s+)")
PIPES = ("cv_gazetteer", "cv_layout", "cv_sections", "cv_recut", *(f"cv_{name}" for name in READERS))

for _name in ("document", "rows", "sections", "context", "fields"):
    Doc.set_extension(_name, default=None, force=True)


class MixedScriptTokenizer:
    """Tokens for text of mixed scripts; but for one plain space after another, white space is a token too."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of `text`; `doc.text` equals `text`."""
        found = _TOKEN.findall(text)
        words = [word or white for word, _, white in found]
        return Doc(self.vocab, words=words, spaces=[bool(space) for _, space, _ in found])


@Language.factory("cv_gazetteer", assigns=["doc.spans"])
def _make_gazetteer(nlp: Language, name: str) -> Gazetteer:
    return _gazetteer()


@cache
def _vocab() -> Vocab:
    """The vocabulary of both pipelines. Of all that spaCy can tell of a word only lower case is used."""
    return Vocab(lex_attr_getters={attribute: get for attribute, get in LEX_ATTRS.items() if get is lower})


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer(_vocab(), MixedScriptTokenizer(_vocab()))


@Language.component("cv_layout", assigns=["doc._.rows"], requires=["doc._.document"])
def _layout(doc: Doc) -> Doc:
    doc._.rows = rows(doc._.document)
    return doc


@Language.component("cv_sections", assigns=["doc._.sections"], requires=["doc._.rows"])
def _sections(doc: Doc) -> Doc:
    doc._.sections = sections(doc._.document, doc._.rows)
    doc._.context = Context(doc._.document, tuple(doc._.sections), mentions(doc))
    doc._.fields = {}
    return doc


@Language.component("cv_recut", requires=["doc._.sections"], assigns=["doc._.sections"])
def _recut(doc: Doc) -> Doc:
    context = doc._.context
    doc._.sections = recut(context, doc._.sections)
    recut_context = Context(context.document, tuple(doc._.sections), context.mentions)
    doc._.context = with_whole_periods(recut_context)
    return doc


def _field_component(name: str, read: Callable[[Context], Any]) -> None:
    """Register a field's reader as the component `cv_<name>`."""

    @Language.component(f"cv_{name}", requires=["doc._.sections", "doc.spans"], assigns=["doc._.fields"])
    def component(doc: Doc) -> Doc:
        doc._.fields = {**doc._.fields, **read(doc._.context)}
        return doc


for _field, _read in READERS.items():
    _field_component(_field, _read)


@cache
def pipeline(language: str) -> Language:
    """The pipeline for `zh` or `en`, built once a process."""
    with uncollected():
        nlp = spacy.blank(language, vocab=_vocab())
        nlp.tokenizer = MixedScriptTokenizer(nlp.vocab)
        for name in PIPES:
            nlp.add_pipe(name)
    gc.freeze()  # it stays: the collector of garbage need not go through all of it with every few pages
    return nlp


def annotate(document: Document) -> tuple[Context, dict[str, Any]]:
    """What the field readers saw, and the fields by the name that `Profile` gives them."""
    nlp = pipeline(document.language)
    doc = nlp.make_doc(document.view)
    doc._.document = document
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc._.context, doc._.fields
