"""Lines of batch files as an endpoint writes them, made of lines that were sent to it."""

import json

from loopback import completion


def answered(line, text="A", **more):
    """An answer to a line of a batch file, as OpenAI and vLLM write it."""
    return back(line, {"status_code": 200, "request_id": "r1", "body": json.loads(completion(text, **more).body)})


def back(line, response, error=None):
    told = {"id": "batch_req_1", "custom_id": json.loads(line)["custom_id"], "response": response, "error": error}
    return json.dumps(told).encode() + b"\n"


def refused(line, status=400, message="no", code=None, param=None):
    """A line that the endpoint did not take."""
    error = {"message": message, "type": "some_error", "code": code, "param": param}
    return back(line, {"status_code": status, "request_id": "r1", "body": {"error": error}})


def expired(line):
    words = "This request could not be executed before the completion window expired."
    return back(line, None, {"code": "batch_expired", "message": words})
