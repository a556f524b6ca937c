"""How an English text is named in PO files, and known again when it has changed."""

import hashlib


def context(scenario_id: str, pointer: str) -> str:
    """jp/shoes and /norm/statement → jp/shoes#norm.statement."""
    return f"{scenario_id}#{pointer.removeprefix('/').replace('/', '.')}"


def source_hash(text: str) -> str:
    """The first eight hexadecimal digits of a text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def entry_pointer(name: str, part: str = "") -> str:
    """The JSON pointer of an entry in the document of a PO file, or of a part of it: msgctxt, msgid, msgstr, mark."""
    return "/" + name.replace("~", "~0").replace("/", "~1") + (f"/{part}" if part else "")
