"""Quads as GraphML (http://graphml.graphdrawing.org), for tools that draw and count networks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import Literal, NamedNode, Quad

from kg.exchange.reading import Facts, Options, facts_of
from kg.vocab import RDF, RDFS

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="type" for="node" attr.name="type" attr.type="string"/>
  <key id="predicate" for="edge" attr.name="predicate" attr.type="string"/>
"""
_Told = Mapping[NamedNode, Iterable[Any]]  # of one subject: objects by predicate
_CONTROLS = {code: None for code in range(32) if code not in (9, 10, 13)}  # which XML 1.0 cannot say


def write(quads: Iterable[Quad], options: Options) -> Iterator[bytes]:
    """Things as nodes with label and classes, what ties them as edges, and literals as data of their node."""
    about = facts_of(filter(options.keeps, quads))
    kept = {predicate for facts in about.values() for predicate in facts} - {RDF.type, RDFS.label}
    named = sorted({predicate.value for predicate in kept if any(_literals(about, predicate))})
    yield _HEAD.encode()
    for number, name in enumerate(named):
        told = f'<key id="d{number}" for="node" attr.name={quoteattr(_local(name))} attr.type="string"/>'
        yield f"  {told}\n".encode()
    yield b'  <graph edgedefault="directed">\n'
    keys = {name: f"d{number}" for number, name in enumerate(named)}
    things = {*about, *(each for facts in about.values() for objects in facts.values() for each in objects)}
    for thing in sorted((thing for thing in things if not isinstance(thing, Literal)), key=str):
        yield "".join(_node(thing, about.get(thing, {}), keys)).encode()
    for subject in sorted(about, key=str):
        yield "".join(_edges(subject, about[subject])).encode()
    yield b"  </graph>\n</graphml>\n"


def _literals(about: Facts, predicate: NamedNode) -> Iterator[bool]:
    return (isinstance(each, Literal) for facts in about.values() for each in facts.get(predicate, ()))


def _node(thing: Any, facts: _Told, keys: dict[str, str]) -> Iterator[str]:
    yield f"    <node id={quoteattr(_id(thing))}>"
    labels = [each.value for each in facts.get(RDFS.label, ()) if isinstance(each, Literal)]
    yield _data("label", min(labels, default=_local(_id(thing))))
    if classes := sorted(
        _local(each.value) for each in facts.get(RDF.type, ()) if isinstance(each, NamedNode)
    ):
        yield _data("type", " ".join(classes))
    for name, predicate in sorted(
        (predicate.value, predicate) for predicate in facts if predicate.value in keys
    ):
        if told := sorted(each.value for each in facts[predicate] if isinstance(each, Literal)):
            yield _data(keys[name], "; ".join(told))
    yield "</node>\n"


def _edges(subject: Any, facts: _Told) -> Iterator[str]:
    for predicate, objects in sorted(facts.items(), key=lambda each: str(each[0])):
        for thing in sorted(objects, key=str):
            if not isinstance(thing, Literal) and predicate != RDF.type:
                ends = f"source={quoteattr(_id(subject))} target={quoteattr(_id(thing))}"
                yield f"    <edge {ends}>{_data('predicate', _local(predicate.value))}</edge>\n"


def _data(key: str, text: str) -> str:
    return f'<data key="{key}">{escape(text.translate(_CONTROLS))}</data>'


def _id(thing: Any) -> str:
    return thing.value if isinstance(thing, NamedNode) else str(thing)


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2] or iri
