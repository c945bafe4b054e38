"""E-mail addresses, telephone numbers and links in one form, so that two prints of one are equal.

None for what tells no person: an office's mailbox, a number cut short, the address of a paper.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from extract.tables import toml_table
from kg.identity.tables import ADDRESSES

_OUTSIDE = re.compile(r"(?:ext|x|转|分机)[.:\s]*\d+\s*$", re.IGNORECASE)
_LEADING = re.compile(r"^\s*\(?(?:\+|00)")
_ENDING = re.compile(r"(?:/?index)?\.html?$")
_TILDE = re.compile(r"^(?:.*/)?~[^/]+$")


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = toml_table(ADDRESSES)[name]
    return table


def mailbox(printed: str) -> str | None:
    """`Ada.Lin+cv@GMail.com` → `adalin@gmail.com`."""
    folded = unicodedata.normalize("NFKC", printed).strip().casefold().removeprefix("mailto:")
    name, at, host = folded.rpartition("@")
    name = name.partition("+")[0] or name
    if not at or not name or "." not in host or name in _table("offices")["boxes"]:
        return None
    if host in _table("mail")["without_dots"]:
        name = name.replace(".", "")
    return f"{name}@{host}"


def phone(printed: str) -> str | None:
    """The number within its country: `+86 138 0000 1111` and `(0086)138-0000-1111` are `13800001111`."""
    folded = _OUTSIDE.sub("", unicodedata.normalize("NFKC", printed))
    digits = "".join(filter(str.isdecimal, folded.replace("(0)", "")))
    if _LEADING.match(folded):
        digits = _without_code(digits.removeprefix("00"))
    elif len(digits) == 13 and digits.startswith("86"):
        digits = digits[2:]
    elif len(digits) == 11 and digits.startswith("1") and digits[1] in "2" + "01":
        digits = digits[1:]  # of North America; a Chinese mobile number goes on with 3 to 9
    digits = digits.lstrip("0")
    return digits if len(digits) >= _table("phone")["least_digits"] else None


def _without_code(digits: str) -> str:
    codes = _table("phone")["short_codes"]
    length = next((size for size in (1, 2) if digits[:size] in codes), 3)
    return digits[length:]


def page(printed: str, label: str = "") -> str | None:
    """A page of one person's own: `https://www.github.com/Ada/` → `github.com/ada`.

    A site that the `label` calls their home page is their own too.
    """
    try:
        split = urlsplit(printed if "://" in printed else f"https://{printed.strip()}")
        host = (split.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    path = _ENDING.sub("", unquote(split.path).strip("/").casefold())
    if any(host.endswith(f".{known}") for known in _table("pages")["hosts"]):
        return host
    if _TILDE.match(path):
        return f"{host}/{path}"
    if "." in host and "/" not in path and label.casefold().strip(" :：") in _table("pages")["labels"]:
        return f"{host}/{path}".strip("/")
    host = re.sub(r"^(?:[a-z]{2}\.)?(linkedin\.com)$|^scholar\.google\..*$", _usual_host, host)
    names = (_name(form, path, split.query) for form in _table("profiles").get(host, ()))
    return next((f"{host}/{name}" for name in names if name), None)


def _usual_host(match: re.Match[str]) -> str:
    return match[1] or "scholar.google.com"


def _name(form: str, path: str, query: str) -> str | None:
    """The person's name in the path, or in the parameter that the form names."""
    place, asks, parameter = form.partition("?")
    if asks:
        return next(iter(parse_qs(query).get(parameter, ())), None) if path == place else None
    if not re.fullmatch(re.escape(place).replace(r"\*", "[^/]+"), path):
        return None
    return None if path in _table("nobody")["words"] else path
