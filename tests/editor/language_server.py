"""A client of yaml-language-server, which is what editors run: enough of the protocol to open a file and ask."""

import json
import subprocess


class Editor:
    """One editor on a folder. Its server is started with it and ended by close."""

    def __init__(self, program, folder):
        self.process = subprocess.Popen(
            ["node", str(program), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
        )
        self.asked = 0
        documents = {
            "completion": {"completionItem": {"documentationFormat": ["plaintext"]}},
            "hover": {"contentFormat": ["plaintext"]},
        }
        capabilities = {"textDocument": documents, "workspace": {"configuration": True}}
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities=capabilities)
        self.tell("initialized")

    def open(self, place, text):
        """Open a file with that text: the messages of the diagnostics that are shown, with their lines from 1."""
        document = {"uri": place.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        shown = self._wait(lambda m: m.get("method") == "textDocument/publishDiagnostics")["params"]["diagnostics"]
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in shown]

    def completions(self, place, line, column):
        """What is offered at a place, counted from 1."""
        found = self._ask_at("textDocument/completion", place, line, column)
        return [item["label"] for item in found["items"]]

    def hover(self, place, line, column):
        """What is shown when the mouse rests there, counted from 1."""
        return self._ask_at("textDocument/hover", place, line, column)["contents"]["value"]

    def close(self):
        self.process.kill()
        self.process.communicate()

    def _ask_at(self, method, place, line, column):
        where = {"line": line - 1, "character": column - 1}
        return self.ask(method, textDocument={"uri": place.as_uri()}, position=where)

    def ask(self, method, **params):
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": params})
        return self._wait(lambda m: m.get("id") == self.asked and "method" not in m)["result"]

    def tell(self, method, **params):
        self._send({"method": method, "params": params})

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _wait(self, wanted):
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            assert length, "the language server ended"
            message = json.loads(self.process.stdout.read(length))
            if "method" in message and "id" in message:  # it asks for the editor's settings: there are none
                items = message.get("params", {}).get("items", [])
                self._send({"id": message["id"], "result": [None] * len(items)})
            elif wanted(message):
                return message
