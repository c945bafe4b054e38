"""Patents, talks, service and certificates."""

from __future__ import annotations

from kg.ask.filters import mentions
from kg.ask.kinds.model import Kind, Slot, label, period, value

PATENT = Kind(
    "patent",
    "patents",
    "?invention",
    "?person cv:patent ?invention .",
    columns=(
        label("patent", "?invention rdfs:label ?patentText .", "?invention", needed=True),
        label("number", "?invention cv:number ?numberText ."),
        value("?invention cv:kind ?kind .", "kind"),
        value("?invention cv:status ?status .", "status"),
        value("?invention schema:datePublished ?date .", "date"),
    ),
    slots={
        "kind": Slot("value", "?invention cv:kind ?sort .", "?sort", "{}"),
        "status": Slot("value", "?invention cv:status ?state .", "?state", "{}"),
        "during": Slot("year", "?invention schema:datePublished ?granted .", "?granted", "{}"),
        "position": Slot("number", "?invention cv:position ?place .", "?place", "inventor {}"),
        "about": Slot("text", "?invention schema:name ?words .", "?words", "mentions {}"),
    },
    brief=("patent",),
    text=("about",),
    order=("DESC(STR(?date))", "?candidate", "?patent"),
    counted="patents",
)

TALK = Kind(
    "talk",
    "talks",
    "?speech",
    "?person cv:talk ?speech .",
    columns=(
        label("talk", "?speech rdfs:label ?talkText .", "?speech", needed=True),
        label("event", "?speech cv:event ?eventText ."),
        value("?speech schema:location ?place .", "place"),
        value("?speech schema:startDate ?date .", "date"),
        value("?speech cv:kind ?kind .", "kind"),
    ),
    slots={
        "kind": Slot("value", "?speech cv:kind ?sort .", "?sort", "{}"),
        "during": Slot("year", "?speech schema:startDate ?given .", "?given", "{}"),
        "event": Slot("text", "?speech cv:event ?occasion .", "?occasion", "at {}"),
        "where": Slot("text", "?speech schema:location ?site .", "?site", "in {}", shows=("place",)),
        "about": Slot("text", "?speech schema:name ?words .", "?words", "mentions {}"),
    },
    brief=("talk", "event", "date"),
    text=("about", "event"),
    order=("DESC(STR(?date))", "?candidate", "?talk"),
    counted="talks",
)

_MEETINGS = ("conference", "workshop", "symposium", "会议", "大会", "研讨会")
_CONFERENCE = (
    "?duty cv:servedFor ?gathering . FILTER(EXISTS { ?gathering a schema:EventSeries } || "
    "EXISTS { ?gathering rdfs:label ?called . " + mentions("?called", (_MEETINGS,)) + " })"
)

SERVICE = Kind(
    "service",
    "service",
    "?duty",
    "?person cv:service ?duty .",
    columns=(
        label("role", "?duty schema:roleName ?roleText ."),
        value("?duty cv:kind ?kind .", "kind"),
        label("for", "?duty cv:servedForText ?forText ."),
        value("?duty cv:year ?year .", "year"),
        *period("?duty"),
    ),
    slots={
        "kind": Slot("value", "?duty cv:kind ?sort .", "?sort", "{}"),
        "venue": Slot("key", "?duty cv:servedFor ?body .", "?body", "for {}"),
        "during": Slot("period", "schema:startDate|cv:year", "?duty", "{}"),
        "ongoing": Slot("flag", "?duty cv:ongoing true .", says="still going on"),
        "called": Slot("text", "?duty cv:servedForText ?words .", "?words", "for {}"),
        "conference": Slot("flag", _CONFERENCE, says="for a conference"),
        "journal": Slot("flag", f"FILTER NOT EXISTS {{ {_CONFERENCE} }}", says="for a journal"),
    },
    brief=("role", "for", "year", "start", "end"),
    text=("called",),
    order=("?candidate", "?for", "?year"),
    counted="services",
)

CERTIFICATE = Kind(
    "certificate",
    "certificates",
    "?held",
    "?person cv:certificate ?held .",
    columns=(
        label("certificate", "?held rdfs:label ?certificateText .", "?held", needed=True),
        label("issuer", "?held cv:issuer ?giver ; cv:issuerText ?issuerText .", "?giver"),
        value("?held schema:datePublished ?date .", "date"),
    ),
    slots={
        "name": Slot("key", "", "?held", "{}"),
        "issuer": Slot("key", "?held cv:issuer ?body .", "?body", "from {}"),
        "during": Slot("year", "?held schema:datePublished ?issued .", "?issued", "{}"),
        "called": Slot("text", "?held rdfs:label|(cv:issuer/rdfs:label) ?words .", "?words", "called {}"),
    },
    brief=("certificate",),
    text=("called",),
    order=("?candidate", "?certificate"),
    counted="certificates",
)
