"""Candidates, and what they have done when."""

from __future__ import annotations

from kg.ask.kinds.model import MONTHS, Column, Kind, Slot, abroad, dates, label, period, value

CANDIDATE = Kind(
    "candidate",
    "candidates",
    "?person",
    "?person a cv:Candidate .",
    columns=(
        value("?person schema:email ?email .", "email"),
        value("?person schema:telephone ?telephone .", "telephone"),
        value("?person schema:homeLocation ?location .", "location"),
        value("?person schema:url ?link .", "link")._replace(extra=True),
    ),
    slots={
        "name": Slot("key", "", "?person", "{}"),
        "location": Slot(
            "text", "?person schema:homeLocation ?home .", "?home", "in {}", shows=("location",)
        ),
        "email": Slot("value", "?person schema:email ?address .", "?address", "e-mail {}"),
    },
    brief=("email",),
    text=("location",),
    order=("?candidate",),
)

# A grade and its scale are of one document, and so are a place and its share; a place goes with the grade
# of its own document where that tells both, else with any. So no row is put together of two that contradict.
_PLACE = (
    "GRAPH ?ranking { ?study cv:rankText ?rankText } FILTER(!BOUND(?grading) || ?grading = ?ranking"
    " || NOT EXISTS { GRAPH ?ranking { ?study cv:gpa ?otherGpa } }"
    " || NOT EXISTS { GRAPH ?grading { ?study cv:rankText ?otherRank } })"
)
# No degree of the same candidate is higher.
_HIGHEST = (
    "?study cv:degree ?reached . FILTER NOT EXISTS { ?person cv:education ?further . "
    "?further cv:degree ?higher . FILTER("
    '?higher = "phd" && ?reached != "phd" || ?higher = "master" && ?reached IN ("bachelor", "other") || '
    '?higher = "bachelor" && ?reached = "other") }'
)
# No other work but internships began before.
_FIRST = (
    "?work schema:startDate ?entered . FILTER NOT EXISTS { ?person cv:experience ?prior . "
    "?prior schema:startDate ?sooner . FILTER(STR(?sooner) < STR(?entered)) "
    'FILTER NOT EXISTS { ?prior cv:kind "internship" } } '
    'FILTER NOT EXISTS { ?work cv:kind "internship" }'
)

_ORDINARY = (
    '?study cv:institution ?plain . ?plain cv:country "CN" . '
    'FILTER NOT EXISTS { ?plain cv:tier ?better . FILTER(?better IN ("985", "211")) }'
)
_NO_COMPANY = (
    "大学|学院|医院|科学院|研究所|档案馆|图书馆|博物馆|政府|委员会|世界银行|联合国|"
    "university|college|hospital|institute (of|for)|academy|ministry|commission|council|museum|archives|"
    "world bank|united nations"
)
# Neither research and teaching nor at what is no company by its name.
_INDUSTRY = (
    "?work cv:organization ?business ; cv:organizationText ?businessText . "
    "FILTER NOT EXISTS { ?business a schema:CollegeOrUniversity } "
    "FILTER NOT EXISTS { ?work cv:kind ?scholarly "
    'FILTER(?scholarly IN ("research", "teaching", "service")) } '
    f'FILTER(!REGEX(?businessText, "{_NO_COMPANY}", "i"))'
)

STUDY = Kind(
    "study",
    "studies",
    "?study",
    "?person cv:education ?study .",
    columns=(
        value("?study cv:degree ?degree .", "degree"),
        label(
            "institution", "?study cv:institution ?school ; cv:institutionText ?institutionText .", "?school"
        ),
        label("department", "?study cv:department ?unit ; cv:departmentText ?departmentText .", "?unit"),
        label("field", "?study cv:fieldOfStudy ?fieldText ."),
        value("GRAPH ?grading { ?study cv:gpa ?gpa }", "gpa"),
        value("GRAPH ?grading { ?study cv:gpaScale ?scale }", "scale"),
        label("rank", _PLACE),
        value("GRAPH ?ranking { ?study cv:percentile ?percentile }", "percentile"),
        *period("?study"),
        MONTHS,
    ),
    slots={
        "institution": Slot("key", "?study cv:institution ?college .", "?college", "at {}"),
        "department": Slot(
            "key", "?study cv:department ?faculty .", "?faculty", "in {}", shows=("department",)
        ),
        "printed": Slot("text", "?study cv:degreeText ?asPrinted .", "?asPrinted", "{}"),
        "degree": Slot("value", "?study cv:degree ?level .", "?level", "degree {}"),
        "scale": Slot("number", "?study cv:gpaScale ?highest .", "?highest", "on a scale of {}"),
        "gpa": Slot("number", "?study cv:gpa ?average .", "?average", "GPA {}", shows=("gpa", "scale")),
        "rank": Slot(
            "number", "?study cv:rank ?position .", "?position", "rank {}", shows=("rank", "percentile")
        ),
        "percentile": Slot(
            "number",
            "?study cv:percentile ?share .",
            "?share",
            "rank within {} %",
            shows=("rank", "percentile"),
        ),
        "ranked": Slot(
            "flag", "?study cv:rankText ?printedRank .", says="with a rank", shows=("rank", "percentile")
        ),
        "graded": Slot("flag", "?study cv:gpa ?anyGpa .", says="with a GPA", shows=("gpa", "scale")),
        "country": Slot(
            "value", "?study cv:institution/cv:country ?nation .", "?nation", "at an institution in {}"
        ),
        "place": Slot("value", "?study cv:institution/cv:place ?site .", "?site", "at an institution in {}"),
        "abroad": Slot("flag", abroad("?study", "institution"), says="abroad"),
        "ordinary": Slot("flag", _ORDINARY, says="at a Chinese university outside 985 and 211"),
        "highest": Slot("flag", _HIGHEST, says="highest degree"),
        **dates("?study"),
        "field": Slot("text", "?study cv:fieldOfStudy ?subject .", "?subject", "field {}", shows=("field",)),
    },
    brief=("degree", "institution"),
    text=("field",),
    order=("?candidate", "DESC(?start)"),
)

