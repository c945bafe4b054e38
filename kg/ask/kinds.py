"""What can be asked about: each kind of thing, how a candidate has it, its columns and its slots.

A small relation table. Patterns are SPARQL over `?person`, the candidate, and variables of the kind's own,
which the generator numbers when a kind comes twice. A column that is a label is bound as `?<name>Text`,
since a thing may have several and the answer shows one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

How = Literal["key", "value", "number", "year", "period", "text", "flag"]


class Column(NamedTuple):
    """One or more columns of an answer that one pattern binds.

    `label`: bound as `?<name>Text`. `node`: the variable that tells its values apart, when they are counted
    over. `needed`: every entry has it. `extra`: shown only when something is asked of it.
    """

    names: tuple[str, ...]
    pattern: str
    label: bool = False
    node: str = ""
    needed: bool = False
    extra: bool = False


class Slot(NamedTuple):
    """What can be said of an entry: `pattern` binds `var`, which is then tested; `says` is the explanation.

    `shows` are columns that the answer then has. `how` it is tested: key (a name of the thing), value, number, year, period (start and end of `var`), text
    (some of its words), flag (the pattern itself).
    """

    how: How
    pattern: str
    var: str = ""
    says: str = "{}"
    shows: tuple[str, ...] = ()


class Kind(NamedTuple):
    """A kind of thing: `path` leads from `?person` to `thing`.

    `brief` are the columns that are shown when candidates are asked for, `text` the slots in which words
    that no lexicon knows are looked for, `fixed` is false for what is not a candidate's.
    """

    one: str
    many: str
    thing: str
    path: str
    columns: tuple[Column, ...]
    slots: Mapping[str, Slot]
    brief: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    hub: bool = True
    counted: str = "candidates"


def _label(name: str, pattern: str, node: str = "", needed: bool = False) -> Column:
    return Column((name,), pattern, True, node, needed)


def _value(pattern: str, *names: str) -> Column:
    return Column(names, pattern)


def _period(thing: str) -> tuple[Column, Column]:
    """Start, and end or `present`."""
    ended = (
        f"OPTIONAL {{ {thing} schema:endDate ?ended }} OPTIONAL {{ {thing} cv:ongoing ?ongoing }} "
        'BIND(IF(BOUND(?ongoing), "present", STR(?ended)) AS ?end)'
    )
    return _value(f"{thing} schema:startDate ?start .", "start"), Column(("end",), ended, needed=True)


def _dates(thing: str) -> dict[str, Slot]:
    return {
        "start": Slot("year", f"{thing} schema:startDate ?began .", "?began", "started {}"),
        "end": Slot("year", f"{thing} schema:endDate ?finished .", "?finished", "ended {}"),
        "during": Slot("period", "", thing, "{}"),
        "ongoing": Slot("flag", f"{thing} cv:ongoing true .", says="still going on"),
    }


CANDIDATE = Kind(
    "candidate",
    "candidates",
    "?person",
    "?person a cv:Candidate .",
    columns=(
        _value("?person schema:email ?email .", "email"),
        _value("?person schema:telephone ?telephone .", "telephone"),
        _value("?person schema:homeLocation ?location .", "location"),
        _value("?person schema:url ?link .", "link")._replace(extra=True),
    ),
    slots={
        "name": Slot("key", "", "?person", "{}"),
        "label": Slot("text", "?person rdfs:label ?called .", "?called", "called {}"),
        "location": Slot("text", "?person schema:homeLocation ?home .", "?home", "in {}", shows=("location",)),
        "email": Slot("value", "?person schema:email ?address .", "?address", "e-mail {}"),
    },
    brief=("email",),
    text=("location", "label"),
    order=("?candidate",),
)

PAPER = Kind(
    "paper",
    "papers",
    "?paper",
    "?person cv:authorship ?authorship . ?authorship cv:paper ?paper .",
    columns=(
        _label("title", "?paper rdfs:label ?titleText .", "?paper", needed=True),
        _label("venue", "?paper cv:venue ?venue . ?venue rdfs:label ?venueText .", "?venue"),
        _value("?paper schema:datePublished ?year .", "year"),
        _value("?paper cv:ccfRank ?rank ; cv:ccfEdition ?edition .", "rank", "edition"),
        _value("?paper cv:claimedRank ?claimed .", "claimed"),
        _value("?authorship cv:authorRole ?role .", "role"),
        _value("?paper cv:track ?track .", "track")._replace(extra=True),
        _value("?paper cv:status ?status .", "status")._replace(extra=True),
    ),
    slots={
        "rank": Slot("value", "?paper cv:ccfRank ?grade .", "?grade", "venue ranked CCF {} (official)", shows=("rank", "edition")),
        "claimed": Slot("value", "?paper cv:claimedRankValue ?claim .", "?claim", "claimed as CCF {}", shows=("claimed", "rank", "edition")),
        "core": Slot(
            "value",
            '?paper cv:venue/cv:ranking ?listed . ?listed cv:list "CORE" ; cv:rankValue ?core .',
            "?core",
            "venue ranked CORE {}",
        ),
        "thcpl": Slot(
            "value",
            '?paper cv:venue/cv:ranking ?listing . ?listing cv:list "TH-CPL" ; cv:rankValue ?thcpl .',
            "?thcpl",
            "venue ranked TH-CPL {}",
        ),
        "venue": Slot("key", "?paper cv:venue ?place .", "?place", "at {}"),
        "during": Slot("year", "?paper schema:datePublished ?published .", "?published", "{}"),
        "first": Slot("flag", "?authorship cv:firstAuthor true .", says="first author", shows=("role",)),
        "role": Slot("value", "?authorship cv:authorRole ?part .", "?part", "as {} author", shows=("role",)),
        "status": Slot("value", "?paper cv:status ?state .", "?state", "{}", shows=("status",)),
        "track": Slot("value", "?paper cv:track ?kindOfPaper .", "?kindOfPaper", "track {}", shows=("track",)),
        "conference": Slot("flag", "?paper cv:venue ?series . ?series a schema:EventSeries .", says="conference"),
        "journal": Slot("flag", "?paper cv:venue ?volume . ?volume a schema:Periodical .", says="journal"),
        "about": Slot("text", "?paper schema:name|schema:abstract ?words .", "?words", "mentions {}"),
        "title": Slot("key", "", "?paper", "titled {}"),
        "author": Slot("key", "?paper schema:author ?writer .", "?writer", "with {}"),
    },
    brief=("title", "venue", "year"),
    text=("about",),
    order=("DESC(?year)", "?title", "?candidate"),
    counted="papers",
)

STUDY = Kind(
    "study",
    "studies",
    "?study",
    "?person cv:education ?study .",
    columns=(
        _value("?study cv:degree ?degree .", "degree"),
        _label("institution", "?study cv:institution ?school . ?school rdfs:label ?institutionText .", "?school"),
        _label("department", "?study cv:department ?unit . ?unit rdfs:label ?departmentText .", "?unit"),
        _label("field", "?study cv:fieldOfStudy ?fieldText ."),
        _value("?study cv:gpa ?gpa .", "gpa"),
        _value("?study cv:gpaScale ?scale .", "scale"),
        _label("rank", "?study cv:rankText ?rankText ."),
        _value("?study cv:percentile ?percentile .", "percentile"),
        *_period("?study"),
    ),
    slots={
        "institution": Slot("key", "?study cv:institution ?college .", "?college", "at {}"),
        "department": Slot("key", "?study cv:department ?faculty .", "?faculty", "in {}", shows=("department",)),
        "degree": Slot("value", "?study cv:degree ?level .", "?level", "degree {}"),
        "gpa": Slot("number", "?study cv:gpa ?average .", "?average", "GPA {}", shows=("gpa", "scale")),
        "rank": Slot("number", "?study cv:rank ?position .", "?position", "rank {}", shows=("rank", "percentile")),
        "percentile": Slot("number", "?study cv:percentile ?share .", "?share", "rank within {} %", shows=("rank", "percentile")),
        "ranked": Slot("flag", "?study cv:rankText ?printedRank .", says="with a rank", shows=("rank", "percentile")),
        "graded": Slot("flag", "?study cv:gpa ?anyGpa .", says="with a GPA", shows=("gpa", "scale")),
        **_dates("?study"),
        "field": Slot("text", "?study cv:fieldOfStudy ?subject .", "?subject", "field {}", shows=("field",)),
        "school": Slot("text", "?study cv:institution/rdfs:label ?schoolName .", "?schoolName", "at {}"),
        "faculty": Slot("text", "?study cv:department/rdfs:label ?unitName .", "?unitName", "in {}"),
    },
    brief=("degree", "institution"),
    text=("field", "school", "faculty"),
    order=("?candidate", "DESC(?start)"),
)

POSITION = Kind(
    "position",
    "positions",
    "?work",
    "?person cv:experience ?work .",
    columns=(
        _label("position", "?work schema:roleName ?positionText ."),
        _label("organization", "?work cv:organization ?firm . ?firm rdfs:label ?organizationText .", "?firm"),
        _label("department", "?work cv:department ?unit . ?unit rdfs:label ?departmentText .", "?unit"),
        _value("?work cv:kind ?kind .", "kind"),
        *_period("?work"),
    ),
    slots={
        "organization": Slot("key", "?work cv:organization ?employer .", "?employer", "at {}"),
        "department": Slot("key", "?work cv:department ?team .", "?team", "in {}", shows=("department",)),
        "kind": Slot("value", "?work cv:kind ?sort .", "?sort", "{}"),
        **_dates("?work"),
        "title": Slot("text", "?work schema:roleName ?roleName .", "?roleName", "as {}"),
        "firm": Slot("text", "?work cv:organization/rdfs:label ?firmName .", "?firmName", "at {}"),
        "team": Slot("text", "?work cv:department/rdfs:label ?teamName .", "?teamName", "in {}"),
    },
    brief=("position", "organization", "start", "end"),
    text=("title", "firm", "team"),
    order=("?candidate", "DESC(?start)"),
)

PROJECT = Kind(
    "project",
    "projects",
    "?item",
    "?person cv:project ?item .",
    columns=(
        _label("project", "?item rdfs:label ?projectText .", "?item", needed=True),
        _label("role", "?item schema:roleName ?roleText ."),
        _value("?item cv:kind ?kind .", "kind"),
        *_period("?item"),
    ),
    slots={
        "name": Slot("key", "", "?item", "{}"),
        "kind": Slot("value", "?item cv:kind ?sort .", "?sort", "{}"),
        **_dates("?item"),
        "about": Slot("text", "?item schema:name|cv:highlight ?words .", "?words", "mentions {}"),
        "role": Slot("text", "?item schema:roleName ?roleName .", "?roleName", "as {}"),
    },
    brief=("project",),
    text=("about", "role"),
    order=("?candidate", "DESC(?start)"),
    counted="projects",
)

AWARD = Kind(
    "award",
    "awards",
    "?receipt",
    "?person cv:award ?receipt .",
    columns=(
        _label("award", "?receipt rdfs:label ?awardText ; cv:nameKey ?awardKey .", "?awardKey", needed=True),
        _label("issuer", "?receipt cv:issuer ?giver . ?giver rdfs:label ?issuerText .", "?giver"),
        _value("?receipt cv:level ?level .", "level"),
        _value("?receipt cv:year ?year .", "year"),
    ),
    slots={
        "name": Slot("key", "", "?receipt", "{}"),
        "issuer": Slot("key", "?receipt cv:issuer ?body .", "?body", "from {}"),
        "during": Slot("year", "?receipt cv:year ?year .", "?year", "{}"),
        "called": Slot("text", "?receipt rdfs:label ?words .", "?words", "called {}"),
        "from": Slot("text", "?receipt cv:issuer/rdfs:label ?bodyName .", "?bodyName", "from {}"),
        "level": Slot("text", "?receipt cv:level ?standing .", "?standing", "level {}"),
    },
    brief=("award", "year"),
    text=("called", "from", "level"),
    order=("DESC(?year)", "?candidate", "?award"),
    counted="awards",
)

SKILL = Kind(
    "skill",
    "skills",
    "?claim",
    "?person cv:skill ?claim .",
    columns=(
        _label("skill", "?claim cv:term ?term . ?term rdfs:label ?skillText .", "?term", needed=True),
        _value("?claim cv:level ?level .", "level"),
        _value("?claim cv:category ?category .", "category"),
    ),
    slots={
        "name": Slot("key", "?claim cv:term ?known .", "?known", "{}"),
        "level": Slot("text", "?claim cv:level ?printed .", "?printed", "level {}"),
        "called": Slot("text", "?claim cv:term/rdfs:label ?words .", "?words", "called {}"),
        "category": Slot("text", "?claim cv:category ?group .", "?group", "group {}"),
    },
    brief=("skill", "level"),
    text=("called", "category"),
    order=("?skill", "?candidate"),
)

# Some résumés list human languages among the skills.
LANGUAGE = Kind(
    "language",
    "languages",
    "?claim",
    "?person cv:language|cv:skill ?claim .",
    columns=(
        _label("language", "?claim cv:term ?term . ?term rdfs:label ?languageText .", "?term", needed=True),
        _value("?claim cv:level ?level .", "level"),
    ),
    slots={
        "name": Slot("key", "?claim cv:term ?known .", "?known", "{}"),
        "level": Slot("text", "?claim cv:level ?printed .", "?printed", "level {}"),
    },
    brief=("language", "level"),
    order=("?candidate", "?language"),
)

TEST = Kind(
    "test",
    "test scores",
    "?taken",
    "?person cv:testResult ?taken .",
    columns=(
        _label("test", "?taken cv:test ?exam . ?exam rdfs:label ?testText .", "?exam", needed=True),
        _value("?taken cv:score ?score .", "score"),
        _value("?taken cv:scoreMax ?max .", "max"),
        _value("?taken cv:scoreText ?printed .", "printed"),
    ),
    slots={
        "name": Slot("key", "?taken cv:test ?kindOfTest .", "?kindOfTest", "{}"),
        "score": Slot("number", "?taken cv:score ?reached .", "?reached", "score {}"),
    },
    brief=("test", "score"),
    order=("?test", "DESC(?score)", "?candidate"),
)

RESULT = Kind(
    "result",
    "results",
    "?outcome",
    "?owner cv:result ?outcome . ?person cv:experience|cv:project|(cv:authorship/cv:paper) ?owner .",
    columns=(
        _label("source", "?owner rdfs:label ?sourceText ."),
        _value("?outcome cv:metric ?metric .", "metric"),
        _value("?outcome cv:change ?change .", "change"),
        _value("?outcome cv:low ?low .", "low"),
        _value("?outcome cv:high ?high .", "high"),
        _value("?outcome cv:unit ?unit .", "unit"),
        _value("?outcome cv:scope ?scope .", "scope"),
        _label("text", "?outcome schema:description ?textText ."),
    ),
    slots={
        "metric": Slot("text", "?outcome cv:metric ?measured .", "?measured", "metric {}"),
        "change": Slot("value", "?outcome cv:change ?moved .", "?moved", "{}"),
        "amount": Slot("number", "?outcome cv:high ?reached .", "?reached", "amount {}"),
        "unit": Slot("value", "?outcome cv:unit ?inUnits .", "?inUnits", "in {}"),
        "text": Slot("text", "?outcome schema:description|cv:scope ?words .", "?words", "mentions {}"),
    },
    brief=("metric", "high", "unit"),
    text=("metric", "text"),
    order=("?metric", "DESC(?high)", "?candidate"),
    counted="results",
)

TOPIC = Kind(
    "research interest",
    "research interests",
    "?topic",
    "?person a cv:Candidate ; cv:researchInterest|(cv:education/cv:researchInterest) ?topic .",
    columns=(Column(("topic",), "", node="?topic", needed=True),),
    slots={"about": Slot("text", "", "?topic", "research interest {}")},
    brief=("topic",),
    text=("about",),
    order=("?topic", "?candidate"),
)

DOCUMENT = Kind(
    "document",
    "documents",
    "?document",
    "?person cv:document ?document .",
    columns=(
        _value("?document cv:fileName ?file .", "file"),
        _value("?document schema:encodingFormat ?format .", "format"),
        _value("?document schema:inLanguage ?language .", "language"),
    ),
    slots={},
    brief=("file",),
    order=("?candidate", "?file"),
    counted="documents",
)

COAUTHOR = Kind(
    "co-author",
    "co-authors",
    "?otherKey",
    "?person cv:authorship/cv:paper ?paper . ?paper schema:author ?other . FILTER(?other != ?person)",
    columns=(
        _label("coauthor", "?other cv:nameKey ?otherKey ; rdfs:label ?coauthorText .", "?otherKey", needed=True),
    ),
    slots={},
    brief=("coauthor",),
    order=("?candidate", "?coauthor"),
    counted="coauthors",
)

EVENT = Kind(
    "event",
    "timeline",
    "?event",
    """{
    { ?person cv:education ?event . BIND("study" AS ?kind) }
    UNION { ?person cv:experience ?event . BIND("position" AS ?kind) }
    UNION { ?person cv:project ?event . BIND("project" AS ?kind) }
    OPTIONAL { ?event schema:startDate ?start }
    OPTIONAL { ?event schema:endDate ?end }
  }
  UNION { ?person cv:authorship/cv:paper ?event . ?event schema:datePublished ?start . BIND("paper" AS ?kind) }
  UNION { ?person cv:award ?event . ?event cv:year ?start . BIND("award" AS ?kind) }""",
    columns=(
        Column(("start",), "", needed=True),
        Column(("end",), "", needed=True),
        Column(("kind",), "", needed=True),
        _label("what", "?event rdfs:label ?whatText .", needed=True),
    ),
    slots={},
    brief=("what",),
    order=("?candidate", "DESC(STR(?start))", "?kind", "?what"),
)

RANKING = Kind(
    "ranking",
    "venue rankings",
    "?venue",
    "?venue cv:ranking ?listed . ?listed cv:list ?list ; cv:rankValue ?rank .",
    columns=(
        _label("venue", "?venue rdfs:label ?venueText .", "?venue", needed=True),
        Column(("list",), "", needed=True),
        _value("?listed cv:edition ?edition .", "edition"),
        Column(("rank",), "", needed=True),
    ),
    slots={
        "venue": Slot("key", "", "?venue", "of {}"),
        "rank": Slot("value", '?listed cv:list "CCF" .', "?rank", "CCF {}"),
        "core": Slot("value", '?listed cv:list "CORE" .', "?rank", "CORE {}"),
        "thcpl": Slot("value", '?listed cv:list "TH-CPL" .', "?rank", "TH-CPL {}"),
        "list": Slot("value", "", "?list", "{}"),
        "conference": Slot("flag", "?venue a schema:EventSeries .", says="conference"),
        "journal": Slot("flag", "?venue a schema:Periodical .", says="journal"),
    },
    order=("?venue", "?list", "DESC(?edition)"),
    hub=False,
    counted="venues",
)

KINDS: dict[str, Kind] = {
    "candidate": CANDIDATE,
    "paper": PAPER,
    "study": STUDY,
    "position": POSITION,
    "project": PROJECT,
    "award": AWARD,
    "skill": SKILL,
    "language": LANGUAGE,
    "test": TEST,
    "result": RESULT,
    "topic": TOPIC,
    "document": DOCUMENT,
    "coauthor": COAUTHOR,
    "event": EVENT,
    "ranking": RANKING,
}
