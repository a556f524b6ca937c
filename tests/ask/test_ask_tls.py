"""Certificates are verified: real TLS on loopback, with certificates that openssl makes for the test."""

import asyncio
import shutil
import ssl
import subprocess

import pytest
from loopback import Answer, Loopback

from pact_author.ask.call import CallSettings, ChatMessage, ReplyStatus, make_call
from pact_author.ask.openai_transport import OpenAITransport
from pact_author.model.errors import EndpointError

KEY = "sk-very-secret-0123456789"
CALL = make_call("m-1", (ChatMessage("user", "A or B?"),), CallSettings())

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificates")


def certificate(folder, name, *more):
    """A self-signed certificate for that name, and its key."""
    paths = folder / f"{name}.pem", folder / f"{name}.key"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    subprocess.run(
        [*command, "-addext", f"subjectAltName={name}", "-out", paths[0], "-keyout", paths[1], *more],
        check=True,
        capture_output=True,
    )
    return paths


@pytest.fixture
def serve(tmp_path):
    """A server with a certificate for that name, and the certificate's path."""
    servers = []

    def served(name):
        own = certificate(tmp_path, name)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*own)
        servers.append(Loopback(context))
        return servers[-1], own[0]

    yield served
    for server in servers:
        server.close()


def ask(base_url):
    async def once():
        transport = OpenAITransport(base_url, KEY, 20.0)
        try:
            return await transport.ask(CALL)
        finally:
            await transport.close()

    return asyncio.run(once())


def test_a_certificate_that_nobody_vouches_for_is_refused_at_once_with_a_remedy(serve):
    server, _ = serve("IP:127.0.0.1")
    with pytest.raises(
        EndpointError, match=r"certificate that cannot be verified: self.signed certificate$"
    ) as refused:
        ask(server.base_url)

    assert "SSL_CERT_FILE" in refused.value.hint
    assert [] == server.requests


def test_a_certificate_whose_authority_the_user_names_is_trusted(serve, monkeypatch):
    server, path = serve("IP:127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))

    assert ReplyStatus.ANSWERED is ask(server.base_url).status


def test_a_certificate_of_another_host_is_refused_also_where_its_authority_is_trusted(serve, monkeypatch):
    server, path = serve("DNS:api.example.org")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with pytest.raises(EndpointError, match="cannot be verified"):
        ask(server.base_url)

    assert [] == server.requests


def test_from_https_to_http_no_key_is_carried(serve, monkeypatch, loopback):
    server, path = serve("IP:127.0.0.1")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    server.script = lambda request, number: Answer(307, b"", {"Location": f"{loopback.base_url}/chat/completions"})
    with pytest.raises(EndpointError, match="redirects"):
        ask(server.base_url)

    assert [] == loopback.requests
