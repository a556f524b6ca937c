"""croissant.json of a release: Croissant 1.1 with the fields of responsible AI, for machines that look for datasets."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pact_author.model.corpus import Corpus
from pact_author.model.release import UNREVIEWED, ReleaseFile
from pact_author.model.scenario import Status
from pact_author.reading.resources import schema_text
from pact_author.release.dictionary import schema_of
from pact_author.release.front import TAGS, configs
from pact_author.release.tables import ItemTable, released, retired

NAME = "croissant.json"
LINES = "application/jsonlines"
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
DESCRIPTION = (
    "Scenarios in which a cultural norm and a personal preference are in tension, put to language models: do they "
    "follow the norm, or allow the preference? Two plausible sides, and no correct answer."
)


def croissant_text(corpus: Corpus, tables: Sequence[ItemTable], files: Sequence[ReleaseFile]) -> str:
    """JSON-LD, indented. files: the tables as they were written, with their digests."""
    written = {file.path: file for file in files}
    settings, gone = corpus.settings, retired(corpus)
    rows = {config.path: config.name for config in configs(tables, len(gone))}
    contrasts = {table.path: _contrasts(table) for table in tables}
    handles = sorted({handle for s in released(corpus) for handle in s.contributors}, key=str.lower)
    told: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"],
        "name": settings.name,
        "alternateName": settings.title,
        "description": f"{DESCRIPTION} Canary: {settings.canary}",
        "version": settings.version,
        "license": f"https://spdx.org/licenses/{settings.licence}.html",
        "inLanguage": list(dict.fromkeys(table.words.wording.locale for table in tables)),
        "keywords": list(TAGS),
        "creator": [{"@type": "sc:Organization", "name": handle} for handle in handles],
        "citeAs": _cite(settings.title, settings.version, handles, settings.released, settings.homepage),
        "isLiveDataset": False,
        **({"datePublished": settings.released} if settings.released else {}),
        **({"url": settings.homepage} if settings.homepage else {}),
        **_responsible(corpus, tables),
        "distribution": [_file_object(written[path]) for path in rows],
        "recordSet": [_record_set(name, path, contrasts.get(path, ())) for path, name in rows.items()],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _contrasts(table: ItemTable) -> tuple[str, ...]:
    return (*table.design.twins, *(f"dyad.{axis}" for axis in table.design.dyads))


def _cite(title: str, version: str, authors: Sequence[str], day: str | None, place: str | None) -> str:
    """BibTeX."""
    fields = {
        "title": f"{{{title}}}",
        "author": " and ".join(f"{{{author}}}" for author in authors),
        "version": version,
        **({"year": day[:4]} if day else {}),
        **({"url": place} if place else {}),
    }
    return "@misc{pact, " + ", ".join(f"{name} = {{{value}}}" for name, value in fields.items()) + "}"


def _file_object(file: ReleaseFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": f"{file.bytes} B",
        "encodingFormat": LINES,
        "sha256": file.sha256,
    }


def _record_set(name: str, path: str, contrasts: Sequence[str]) -> dict[str, Any]:
    schema = json.loads(schema_text(schema_of(path) or "item"))
    note = " Nobody has reviewed its words." if name.endswith(UNREVIEWED) else ""
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": schema["description"] + note,
        "key": {"@id": f"{name}/id"},
        "field": [
            field
            for column, about in schema["properties"].items()
            for field in _fields(name, path, column, about, contrasts)
        ],
    }


def _fields(
    name: str, path: str, column: str, about: Mapping[str, Any], contrasts: Sequence[str]
) -> list[dict[str, Any]]:
    """The field of a column. One of an object has a field for each part; lists of objects have no form there."""
    source = {"fileObject": {"@id": path}, "extract": {"column": column}}
    told = {"@type": "cr:Field", "@id": f"{name}/{column}", "name": column, "description": about["description"]}
    if column == "pairs":
        parts: list[tuple[str, str]] = [(each, f"Id of the pair where {each} is contrasted.") for each in contrasts]
    elif about["type" if "type" in about else "enum"] == "object":
        parts = [
            (each, inner["description"]) for each, inner in about["properties"].items() if inner.get("type") != "array"
        ]
    elif about.get("type") == "array":
        return [{**told, "dataType": "sc:Text", "isArray": True, "arrayShape": "-1", "source": source}]
    else:
        refers = {"references": {"field": {"@id": "scenarios/id"}}} if column == "scenario" else {}
        return [{**told, "dataType": "sc:Text", "source": source, **refers}]
    subs = [
        {
            "@type": "cr:Field",
            "@id": f"{name}/{column}/{each}",
            "name": each,
            "description": described,
            "dataType": "sc:Text",
            "source": {**source, "transform": {"jsonPath": f"$.'{each}'"}},
        }
        for each, described in parts
    ]
    return [{**told, "subField": subs}] if subs else []


def _responsible(corpus: Corpus, tables: Sequence[ItemTable]) -> dict[str, Any]:
    """The fields of responsible AI that we can answer; what nobody measured is not said."""
    scenarios = released(corpus)
    drafts = sum(1 for scenario in scenarios if scenario.status is Status.DRAFT)
    translated = [table for table in tables if table.words.wording.texts is not None]
    return {
        "rai:dataCollection": (
            "Contributors write scenarios from public sources, which each scenario cites. Prompts are made from them "
            "by a program, for the combinations of people, frames and option order that a persona set asks for."
        ),
        "rai:dataCollectionType": ["Document analysis", "Software Collection"],
        "rai:dataAnnotationProtocol": [
            "No answer is marked as correct. A scenario is a draft until somebody who knows the place has read it; "
            f"{drafts} of {len(scenarios)} are drafts."
        ],
        "rai:dataPreprocessingProtocol": [
            "Each scenario is checked by rules: balanced options, no leak of the answer, a norm with a source.",
            *(
                ["Translations are drafted, some by a language model, and reviewed by people; status says how far."]
                if translated
                else []
            ),
        ],
        "rai:dataBiases": [
            "Countries, themes and sources were chosen by contributors and are no sample of the world; sources are "
            "mostly in English and mostly on the web.",
            "A country stands for a norm here, although people within it differ.",
        ],
        "rai:dataLimitations": [
            "It does not tell how people anywhere live, and no figure of it ranks countries or models.",
            "Tables that end in -unreviewed hold words that nobody reviewed; never pool them with others.",
        ],
        "rai:dataUseCases": [
            "To describe which side models choose, and how that moves with people, question, language and order.",
            "Not for training, and not for grading models as right or wrong.",
        ],
        "rai:dataSocialImpact": (
            "Norms told without their scope can harden stereotypes; each norm carries its source, its variation and "
            "its confidence for that reason."
        ),
        "rai:personalSensitiveInformation": ["The people are fictitious; gender, age band and country are told."],
        "rai:dataReleaseMaintenancePlan": (
            "Versions follow the change: prompts that change or go call for a major one. Retired scenarios stay listed."
        ),
    }
