"""XML by local names: Word's transitional and strict namespaces are the same, and so are OpenDocument's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

OFF = {"0", "false", "off", "none"}
LARGEST = 1e9
"""In English Metric Units the longest page has a tenth of it."""


def name(element: _Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: _Element | None, attribute: str = "val") -> str:
    """An attribute by its local name; empty where it is missing."""
    if element is None:
        return ""
    namespace, bracket, _ = str(element.tag).rpartition("}")
    found = element.get(f"{namespace}{bracket}{attribute}") or element.get(attribute)
    if found or not element.attrib:
        return str(found or "")
    return next((str(v) for key, v in element.items() if str(key).rpartition("}")[2] == attribute), "")


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first child of a name, and the first child in it of the next name, and so on."""
    for step in path:
        if element is None:
            return None
        element = next((inner for inner in element if name(inner) == step), None)
    return element


def children(element: _Element | None, wanted: str) -> Iterator[_Element]:
    """The children of a name."""
    if element is not None:
        yield from (inner for inner in element if name(inner) == wanted)


def descendants(element: _Element, wanted: str) -> Iterator[_Element]:
    """The elements of a name at any depth."""
    yield from element.iter(f"{{*}}{wanted}")


def number(text: str, scale: float = 1.0) -> float:
    """A printed number by `scale`; 0 where it is none, or so large that nothing on a page has it."""
    try:
        found = float(text)
    except ValueError:
        return 0.0
    return found * scale if abs(found) <= LARGEST else 0.0


def is_on(element: _Element) -> bool:
    """Whether an on/off element is on, as it is without a value."""
    return value(element) not in OFF
