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
FROM_THE_REPOSITORY = ("github", "sarif", "junit", "gitlab")
"""Formats whose readers look files up from the root of the repository, which need not be the project's."""
