"""What spoils a benchmark: each file a family or a part of one, a rule is a function with a card."""

from pact_author.rules import (
    acts,
    catalogs,
    comments,
    corpus,
    evidence,
    names,
    norms,
    people,
    personas,
    plain_words,
    preferences,
    relations,
    sides,
    texts,
    translated_signs,
    translated_words,
    translations,
    wording,
)

ALL = (
    *sides.RULES,
    *acts.RULES,
    *wording.RULES,
    *texts.RULES,
    *plain_words.RULES,
    *people.RULES,
    *names.RULES,
    *norms.RULES,
    *evidence.RULES,
    *preferences.RULES,
    *personas.RULES,
    *relations.RULES,
    *corpus.RULES,
    *comments.RULES,
    *catalogs.RULES,
    *translations.RULES,
    *translated_words.RULES,
    *translated_signs.RULES,
)
"""Every rule there is. A test fails when one is left out."""
