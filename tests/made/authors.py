"""Authors' names in the forms that citation styles give them; Chinese names always stay as they are."""

from __future__ import annotations


def whole(name: str) -> str:
    """A name as it is."""
    return name


def initials_first(name: str) -> str:
    """`Siyuan Chen` as `S. Chen`; Chinese names stay."""
    if not any("a" <= c.lower() <= "z" for c in name):
        return name
    given, family = split(name)
    return " ".join(f"{part[0]}." for part in given.split()) + f" {family}"


def initials_last(name: str) -> str:
    """`Siyuan Chen` as `Chen, S.`; Chinese names stay."""
    if not any("a" <= c.lower() <= "z" for c in name):
        return name
    given, family = split(name)
    return f"{family}, " + " ".join(f"{part[0]}." for part in given.split())


def capital_family(name: str) -> str:
    """`Siyuan Chen` as `CHEN S`, as GB/T 7714 has it; Chinese names stay."""
    if not any("a" <= c.lower() <= "z" for c in name):
        return name
    given, family = split(name)
    return f"{family.upper()} " + " ".join(part[0] for part in given.split())


def split(name: str) -> tuple[str, str]:
    """Given and family name; `Van der Berg` is one family name."""
    at = name.find(" Van der ")
    if at > 0:
        return name[:at], name[at + 1 :]
    given, _, family = name.rpartition(" ")
    return given, family
