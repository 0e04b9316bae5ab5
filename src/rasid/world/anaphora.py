"""What has been named so far in a report, for words that stand for it: الجيش, التنظيم, المدينة, البلاد."""

from __future__ import annotations

from typing import Final

from rasid.world import actors, places
from rasid.world.actors import ActorRecord
from rasid.world.mentions import Mention
from rasid.world.places import PlaceRecord
from rasid.world.words import name_key

_CAPITALS: Final = {
    "sy": "sy-damascus-city", "iq": "iq-baghdad-city", "ye": "ye-sanaa-city", "sd": "sd-khartoum-city", "ly": "ly-tripoli",
    "lb": "lb-beirut-city", "eg": "eg-cairo-city", "so": "so-mogadishu", "jo": "jo-amman",
}  # fmt: skip
_SITES: Final = {
    "camp": ("مخيم", "معسكر"), "crossing": ("معبر", "منفذ", "جسر"), "airport": ("مطار",), "port": ("ميناء", "مرفأ"),
    "prison": ("سجن",), "hospital": ("مستشفى", "مشفى"),
}  # fmt: skip
"""What a site is called -> the words that the names of such sites begin with."""


class Anaphora:
    """The places and actors named so far, in a report of a country (code in lower case) and a day, where known."""

    def __init__(self, home: str | None, published: str | None) -> None:
        self.home = home
        self.day = (published or "")[:10]
        self._places: list[PlaceRecord] = []
        self._actors: list[ActorRecord] = []

    def note_place(self, place: str | None) -> None:
        """Remembers a place that was named."""
        if place:
            self._places.append(places.load().get(place))

    def note_actor(self, actor: ActorRecord) -> None:
        """Remembers an actor that was named."""
        self._actors.append(actor)

    def place(self, level: str) -> str | None:
        """The id of the place that a word such as المدينة stands for, if the report has said."""
        if level == "country":
            return self.home if self.home and self.home in places.load() else None
        if level in ("north", "south", "east", "west"):
            region = f"{self.home}-{level}"
            return region if region in places.load() else None
        if level == "capital":
            return _CAPITALS.get(self.home or "")
        if level == "strip":
            return "ps-gaza-strip" if self.home == "ps" or any(p.country == "ps" for p in self._places) else None
        for record in reversed(self._places):
            if _answers(level, record):
                return record.id
        return None

    def actor(self, mention: Mention) -> tuple[str | None, float, str]:
        """The actor a mention means, how likely, and why: by its name, its role in a country, or an actor named before."""
        if mention.kind != "generic":
            return self._named(mention)
        rule = actors.load().generic(mention.generic)
        if self.home and self.home in rule.countries:
            found = rule.meant(self.home, self.day, actors.load())
            return found, 0.8 if found else 0.0, f"{rule.id} in a report on {self.home}"
        if rule.follows == "role" and self.home:
            holder = self._in_role(rule.role)
            return holder, 0.7 if holder else 0.0, f"{rule.role} of {self.home}"
        if rule.follows == "kind":
            word = name_key(mention.text).split(" ", 1)[0]
            for record in reversed(self._actors):
                if record.kind in rule.kinds and (not rule.named or actors.load().called(record.id, word)):
                    return record.id, 0.65, f"the last {record.kind} named before"
        return None, 0.0, "a kind of actor, not one"

    def _in_role(self, role: str) -> str | None:
        return actors.load().in_role(self.home or "", role, self.day)

    def _named(self, mention: Mention) -> tuple[str | None, float, str]:
        if not mention.candidates:
            return None, 0.0, "no actor of this name is known"
        if len(mention.candidates) == 1:
            return mention.candidates[0], 0.95, "name"
        known = actors.load()
        then = [actor for actor in mention.candidates if known.get(actor).existed(self.day)] or mention.candidates
        if len(then) == 1:
            return then[0], 0.9, "the name's bearer at the time"
        local = [actor for actor in then if known.get(actor).country.lower() == self.home]
        if len(local) == 1:
            return local[0], 0.85, "the name's bearer in the report's country"
        return None, 0.0, "several bear the name"


def _answers(level: str, record: PlaceRecord) -> bool:
    if level in _SITES:
        return record.ar.split(" ", 1)[0] in _SITES[level]
    return record.level == level
