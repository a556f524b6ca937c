"""A process that asks by batches and is killed; loaded once, by a server that forks it."""

from pathlib import Path

from pact_author.ask.batch import Patience, run
from pact_author.ask.batch_api import BatchApi
from pact_author.ask.call import CallSettings, ChatMessage, make_call
from pact_author.ask.store import open_store

SETTINGS = CallSettings()
CALLS = [make_call("m", (ChatMessage("user", f"question {i}"),), SETTINGS) for i in range(6)]


def ask(base_url: str, folder: str) -> None:
    """Two files of three lines; of each, a line expires at first."""
    with open_store(Path(folder) / "replies.sqlite") as store:
        run(
            CALLS,
            BatchApi(base_url, "none"),
            store,
            Path(folder),
            SETTINGS,
            patience=Patience(first=0.001, longest=0.01, silence=20),
            most_lines=3,
        )
