"""A printed name → the institutions that it may mean: whole, in parts, as a unit of one, or in context."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reference.facts import Thing
from kg.reference.keys import Words, link_key, simplified
from kg.reference.linked import NOTHING, Context
from kg.reference.names import Found, Index, ThingNames
from kg.reference.places import Places

_BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_SEPARATOR = re.compile(r"\s*[,，;；|·•/]\s*|\s+[-–—@]\s+|\s+at\s+")
_SCRIPTS = re.compile(r"[\u2e80-\u9fff（）·]+(?:[\s·]*[\u2e80-\u9fff（）]+)*|[^\u2e80-\u9fff]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORTEST_PREFIX, _SHORTEST_COMPANY = 2, 2
_COMMERCIAL = ("company", "laboratory")
_SURE = 2  # votes of the context that are taken for proof


class InstitutionNames(ThingNames):
    """The names of institutions and their units."""

    def __init__(self, things: tuple[Thing, ...], index: Index, words: Words, places: Places) -> None:
        super().__init__(things, index, words)
        self._places = places

    def resolve(self, text: str, context: Context = NOTHING) -> list[Found]:
        """The institutions that `text` may mean; more than one where even the context does not tell."""
        found = self._within(self.find(text), context)
        for way in (self._bracketed, self._parted, self._in_two_scripts, self._company, self._unit):
            found = found or way(text, context)
        found = found or self._within(self.find_loosely(text), context)
        return self._told_apart(found, context) if len(found) > 1 else found

    def _within(self, found: list[Found], context: Context) -> list[Found]:
        """`found` without units whose parents are not spoken of, unless nothing else has the name."""
        kept = [each for each in found if not each.thing.is_scoped]
        if kept or not found:
            return kept
        near = {each.thing.key for text in context.near for each in self._plainly(text)}
        return [
            Found(each.thing, "context", f"a unit of {each.thing.parent}, which stands near")
            for each in found
            if near & set(self._line(each.thing))
        ]

    def _line(self, thing: Thing) -> Iterator[str]:
        """The keys of what a unit is a part of, nearest first."""
        while parent := self.by_key.get(thing.parent):
            yield parent.key
            thing = parent

    def _plainly(self, text: str) -> list[Found]:
        return self.find(text) or self.find_loosely(text) or self._company(text, NOTHING)

    def _bracketed(self, text: str, context: Context) -> list[Found]:
        """`北京大学（PKU）`, `Microsoft (China)`: what is in brackets must agree, or it tells apart."""
        inner = [part.strip() for part in _BRACKETS.findall(text) if part.strip()]
        base = _BRACKETS.sub(" ", text).strip()
        if not inner or not base:
            return []
        found = self._base(base, context)
        for part in inner:
            found = self._agreeing(found, part)
        return found

    def _base(self, text: str, context: Context) -> list[Found]:
        found = self._within(self.find(text) or self.find_loosely(text), context)
        return found or self._parted(text, context) or self._in_two_scripts(text, context)

    def _agreeing(self, found: list[Found], part: str) -> list[Found]:
        """Those of `found` that go with what stands beside them: another name, a place, or mere noise."""
        if not found or self._is_noise(part):
            return found
        others = {each.thing.key for each in self._plainly(part)}
        if same := [each for each in found if each.thing.key in others]:
            return [each._replace(match="context" if len(found) > 1 else each.match) for each in same]
        whole = [each for each in found if others & set(self._line(each.thing))]
        if whole:
            return [Found(each.thing, "context", "beside what it is a part of") for each in whole]
        return self._placed(found, part)

    def _is_noise(self, part: str) -> bool:
        return all(self.words.has("noise", word) for word in re.split(r"[\s,，/、]+", part) if word)

    def _placed(self, found: list[Found], part: str) -> list[Found]:
        """Those that may be in the place that `part` names, if it names one."""
        places = self._places.named(part)
        kept = [each for each in found if any(Places.fits(place, each.thing) for place in places)]
        if len(found) > 1 and len(kept) == 1:
            return [Found(kept[0].thing, "context", f"the one in {part.strip()}")]
        called = (f"{each.thing.label}（{place.name}）" for each in found for place in places)
        return kept or [named for name in called for named in self.find(name)]

    def _parted(self, text: str, context: Context) -> list[Found]:
        """`NTU, Singapore`, `Department of Physics, MIT`: one part is the name, the others go with it."""
        parts = [part for part in _SEPARATOR.split(text) if part.strip()]
        if not 1 < len(parts) <= 6:
            return []
        for place, part in enumerate(parts):
            if self._places.named(part) and place > 0:
                continue
            found = self._within(self.find(part) or self.find_loosely(part), context)
            others = [other for index, other in enumerate(parts) if index != place]
            if found and (agreed := self._with_parts(found, others)):
                return agreed
        return []

    def _with_parts(self, found: list[Found], others: list[str]) -> list[Found]:
        for part in others:
            if self._is_unit(part) and not self.find(part):
                found = [
                    each._replace(match="context", reason=f"what {part.strip()} belongs to") for each in found
                ]
            else:
                found = self._agreeing(found, part)
        return found

    def _is_unit(self, part: str) -> bool:
        """Whether a part is called a department or the like."""
        words = re.findall(r"[a-z]+", part.lower())
        ends = (*self.words.of("unit"), *self.words.of("school"))
        return any(self.words.has("unit", word) for word in words) or any(
            part.endswith(end) for end in ends if not end.isascii()
        )

    def _in_two_scripts(self, text: str, context: Context) -> list[Found]:
        """`北京大学 Peking University`: both must mean the same."""
        parts = [part.strip(" ,，-/") for part in _SCRIPTS.findall(text)]
        parts = [part for part in parts if link_key(part)]
        if len(parts) != 2:
            return []
        one, other = (self.find(part) or self.find_loosely(part) for part in parts)
        both = {each.thing.key for each in other}
        return [each._replace(match="alias") for each in one if each.thing.key in both]

    def _company(self, text: str, context: Context) -> list[Found]:
        """`北京字节跳动科技有限公司`, `Tencent Technology (Shenzhen) Co., Ltd.`: the name inside the form."""
        bare = simplified(_BRACKETS.sub("", text)).strip()
        for name in self._within_form(bare):
            named = [each for each in self.find(name) if each.thing.facts["kind"] in _COMMERCIAL]
            if named and len(name) >= _SHORTEST_COMPANY:
                return [Found(each.thing, "alias", "its name within a legal form") for each in named]
        return []

    def _within_form(self, bare: str) -> Iterator[str]:
        """What may be the name of a company, the longest first."""
        core = self.words.without_ending(bare, "legal")
        if core == bare:
            return
        local = next((core[size:] for size in (3, 2) if self._places.named(core[:size])), "")
        for name in filter(None, (core, local)):
            yield name
            if (shorter := self.words.without_ending(name, "trade")) != name:
                yield shorter

    def _unit(self, text: str, context: Context) -> list[Found]:
        """`清华大学计算机系`: what begins with the name of an institution and ends as a part of one does."""
        bare = simplified(text).strip()
        if not _HAN.search(bare) or any(bare.endswith(end) for end in self.words.of("apart")):
            return []
        for size in range(len(bare) - 1, _SHORTEST_PREFIX - 1, -1):
            if found := [each for each in self.find(bare[:size]) if not each.thing.is_scoped]:
                return self._with_rest(found, bare[size:].strip(" ,，-—·"), context)
        return []

    def _with_rest(self, found: list[Found], rest: str, context: Context) -> list[Found]:
        """The unit that `rest` names, if it is known; else the whole, if `rest` is called as a part is."""
        keys = {each.thing.key for each in found}
        known = [each for each in self.find(rest) if keys & set(self._line(each.thing))]
        if known:
            return [Found(each.thing, "context", f"a unit of {each.thing.parent}") for each in known]
        is_school = any(rest.endswith(end) for end in self.words.of("school"))
        is_unit = any(rest.endswith(end) for end in self.words.of("unit") if not end.isascii())
        is_of_subject = any(word in rest for word in self.words.of("subject"))
        if is_unit or (is_school and is_of_subject):
            return [Found(each.thing, "context", f"what {rest} is a part of") for each in found]
        return []

    def _told_apart(self, found: list[Found], context: Context) -> list[Found]:
        """The one that the context speaks for, if it speaks for one only; else all."""
        votes = [self._votes(each.thing, found, context) for each in found]
        best = max(votes)
        if best >= _SURE and votes.count(best) == 1 and sorted(votes)[-2] <= best - _SURE:
            chosen = found[votes.index(best)].thing
            reason = f"of {len(found)} with this name, the one that fits the context"
            return [Found(chosen, "context", reason)]
        return found

    def _votes(self, thing: Thing, found: list[Found], context: Context) -> int:
        """A country or place that is named counts for three, an institution near or the language for one."""
        votes = 3 * (context.country == thing.country) if context.country else 0
        for text in context.near:
            votes += 3 * _is_address_of(thing, text)
            named = self._places.within(text)
            cities = [place for place in named if not place.is_country]
            if any(Places.tells(place, thing) for place in cities or named):
                votes += 3
            elif any(place.country == thing.country for place in named):
                votes += 2
            near = {each.thing.country for each in self._plainly(text)}
            votes += thing.country in near
        alone = sum(each.thing.country == thing.country for each in found) == 1
        return votes + (alone and context.language == "zh" and thing.country == "CN")


def _is_address_of(thing: Thing, text: str) -> bool:
    """Whether `text` is an e-mail address at the institution."""
    host, domain = text.rpartition("@")[2].lower(), thing.facts.get("domain", "")
    return "@" in text and bool(domain) and f".{host}".endswith(f".{domain}")
