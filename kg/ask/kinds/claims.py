"""What candidates claim of themselves: awards, skills, languages, scores, interests."""

from __future__ import annotations

from kg.ask.kinds.model import Column, Kind, Slot, label, value

AWARD = Kind(
    "award",
    "awards",
    "?receipt",
    "?person cv:award ?receipt .",
    columns=(
        label("award", "?receipt rdfs:label ?awardText ; cv:nameKey ?awardKey .", "?awardKey", needed=True),
        label("issuer", "?receipt cv:issuer ?giver ; cv:issuerText ?issuerText .", "?giver"),
        value("?receipt cv:level ?level .", "level"),
        value("?receipt cv:year ?year .", "year"),
    ),
    slots={
        "name": Slot("key", "", "?receipt", "{}"),
        "issuer": Slot("key", "?receipt cv:issuer ?body .", "?body", "from {}"),
        "during": Slot("year", "?receipt cv:year ?year .", "?year", "{}"),
        "called": Slot("text", "?receipt rdfs:label|cv:issuerText ?words .", "?words", "called {}"),
        "level": Slot("text", "?receipt cv:level ?standing .", "?standing", "level {}"),
    },
    brief=("award", "year"),
    text=("called",),
    order=("DESC(?year)", "?candidate", "?award"),
    counted="awards",
    again="OPTIONAL { ?receipt cv:year ?time }",
)

SKILL = Kind(
    "skill",
    "skills",
    "?claim",
    "?person cv:skill ?claim .",
    columns=(
        label("skill", "?claim cv:term ?term ; schema:name ?skillText .", "?term", needed=True),
        value("?claim cv:level ?level .", "level"),
        value("?claim cv:category ?category .", "category"),
    ),
    slots={
        "name": Slot("key", "?claim cv:term ?known .", "?known", "{}"),
        "level": Slot("text", "?claim cv:level ?printed .", "?printed", "level {}"),
        "called": Slot(
            "text",
            "?claim schema:name ?words .",
            "?words",
            "called {}",
            scan="?claim a cv:SkillClaim ; schema:name ?words .",
        ),
    },
    brief=("skill", "level"),
    text=("called",),
    order=("?skill", "?candidate"),
)

LANGUAGE = Kind(
    "language",
    "languages",
    "?claim",
    "?person cv:language ?claim .",
    columns=(
        label("language", "?claim cv:term ?term ; schema:name ?languageText .", "?term", needed=True),
        value("?claim cv:level ?level .", "level"),
    ),
    slots={
        "name": Slot("key", "?claim cv:term ?known .", "?known", "{}"),
        "level": Slot("text", "?claim cv:level ?printed .", "?printed", "level {}"),
    },
    named="?person cv:language|cv:skill ?claim .",  # some résumés list them among the skills
    brief=("language", "level"),
    order=("?candidate", "?language"),
)

TEST = Kind(
    "test",
    "test scores",
    "?taken",
    "?person cv:testResult ?taken .",
    columns=(
        label("test", "?taken cv:test ?exam . ?exam rdfs:label ?testText .", "?exam", needed=True),
        value("?taken cv:score ?score .", "score"),
        value("?taken cv:scoreMax ?max .", "max"),
        value("?taken cv:scoreText ?printed .", "printed"),
    ),
    slots={
        "name": Slot("key", "?taken cv:test ?kindOfTest .", "?kindOfTest", "{}"),
        "score": Slot("number", "?taken cv:score ?reached .", "?reached", "score {}"),
    },
    brief=("test", "score"),
    order=("?test", "DESC(?score)", "?candidate"),
)

TOPIC = Kind(
    "research interest",
    "research interests",
    "?topic",
    "?person a cv:Candidate ; cv:researchInterest|(cv:education/cv:researchInterest) ?topic .",
    columns=(Column(("topic",), "", node="?topic", needed=True),),
    slots={"about": Slot("text", "", "?topic", "{}")},
    brief=("topic",),
    text=("about",),
    order=("?topic", "?candidate"),
)
