"""Papers, what was achieved, with whom, and the venues."""

from __future__ import annotations

from kg.ask.kinds.model import Column, Kind, Slot, label, value

# As with the CCF rank: the lists rank full papers, and nothing else at a venue.
_FULL = (
    "FILTER NOT EXISTS { ?paper cv:track ?lesser . "
    'FILTER(?lesser IN ("workshop", "findings", "demo", "poster", "tutorial", "doctoral")) }'
)

_RANKED = ("venue", "year", "rank", "edition")  # what a paper with an official rank has
# A venue that no list knows is a conference by these words of its name, or if it is but an abbreviation.
_NO_JOURNAL = (
    "^[A-Z0-9&@ -]+$|[Cc]onference|[Ss]ymposium|[Ww]orkshop|[Pp]roceedings|[Mm]eeting|[Cc]ongress|[Rr]xiv|"
    "[Pp]reprint|会议|大会|研讨会|年会"
)

PAPER = Kind(
    "paper",
    "papers",
    "?paper",
    "?person cv:authorship ?authorship . ?authorship cv:paper ?paper .",
    columns=(
        label("title", "?paper rdfs:label ?titleText .", "?paper", needed=True),
        label("venue", "?paper cv:venue ?placed . ?placed rdfs:label ?venueText .", "?placed"),
        value("?paper schema:datePublished ?year .", "year"),
        value("?paper cv:ccfRank ?rank .", "rank"),
        value("?paper cv:ccfEdition ?edition .", "edition"),
        value("?paper cv:claimedRank ?claimed .", "claimed"),
        value("?authorship cv:authorRole ?role .", "role"),
        value("?paper cv:track ?track .", "track")._replace(extra=True),
        value("?paper cv:status ?status .", "status")._replace(extra=True),
    ),
    slots={
        "rank": Slot(
            "value",
            "?paper cv:ccfRank ?grade .",
            "?grade",
            "venue ranked CCF {} (official)",
            shows=("rank", "edition"),
            sure=_RANKED,
        ),
        "claimed": Slot(
            "value",
            "?paper cv:claimedRankValue ?claim .",
            "?claim",
            "claimed as CCF {}",
            shows=("claimed", "rank", "edition"),
        ),
        "core": Slot(
            "value",
            '?paper cv:venue/cv:ranking ?listed . ?listed cv:list "CORE" ; cv:rankValue ?core . ' + _FULL,
            "?core",
            "venue ranked CORE {}",
        ),
        "thcpl": Slot(
            "value",
            '?paper cv:venue/cv:ranking ?listing . ?listing cv:list "TH-CPL" ; cv:rankValue ?thcpl . '
            + _FULL,
            "?thcpl",
            "venue ranked TH-CPL {}",
        ),
        "listed": Slot(
            "value",
            '?paper cv:venue/cv:ranking ?inList . ?inList cv:list "CCF" ; cv:rankValue ?listedAs . ' + _FULL,
            "?listedAs",
            "venue ranked CCF {}",
        ),
        "edition": Slot(
            "value",
            "?inList cv:edition ?inEdition .",
            "?inEdition",
            "by the {} edition of the list, not the year",
        ),
        "differs": Slot(
            "flag",
            "?paper cv:claimedRankValue ?claim ; cv:ccfRank ?official . FILTER(?claim != ?official)",
            says="claimed rank differs from the official",
            shows=("claimed", "rank", "edition"),
            sure=_RANKED,
        ),
        "overclaimed": Slot(
            "flag",
            "?paper cv:claimedRankValue ?claim ; cv:ccfRank ?official . FILTER(?claim < ?official)",
            says="claimed rank better than the official",
            shows=("claimed", "rank", "edition"),
            sure=_RANKED,
        ),
        "venue": Slot("key", "?paper cv:venue ?place .", "?place", "at {}", sure=("venue",)),
        "during": Slot("year", "?paper schema:datePublished ?published .", "?published", "{}"),
        "first": Slot("flag", "?authorship cv:firstAuthor true .", says="first author", shows=("role",)),
        "nth": Slot("number", "?authorship cv:position ?nth .", "?nth", "author number {}", shows=("role",)),
        "role": Slot("value", "?authorship cv:authorRole ?part .", "?part", "as {} author", shows=("role",)),
        "status": Slot("value", "?paper cv:status ?state .", "?state", "{}", shows=("status",)),
        "printed": Slot("text", "?paper cv:status|cv:venueText ?printedAs .", "?printedAs", "{}"),
        "track": Slot(
            "value", "?paper cv:track ?kindOfPaper .", "?kindOfPaper", "track {}", shows=("track",)
        ),
        "ranked": Slot("flag", "?paper cv:ccfRank ?anyGrade .", says="ranked by CCF", sure=_RANKED),
        "labelled": Slot(
            "text", "?paper cv:claimedRank ?asLabelled .", "?asLabelled", "claimed as {}", shows=("claimed",)
        ),
        "chinese": Slot(
            "flag",
            '?paper rdfs:label ?heading . FILTER(REGEX(?heading, "[\u4e00-\u9fff]"))',
            says="in Chinese",
        ),
        "conference": Slot(
            "flag", "?paper cv:venue ?series . ?series a schema:EventSeries .", says="conference"
        ),
        "journal": Slot(
            "flag",
            "?paper cv:venue ?volume . FILTER(EXISTS { ?volume a schema:Periodical } || "
            "(NOT EXISTS { ?volume a schema:EventSeries } && EXISTS { ?volume rdfs:label ?called "
            f'FILTER(!REGEX(?called, "{_NO_JOURNAL}")) }}))',
            says="journal",
        ),
        "about": Slot(
            "text",
            "?paper schema:name|schema:abstract ?words .",
            "?words",
            "mentions {}",
            scan="?paper a schema:ScholarlyArticle ; schema:name|schema:abstract ?words .",
        ),
        "title": Slot("key", "", "?paper", "titled {}"),
        "author": Slot("key", "?paper schema:author ?writer .", "?writer", "with {}"),
    },
    brief=("title", "venue", "year"),
    text=("about",),
    order=("DESC(?year)", "?venue", "?title", "?candidate"),
    counted="papers",
)

