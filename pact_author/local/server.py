"""The child process that serves the embedded model; the only module that knows its runtime.

Started by `pact_author.local.child`: takes the key from its environment, says READY and its address on stdout, and ends
when its standard input does, which is when its parent is gone, however that came about.
"""

import os
import sys
import time

from pact_author.local.model import MODEL

KEY_VARIABLE = "PACT_AUTHOR_LOCAL_KEY"
CONTEXT = 2048


def main(model: str) -> None:
    """Serve until standard input ends."""
    from xllamacpp import CommonParams, Server

    params = CommonParams()
    params.model.path = model
    params.model_alias = {MODEL}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [os.environ.pop(KEY_VARIABLE)]
    params.ui = False
    # One slot and no prefix cache: with more, equal calls gave probabilities that differ by up to 0.03.
    params.n_parallel = 1
    params.cache_prompt = False
    params.n_ctx = CONTEXT
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = min(os.cpu_count() or 1, 4)
    server = Server(params)
    print(f"READY {server.listening_address}", flush=True)
    while sys.stdin.buffer.read(4096):
        time.sleep(0)
    # The server's own threads do not end with the interpreter's.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
