"""Results to text; sees only model, and never a disk."""

DIAGNOSTIC_FORMATS = {
    "text": "text",
    "json": "json_lines",
    "github": "github",
    "sarif": "sarif",
    "junit": "junit",
    "gitlab": "gitlab",
}
"""Name of a format → the module that renders diagnostics in it."""
