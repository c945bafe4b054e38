"""The parts of a Word file and the relationships between them (Open Packaging Conventions)."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.errors import UnreadableFile
from extract.read.archive import Archive
from extract.read.xml import child, children, name, value

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True)
class Relation:
    """A relationship: the last word of its type (`hyperlink`, `styles`), its target, and whether that is
    outside of the file."""

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True)
class Part:
    """A part of text: its root element and its relationships by their ids."""

    name: str
    root: _Element
    relations: dict[str, Relation] = field(default_factory=dict)

    def link(self, relation_id: str) -> str:
        """The address that a link leads to; empty for a place in the file."""
        found = self.relations.get(relation_id)
        return found.target if found and found.outside else ""

    def other(self, kind: str) -> str:
        """The name of the part that this one uses as its `styles`, `numbering`, `footnotes`, …"""
        return next((r.target for r in self.relations.values() if r.kind == kind and not r.outside), "")


def main_part(archive: Archive) -> Part:
    """The part that holds the document's body."""
    found = [r.target for r in relations(archive, "").values() if r.kind == "officeDocument"]
    found += [name for name in archive.names if name == "word/document.xml"]
    main = next((part for name in found if (part := part_of(archive, name)) is not None), None)
    if main is None or child(main.root, "body") is None:
        raise UnreadableFile(f"{archive.file}: the archive holds no Word document")
    return main


def part_of(archive: Archive, part: str) -> Part | None:
    """A part with its relationships; `None` where the file lacks it."""
    root = archive.xml(part) if part else None
    return None if root is None else Part(part, root, relations(archive, part))


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """The relationships of a part (of the package, for an empty name) by their ids."""
    folder, file = posixpath.split(part)
    root = archive.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
    return {
        value(element, "Id"): _relation(element, folder)
        for element in children(root, "Relationship")
        if name(element) == "Relationship"
    }


def _relation(element: _Element, folder: str) -> Relation:
    target, outside = value(element, "Target"), value(element, "TargetMode") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(value(element, "Type").rpartition("/")[2], target, outside)
