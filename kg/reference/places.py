"""Places: what tells institutions of the same name apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.reference.facts import Place, Thing
from kg.reference.keys import link_key, simplified

_ENDINGS = ("特别行政区", "自治区", "省", "市")
_WORD = re.compile(r"[A-Za-z][A-Za-z.'’]*(?: [A-Z][A-Za-z.'’]*)*")


class Places:
    """An index of places by their names."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_key: dict[str, list[Place]] = defaultdict(list)
        self._han: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            for name in place.names:
                self._by_key[link_key(name)].append(place)
                if not name.isascii():
                    self._han[simplified(name)].append(place)

    def named(self, text: str) -> list[Place]:
        """The places that `text` as a whole names."""
        bare = simplified(text).strip()
        for ending in _ENDINGS:
            bare = bare.removesuffix(ending) if len(bare) > len(ending) + 1 else bare
        return self._by_key.get(link_key(bare), [])

    def within(self, text: str) -> list[Place]:
        """The places that are named anywhere in `text`; Latin names as whole words with a capital."""
        folded = simplified(text)
        found = [place for name, places in self._han.items() if name in folded for place in places]
        for part in re.split(r"[,;，；/|()]", folded):
            for phrase in _WORD.findall(part):
                words = phrase.split()
                runs = (
                    " ".join(words[low:high])
                    for low in range(len(words))
                    for high in range(low + 1, len(words) + 1)
                )
                found += [place for run in runs for place in self._by_key.get(link_key(run), [])]
        return found

    @staticmethod
    def fits(place: Place, thing: Thing) -> bool:
        """Whether an institution may be in a place; a company has offices anywhere.

        Of a city it is enough to be in its country, where the institution's own city is not known.
        """
        if thing.facts.get("kind") in ("company", "laboratory"):
            return True
        if place.country != thing.country:
            return False
        known = [name for name in thing.places if place.country == "CN"]
        return place.is_country or not known or any(place.name in name for name in known)

    @staticmethod
    def tells(place: Place, thing: Thing) -> bool:
        """Whether a place is known to be the institution's own: its city, or its country."""
        return place.country == thing.country and (
            place.is_country or any(place.name in name for name in (*thing.places, *thing.names))
        )
