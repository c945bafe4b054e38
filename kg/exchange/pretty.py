"""JSON with one leaf object a line, so that a tree can be read from top to bottom."""

from __future__ import annotations

import json
from typing import Any

_STEP = "  "
_WIDTH = 100


def document(context: dict[str, Any], body: dict[str, Any]) -> str:
    """A JSON-LD document: its context, as many entries a line as fit, and then `body` to be read."""
    entries = [f'"@context": {_filled(context, _STEP)}', *_entries(body, _STEP)]
    return _block("{", entries, "}", "") + "\n"


def pretty(value: Any, indent: str = "") -> str:
    """`value` as JSON text: objects and arrays that hold no others stand on one line."""
    if not isinstance(value, dict | list) or _is_leaf(value):
        return json.dumps(value, ensure_ascii=False)
    inner = indent + _STEP
    if isinstance(value, list):
        return _block("[", [pretty(item, inner) for item in value], "]", indent)
    return _block("{", _entries(value, inner), "}", indent)


def _entries(value: dict[str, Any], indent: str) -> list[str]:
    return [f"{json.dumps(key, ensure_ascii=False)}: {pretty(item, indent)}" for key, item in value.items()]


def _filled(value: dict[str, Any], indent: str) -> str:
    lines = [""]
    for key, item in value.items():
        entry = f"{json.dumps(key)}: {json.dumps(item)}"
        if lines[-1] and len(lines[-1]) + len(entry) > _WIDTH:
            lines.append("")
        lines[-1] += (", " if lines[-1] else "") + entry
    return _block("{", lines, "}", indent)


def _is_leaf(value: dict[str, Any] | list[Any]) -> bool:
    items = value.values() if isinstance(value, dict) else value
    return not any(_is_branch(item) for item in items)


def _is_branch(item: Any) -> bool:
    """An object of several entries, or an array of anything but plain values."""
    if isinstance(item, dict):
        return len(item) > 2 or not all(isinstance(part, str) for part in item.values())
    return isinstance(item, list) and any(isinstance(part, dict | list) for part in item)


def _block(opening: str, lines: list[str], closing: str, indent: str) -> str:
    inner = f",\n{indent}{_STEP}".join(lines)
    return f"{opening}\n{indent}{_STEP}{inner}\n{indent}{closing}"
