"""python -m pact_author."""

from pact_author.cli.main import main

main()
