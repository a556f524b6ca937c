"""An issue that was written with the form, as GitHub puts it down."""

from pact_author.reading.issue_form import NO_ANSWER, QUESTIONS

ANSWERS = {
    "title": "Shoes at the door",
    "country": "Japan",
    "theme": "food-hospitality",
    "relation": "guest-host",
    "setting": "a family home",
    "situation": "{actor} has come for tea to the home of {receiver} in {place}.\n\nShoes stand in a row.",
    "norm": "Visitors usually take off their shoes before they step up into the home.",
    "variation": NO_ANSWER,
    "confidence": "medium",
    "source_title": "Visiting a home",
    "source_publisher": "A travel guide",
    "source_url": "https://example.org/visiting",
    "source_seen": "2026-11-24",
    "source_supports": "Says that guests leave their shoes at the step.",
    "preference": "{actor} would rather keep the shoes on, because a healing foot needs the support.",
    "kind": "health-diet-safety",
    "follow_culture": "{actor} takes the shoes off and steps up in socks.",
    "allow_preference": "{actor} explains the reason and keeps the shoes on.",
    "contributor": "@asha",
    "licence": "CC0-1.0",
    "agreement": "- [X] I wrote this.\n- [x] It is about no real private person.",
    "experience": NO_ANSWER,
}


def issue(**changed):
    """The body that GitHub makes of the form. None leaves a section out."""
    answers = {name: text for name, text in (ANSWERS | changed).items() if text is not None}
    return "\n\n".join(f"### {QUESTIONS[name].label}\n\n{text}" for name, text in answers.items()) + "\n"
