import pytest
from batch_server import BatchServer

from pact_author.ask.batch_api import BatchApi, Look
from pact_author.ask.transport import Busy
from pact_author.model.errors import EndpointError

KEY = "sk-very-secret-0123456789"


@pytest.fixture
def server():
    server = BatchServer()
    yield server
    server.close()


@pytest.fixture
def api(server):
    api = BatchApi(server.base_url, KEY)
    yield api
    api.close()


@pytest.fixture
def sent(tmp_path):
    path = tmp_path / "calls.jsonl"
    path.write_bytes(b'{"custom_id":"k","body":{}}\n')
    return path


def test_a_file_is_uploaded_as_it_is_under_its_name(server, api, sent):
    id_ = api.upload(sent, "pact.jsonl")

    assert ("pact.jsonl", sent.read_bytes()) == server.files[id_]
    assert (id_, None) == (api.uploaded("pact.jsonl"), api.uploaded("other.jsonl"))


def test_a_batch_is_made_of_a_file_and_looked_at(api, sent):
    file_id = api.upload(sent, "pact.jsonl")
    batch_id = api.create(file_id, "first")

    assert (batch_id, None) == (api.created(file_id), api.created("other"))
    assert ("completed", 1, True) == ((look := api.look(batch_id)).status, look.done, look.over)


@pytest.mark.parametrize(
    ("status", "over"),
    [
        *((status, True) for status in ("completed", "failed", "expired", "cancelled")),
        *((status, False) for status in ("validating", "in_progress", "finalizing", "cancelling", "unheard-of")),
    ],
)
def test_a_batch_is_over_when_its_files_are_there(status, over):
    assert over == Look(status, 0, None, None, "").over


def test_a_file_is_fetched_whole_or_not_at_all(server, api, tmp_path):
    server.files["file-1"] = ("x", b"x" * 3_000_000)
    target = tmp_path / "answers.jsonl"
    with pytest.raises(EndpointError, match="sends more than 1 MiB"):
        api.fetch("file-1", target, 2**20)
    assert [] == list(tmp_path.iterdir())

    api.fetch("file-1", target, 2**22)
    assert ([target], 3_000_000) == (list(tmp_path.iterdir()), target.stat().st_size)


@pytest.mark.parametrize("at", [0, 2**20 - 1, 2**20 - 10, 2**20 - len(KEY), 2**20, 2_000_000 - len(KEY)])
def test_the_key_is_taken_out_of_what_is_fetched_wherever_it_stands(server, api, tmp_path, at):
    data = b"x" * at + KEY.encode() + b"y" * (2_000_000 - at - len(KEY))
    server.files["file-1"] = ("x", data)
    api.fetch("file-1", tmp_path / "answers.jsonl", 2**22)

    assert data.replace(KEY.encode(), "…".encode()) == (tmp_path / "answers.jsonl").read_bytes()


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503])
def test_what_may_pass_is_told_apart(server, api, status):
    server.trouble = lambda number, what: status

    with pytest.raises(Busy):
        api.look("batch-0")


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 405])
def test_from_what_will_not(server, api, status):
    server.trouble = lambda number, what: status

    with pytest.raises(EndpointError):
        api.look("batch-0")
    assert 1 == len(server.requests)


def test_nobody_there_may_pass():
    with pytest.raises(Busy):
        BatchApi("http://127.0.0.1:9/v1", None).look("batch-0")


def test_a_web_page_is_no_batch_api(server, api):
    server._obey = lambda *_: (200, b"<html>")

    with pytest.raises(EndpointError, match="no Batch API"):
        api.look("batch-0")
