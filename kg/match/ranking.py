"""Requirements and the facts of all candidates → candidates, best first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extract.tables import toml_table
from kg.errors import BadUsage
from kg.match.facts import facts
from kg.match.judging import Verdict, judge
from kg.match.requirements import Requirement
from kg.store import Store

_SHIPPED = Path(__file__).with_name("weights.toml")


class Match(NamedTuple):
    """A candidate's score out of 100, and the verdict on each requirement, in their order."""

    iri: str
    label: str
    score: float
    verdicts: tuple[Verdict, ...]


def rank(asked: Sequence[Requirement], store: Store, today: str, weights: Path | None = None) -> list[Match]:
    """Every candidate, best first; those with the same score by IRI, since a name must not count.

    `today` is `YYYY-MM`; `weights` a file like `weights.toml`. Raises `BadUsage` for one that lacks a weight.
    """
    table = _weights(weights or _SHIPPED)
    counts = [_count(requirement, table) for requirement in asked]
    whole = sum(counts) or 1.0
    labels = {row.iri.value: row.label for row in store.candidates()}
    found = []
    for iri, known in facts(store).items():
        verdicts = tuple(judge(requirement, known, today) for requirement in asked)
        gained = sum(
            count * {"met": 1.0, "partly": table["partly"], "not": 0.0}[verdict.state]
            for count, verdict in zip(counts, verdicts, strict=True)
        )
        found.append(Match(iri, labels.get(iri, iri), round(100 * gained / whole, 1), verdicts))
    return sorted(found, key=lambda match: (-match.score, match.iri))


def _count(requirement: Requirement, table: dict[str, Any]) -> float:
    count = float(table["kind"][requirement.kind])
    return count if requirement.required else count * float(table["preferred"])


def _weights(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        table = toml_table(path) if path == _SHIPPED else tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, UnicodeDecodeError) as error:
        raise BadUsage(f"{path}: no table of weights: {error}") from None
    missing = [name for name in ("preferred", "partly") if not isinstance(table.get(name), int | float)]
    kinds = toml_table(_SHIPPED)["kind"]
    missing += [
        f"kind.{kind}" for kind in kinds if not isinstance(table.get("kind", {}).get(kind), int | float)
    ]
    if missing:
        raise BadUsage(f"{path}: it gives no number for {missing[0]}")
    return table