RESULT = Kind(
    "result",
    "results",
    "?outcome",
    "?owner cv:result ?outcome . ?person cv:experience|cv:project|(cv:authorship/cv:paper) ?owner .",
    columns=(
        label("source", "?owner rdfs:label ?sourceText ."),
        value("?outcome cv:metric ?metric .", "metric"),
        value("?outcome cv:change ?change .", "change"),
        value("?outcome cv:low ?low .", "low"),
        value("?outcome cv:high ?high .", "high"),
        value("?outcome cv:unit ?unit .", "unit"),
        value("?outcome cv:scope ?scope .", "scope"),
        label("text", "?outcome schema:description ?textText ."),
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
    part="{} cv:result ?outcome .",
    wholes=("paper", "project", "position"),
    order=("?metric", "DESC(?high)", "?candidate"),
    counted="results",
)

COAUTHOR = Kind(
    "co-author",
    "co-authors",
    "?otherKey",
    "?person cv:authorship/cv:paper ?paper . ?paper schema:author ?other . FILTER(?other != ?person) "
    "FILTER NOT EXISTS { ?person cv:nameKey ?own . ?other cv:nameKey ?own }",
    columns=(
        label(
            "coauthor", "?other cv:nameKey ?otherKey ; rdfs:label ?coauthorText .", "?otherKey", needed=True
        ),
    ),
    slots={},
    brief=("coauthor",),
    order=("?candidate", "?coauthor"),
    counted="coauthors",
)

RANKING = Kind(
    "ranking",
    "venue rankings",
    "?series",
    "?series cv:ranking ?listed . ?listed cv:list ?list ; cv:rankValue ?rank .",
    columns=(
        label("venue", "?series rdfs:label ?venueText .", "?series", needed=True),
        Column(("list",), "", needed=True),
        value("?listed cv:edition ?edition .", "edition"),
        Column(("rank",), "", needed=True),
    ),
    slots={
        "venue": Slot("key", "", "?series", "of {}"),
        "rank": Slot("value", '?listed cv:list "CCF" .', "?rank", "CCF {}"),
        "core": Slot("value", '?listed cv:list "CORE" .', "?rank", "CORE {}"),
        "thcpl": Slot("value", '?listed cv:list "TH-CPL" .', "?rank", "TH-CPL {}"),
        "list": Slot("value", "", "?list", "{}"),
        "listed": Slot("value", '?listed cv:list "CCF" .', "?rank", "CCF {}"),
        "edition": Slot("value", "?listed cv:edition ?edition .", "?edition", "edition {}"),
        "conference": Slot("flag", "?series a schema:EventSeries .", says="conference"),
        "journal": Slot("flag", "?series a schema:Periodical .", says="journal"),
    },
    order=("?venue", "?list", "DESC(?edition)"),
    hub=False,
    counted="venues",
)

DOCUMENT = Kind(
    "document",
    "documents",
    "?document",
    "?person cv:document ?document .",
    columns=(
        value("?document cv:fileName ?file .", "file"),
        value("?document schema:encodingFormat ?format .", "format"),
        value("?document schema:inLanguage ?language .", "language"),
    ),
    slots={},
    brief=("file",),
    order=("?candidate", "?file"),
    counted="documents",
)