POSITION = Kind(
    "position",
    "positions",
    "?work",
    "?person cv:experience ?work .",
    columns=(
        label("position", "?work schema:roleName ?positionText ."),
        label(
            "organization", "?work cv:organization ?firm ; cv:organizationText ?organizationText .", "?firm"
        ),
        label("department", "?work cv:department ?unit ; cv:departmentText ?departmentText .", "?unit"),
        value("?work cv:kind ?kind .", "kind"),
        *period("?work"),
        MONTHS,
    ),
    slots={
        "organization": Slot("key", "?work cv:organization ?employer .", "?employer", "at {}"),
        "department": Slot("key", "?work cv:department ?team .", "?team", "in {}", shows=("department",)),
        "kind": Slot("value", "?work cv:kind ?sort .", "?sort", "{}"),
        "country": Slot(
            "value", "?work cv:organization/cv:country ?nation .", "?nation", "at an organization in {}"
        ),
        "abroad": Slot("flag", abroad("?work", "organization"), says="abroad"),
        "career": Slot("flag", _FIRST, says="first job"),
        **dates("?work"),
        "printed": Slot("text", "?work cv:organizationText ?calledSo .", "?calledSo", "at {}"),
        "academic": Slot(
            "flag",
            "?work cv:organization ?campus . ?campus a schema:CollegeOrUniversity .",
            says="at a university",
        ),
        "industry": Slot("flag", _INDUSTRY, says="in industry"),
        "title": Slot("text", "?work schema:roleName ?roleName .", "?roleName", "as {}"),
    },
    brief=("position", "organization", "start", "end"),
    text=("title",),
    order=("?candidate", "DESC(?start)"),
)

PROJECT = Kind(
    "project",
    "projects",
    "?item",
    "?person cv:project ?item .",
    columns=(
        label("project", "?item rdfs:label ?projectText .", "?item", needed=True),
        label("role", "?item schema:roleName ?roleText ."),
        value("?item cv:kind ?kind .", "kind"),
        *period("?item"),
        MONTHS,
    ),
    slots={
        "name": Slot("key", "", "?item", "{}"),
        "kind": Slot("text", "?item cv:kind ?sort .", "?sort", "{}", shows=("kind",)),
        **dates("?item"),
        "titled": Slot("text", "?item schema:name ?heading .", "?heading", "titled {}"),
        "about": Slot("text", "?item schema:name|cv:highlight ?words .", "?words", "mentions {}"),
        "uses": Slot("text", "?item schema:name|cv:highlight ?told .", "?told", "mentions {}"),
        "role": Slot("text", "?item schema:roleName ?roleName .", "?roleName", "as {}"),
    },
    brief=("project",),
    text=("about", "role"),
    order=("?candidate", "DESC(?start)"),
    counted="projects",
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
  UNION {
    ?person cv:authorship/cv:paper ?event . ?event schema:datePublished ?start . BIND("paper" AS ?kind)
  }
  UNION { ?person cv:award ?event . ?event cv:year ?start . BIND("award" AS ?kind) }""",
    columns=(
        Column(("start",), "", needed=True),
        Column(("end",), "", needed=True),
        Column(("kind",), "", needed=True),
        label("what", "?event rdfs:label ?whatText .", needed=True),
    ),
    slots={},
    brief=("what",),
    order=("?candidate", "DESC(STR(?start))", "?kind", "?what"),
)
