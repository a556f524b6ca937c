"""The world said no: what stops a command that is nobody's YAML mistake."""


class PactError(Exception):
    """A message for the user and a hint that says what to do next; the command line exits with 3."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ProjectError(PactError):
    """No project here, or its pact.toml, lexicon or personas cannot be used."""


class ReleaseError(PactError):
    """A release that cannot be opened: missing, altered, or of a format this version does not know."""


class EndpointError(PactError):
    """A model endpoint that cannot be used: refused, unreachable, not an OpenAI-compatible API."""


class BudgetError(PactError):
    """The requests or the money that a run may take are used up before all is asked; it can go on."""


class RunError(PactError):
    """A run folder that cannot be used: locked, unreadable, or made for another question."""


class LocalModelError(PactError):
    """The embedded model is not installed or did not start."""


class DataError(PactError):
    """A table of answers or decisions that cannot be used: not readable, or without a column that is needed."""
