"""What it costs to find whose a document is, by how many are in the store: `python -m tests.bench.identity`.

Only the index of signs is made, in memory, of made-up people with names and studies as they are usual.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pyoxigraph as ox

from extract.names import pinyin_surnames
from extract.profile import Profile
from kg.identity.decisions import Decisions
from kg.identity.index import Index
from kg.identity.settling import settle
from kg.identity.signs import signs
from kg.iris import Iris
from kg.store import Store
from tests.kg.identity.people import cv, study

SIZES = (1_000, 10_000, 100_000)
NEW = 300
_SYLLABLES = "an bin bo chen fan fei gang hai hao hong hua hui jia jie jing jun kai lan lei li lin long "
_SYLLABLES += "na ning peng qi qing rui shan tao ting wei wen xia xin ya yan yang yi ying yong yu yue"
PLACES = [f"University of {number}" for number in range(300)]


def made_up(seed: str) -> Iterator[Profile]:
    """People without end, the same ones for the same `seed`; one in twenty comes twice."""
    surnames = sorted(pinyin_surnames())
    for number in range(sys.maxsize):
        random = Random(f"{seed}/{number}")
        name = f"{''.join(random.choices(_SYLLABLES.split(), k=2)).title()} {random.choice(surnames).title()}"
        start = random.randint(2000, 2022)
        both = random.sample(PLACES, 2)
        studies = (
            study(both[0], "bachelor", str(start), str(start + 4)),
            study(both[1], "phd", str(start + 4)),
        )
        papers = [f"On the matter of {random.randint(1, 10**7)} owls" for _ in range(4)]
        works = [(f"Company {random.randint(1, 500)}", f"{start + 5}-0{random.randint(1, 9)}")]
        for copy in ("", "2") if number % 20 == 0 else ("",):
            yield cv(name, [f"p{seed}{number}@example.org"], (), (), studies, works, papers, copy)


def main() -> None:
    """A line for each size: milliseconds of computing for a new document, and candidates touched."""
    store = Store(ox.Store(), Path(), Iris())
    people, held = made_up("a"), 0
    for size in SIZES:
        quads = (
            quad
            for profile in islice(people, size - held)
            for quad in Index(store.engine, store.iris, profile.source.sha256, signs(profile)).quads()
        )
        store.engine.bulk_extend(quads)
        held = size
        new = [*islice(made_up("b"), NEW // 2), *islice(made_up("a"), NEW // 2)]
        begun = time.process_time()
        touched = [len(_settled(store, profile)) for profile in new]
        spent = 1000 * (time.process_time() - begun) / len(new)
        print(f"{size:>7} documents: {spent:.2f} ms a document, {sum(touched) / len(touched):.1f} looked at")


def _settled(store: Store, profile: Profile) -> dict[str, ox.NamedNode]:
    index = Index(store.engine, store.iris, profile.source.sha256, signs(profile))
    return settle(store.engine, store.iris, index, Decisions(store.engine, store.iris)).candidates


if __name__ == "__main__":
    main()
