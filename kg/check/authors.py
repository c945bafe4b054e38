"""Which of the authors of a paper somebody is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.names import is_cut
from kg.identity.names import alike


def places(names: Iterable[str], authors: Sequence[str]) -> tuple[int, ...]:
    """The places (from 1) among `authors` that somebody who goes by `names` may have.

    Names in full come before those that are cut to initials.
    """
    own = list(names)
    fitting = {
        place: author
        for place, author in enumerate(authors, 1)
        if any(alike(name, author) for name in own if name and author)
    }
    whole = tuple(place for place, author in fitting.items() if not is_cut(author))
    return whole or tuple(fitting)
