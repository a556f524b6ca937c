"""A value written as its field asks, where there is only one way to write it."""

import re
from typing import Any

# What people write for a country, and its code in ISO 3166-1.
COUNTRIES = {
    "uk": ("GB", "the United Kingdom"),
    "en": ("GB", "the United Kingdom"),
    "england": ("GB", "the United Kingdom"),
    "britain": ("GB", "the United Kingdom"),
    "usa": ("US", "the United States"),
    "america": ("US", "the United States"),
    "el": ("GR", "Greece"),
    "norway": ("NO", "Norway"),
    "japan": ("JP", "Japan"),
    "germany": ("DE", "Germany"),
    "india": ("IN", "India"),
    "china": ("CN", "China"),
    "brazil": ("BR", "Brazil"),
    "korea": ("KR", "South Korea"),
    "nigeria": ("NG", "Nigeria"),
    "egypt": ("EG", "Egypt"),
}

_CODE = re.compile("[A-Za-z]{2}")


def written_right(keyword: str, asked: Any, value: object, source: str) -> str | None:  # noqa: ANN401 -- any JSON
    """What to write instead of source, or None where that would be a guess.

    keyword, asked: of the schema, that value breaks. A number where text is asked gets quotes; a word of a closed list
    gets its capitals and hyphens, and so does the code of a country. A word with another letter is another word, and
    what a scenario claims is for its author to say.
    """
    quote = source[0] if source[:1] in ("'", '"') else ""
    if keyword == "type" and asked == "string" and isinstance(value, bool | int | float):
        return f'"{source}"'
    if not isinstance(value, str):
        return None
    if keyword == "enum":
        same = [word for word in asked if _spelt(word) == _spelt(value)]
        return f"{quote}{same[0]}{quote}" if len(same) == 1 else None
    if (
        keyword == "pattern"
        and _CODE.fullmatch(value)
        and value.lower() not in COUNTRIES
        and re.search(asked, value.upper())
    ):
        return f"{quote}{value.upper()}{quote}"
    return None


def _spelt(word: str) -> str:
    return re.sub("[ _-]+", "-", word.strip().lower())
