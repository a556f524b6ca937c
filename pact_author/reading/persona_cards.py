"""What S04 codes mean: mistakes in persona sets, and in lexicons, which say how people are called."""

from pact_author.model.diagnostic import Card, Severity

PERSONA_NAME = Card(
    "S040",
    "persona-set-name",
    Severity.ERROR,
    "A persona set is named like its file.",
    "Designs are asked for by name, on the command line and in releases.",
    "name: other\n",
    "name: sample\n",
)
PERSONA_AXES = Card(
    "S041",
    "persona-set-axes",
    Severity.ERROR,
    "The axes that a design names vary, each in one way, and there are cells enough for them.",
    "A contrast needs two values; an axis both crossed and contrasted would be counted twice.",
    "design: {kind: contrast, crossed: [actor.gender], twins: [actor.gender], twins_per_cell: 1}\n",
    "design: {kind: contrast, crossed: [actor.age_band], twins: [actor.gender], twins_per_cell: 1}\n",
)
PERSONA_LEVELS = Card(
    "S042",
    "persona-set-levels",
    Severity.ERROR,
    "The levels of a persona set are of one kind, and those that its other parts name are among them.",
    "A weight or a constraint of a level that is not there does nothing; bands that overlap cannot be compared.",
    "weights:\n  actor.country: {IN: 3}\n",
    "weights:\n  actor.country: {BR: 3}\n",
)
PERSONA_CONSTRAINTS = Card(
    "S043",
    "persona-set-constraints",
    Severity.ERROR,
    "Constraints leave at least one cell in twenty.",
    "Where hardly anything is left, the levels say something else than the set does.",
    "constraints:\n  - if: {actor.gender: [female, male]}\n    then: {actor.country: [BR], actor.gender: [female], "
    "receiver.gender: [female],\n      actor.age_band: [older], receiver.age_band: [older]}\n",
    "constraints:\n  - if: {actor.gender: [female]}\n    then: {receiver.gender: [female]}\n",
)

LEXICON = Card(
    "S044",
    "lexicon",
    Severity.ERROR,
    "A lexicon's phrases name what is put into them, and its roles have every form that it declares.",
    "Prompts are put together from these words; a form that is missing would leave a hole in a sentence.",
    "role_forms: [de]\nroles:\n  guest-host: {actor: la invitada, receiver: el anfitrión}\n",
    "role_forms: []\nroles:\n  guest-host: {actor: la invitada, receiver: el anfitrión}\n",
)
