"""XML → one record after another, without a tree; entities of a document's own, as in a bomb, are refused."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html.entities import html5
from typing import Any, NamedTuple
from xml.parsers import expat

from kg.bibliography.record import Fault
from kg.bibliography.source import Source

_CHUNK = 1 << 16


class Element(NamedTuple):
    """A record: its tag and attributes, the attributes of what it is in, and the texts in it by tag."""

    tag: str
    attributes: dict[str, str]
    around: dict[str, dict[str, str]]
    texts: list[tuple[str, str]]
    line: int

    def first(self, tag: str) -> str:
        """The first text by a tag; empty if there is none."""
        return next((text for name, text in self.texts if name == tag), "")


class OwnEntities(Exception):
    """The document declares entities."""


class _Splitter:
    """The handlers of expat: they collect what is in a record, and put it to `done` at its end."""

    def __init__(self, records: Collection[str], inline: Collection[str]) -> None:
        self.done: list[Element] = []
        self._records, self._inline = frozenset(records), frozenset(inline)
        self._around: dict[str, dict[str, str]] = {}
        self._inside: Element | None = None
        self._text: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = _refuse
        self.parser.SkippedEntityHandler = self._skipped

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._inside:
            if tag not in self._inline:
                self._text.clear()
        elif tag in self._records:
            line = self.parser.CurrentLineNumber
            self._inside = Element(tag, attributes, dict(self._around), [], line)
            self._text.clear()
            self.parser.CharacterDataHandler = self._text.append
        else:
            self._around[tag] = attributes

    def _end(self, tag: str) -> None:
        inside = self._inside
        if not inside:
            return
        if tag == inside.tag:
            self.done.append(inside)
            self._inside = None
            self.parser.CharacterDataHandler = None
        elif tag not in self._inline:
            inside.texts.append((tag, _joined(self._text)))
            self._text.clear()

    def _skipped(self, name: str, is_parameter: bool) -> None:
        """An entity of the DTD, which is not read: those of dblp are the letters that HTML names too."""
        if not is_parameter:
            self._text.append(html5.get(f"{name};", ""))


def _joined(pieces: list[str]) -> str:
    text = pieces[0] if len(pieces) == 1 else "".join(pieces)
    return " ".join(text.split()) if "\n" in text or "  " in text else text.strip()


def _refuse(*declaration: Any) -> None:
    raise OwnEntities


def elements(source: Source, records: Collection[str], inline: Collection[str]) -> Iterator[Element | Fault]:
    """Each element by one of the tags `records`; the tags `inline` are part of the text they stand in.

    Raises `TooLong`.
    """
    splitter = _Splitter(records, inline)
    try:
        while data := source.read(_CHUNK):
            splitter.parser.Parse(data)
            if splitter.done:
                yield from splitter.done
                splitter.done.clear()
                source.record_ended()
        splitter.parser.Parse(b"", True)
    except expat.ExpatError as error:
        yield from splitter.done
        at_end = error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS] or not data
        reason = (
            "the file ends in the middle"
            if at_end
            else f"no XML from here on ({expat.ErrorString(error.code)})"
        )
        yield Fault(error.lineno, reason, cut=True)
    except (LookupError, ValueError):
        yield Fault(1, "the file is in an encoding that is not read: UTF-8 is", cut=True)
    except OwnEntities:
        line = splitter.parser.CurrentLineNumber
        yield Fault(line, "the file declares entities of its own, which no bibliography does", cut=True)
