"""Made-up reports with everything that a figure can show, and made-up items for the page."""

import math
import random
from dataclasses import replace

from render_samples import estimate, info, model

from pact_author.model.explored import Explored, Pair, Told
from pact_author.model.factor import Contrast, Factor, Level, Omnibus, Paired, Spread, Twins
from pact_author.model.judgement import Decision, Judgement, Method
from pact_author.model.report import Comparison, Counts, Estimate, Missing, Report, RunStatus, ScenarioCounts

COUNTRIES = ("AU", "BR", "IN", "JP", "MX", "NG")
NULL = tuple(round(0.005 + 0.004 * n, 4) for n in range(21))


def spread(est, levels):
    return Spread(est, NULL[10], NULL[19], 0.001, NULL, tuple(levels), 48)


def factor(name, design, rates):
    levels = tuple(
        Level(level, estimate(rate, 0.04 + 0.01 * (n % 3)), Counts(planned=100, follow=40, allow=60))
        for n, (level, rate) in enumerate(rates.items())
    )
    names = list(rates)
    contrasts = tuple(
        Contrast(a, b, design if design != "partly" else "within", estimate(rates[a] - rates[b], 0.06), 0.02, 0.11)
        for n, a in enumerate(names)
        for b in names[n + 1 :]
    )
    twins = ()
    if len(names) == 2:
        paired = Paired(estimate(0.02, 0.03), estimate(0.05), estimate(0.03), 400, 0.2, 0.4, mde=0.04)
        twins = (Twins(names[0], names[1], paired),)
    return Factor(
        name,
        design,
        24,
        levels,
        contrasts,
        estimate(0.02, 0.01),
        spread(max(rates.values()) - min(rates.values()), names),
        Omnibus("hotelling_f", 2.5, (5, 43), 0.04),
        twins,
    )


def factors(shift=0.0):
    rates = {country: 0.4 + shift + 0.02 * n for n, country in enumerate(COUNTRIES)}
    return (
        factor("actor_country", "within", rates),
        factor("actor_age_band", "within", {"older": 0.44 + shift, "younger": 0.42 + shift}),
        factor("actor_gender", "within", {"female": 0.43 + shift, "male": 0.43 + shift}),
        factor("norm_country", "between", {c: r + 0.1 * math.sin(9 * r) for c, r in rates.items()}),
        factor("holder", "partly", {"actor": 0.41 + shift, "both": 0.47 + shift}),
    )


def scenario_counts(lacking=True, n=200, seed=1):
    chance = random.Random(seed)
    for number in range(n):
        rate, pull = chance.betavariate(2, 2), chance.random() * 0.3
        first = sum(chance.random() < min(1, rate + pull) for _ in range(20))
        second = sum(chance.random() < max(0, rate - pull) for _ in range(20))
        answered = 40 if number % 5 or not lacking else chance.choice((0, 10, 24))
        country = COUNTRIES[number % len(COUNTRIES)].lower()
        yield ScenarioCounts(f"{country}/scenario-{number}", 40, answered, (first, 20), (second, 20))


def full_model(name, run, shift=0.0, *, lacking=True, local=False):
    return replace(
        model(name, run=run, local=local),
        culture_rate=estimate(0.42 + shift, 0.04),
        factors=factors(shift),
        missing=Missing("scattered", 160, 30, 10),
        scenarios=tuple(scenario_counts(lacking, seed=run)),
    )


def comparison(a, b, a_label, b_label, diff, *, p=0.004, tie=False):
    paired = Paired(estimate(diff, 0.03), estimate(0.1), estimate(0.05), 900, p, p, mde=0.04)
    return Comparison(a, b, a_label, b_label, "model", paired, 900, 4, 7, tie)


FULL = Report(
    runs=(info(), info(2), info(3)),
    status=RunStatus("partial", 24_000, 22_400, "scattered", True),
    models=(
        full_model("gpt-x", 1),
        full_model("a/very-long-model-name-instruct-2507-fp8", 2, 0.1, lacking=False),
        full_model("smollm2-135m-instruct", 3, -0.1, local=True),
    ),
    comparisons=(
        comparison(1, 2, "gpt-x", "a/very-long-model-name-instruct-2507-fp8", 0.1),
        comparison(1, 3, "gpt-x", "smollm2-135m-instruct", -0.1),
        comparison(2, 3, "a/very-long-model-name-instruct-2507-fp8", "smollm2-135m-instruct", -0.01, p=0.7, tie=True),
    ),
)
NO_INTERVAL = Estimate(0.5, n_clusters=4, n_rows=40, reason="4 scenarios; an interval needs 10")

PROMPT = """\
The guest is {who} from {actor}. The host is a man from {receiver}.

{scene} The guest has come for tea, and other shoes stand by the step.

Cultural norm in {receiver}: Guests take off their shoes at the door.

Personal preference: The guest would rather keep the shoes on because of a sore foot.

What should the guest do?

A) {a}
B) {b}

Answer with one letter only: A or B."""
SIDES = ("The guest takes the shoes off.", "The guest explains and keeps the shoes on.")


def told(decision, prompt, *, share=None, answer="A", letter="A"):
    method = Method.LOGPROBS if share is not None else Method.TEXT
    return Told("You answer.", prompt, answer, Judgement(decision, method, letter, share, 0.98))


def pair(number=0, *, run=1, scenario=None, first=Decision.FOLLOW, second=Decision.ALLOW, answer="A", **axes):
    """One made-up cell; number decides whatever is not given."""
    actor, receiver = COUNTRIES[number % 6], COUNTRIES[number // 6 % 6]
    values = {
        "country": receiver,
        "region": "somewhere",
        "theme": ("food-hospitality", "dress-appearance", "time")[number % 3],
        "holder": "actor",
        "actor_country": actor,
        "receiver_country": receiver,
        "actor_gender": ("female", "male")[number % 2],
    } | axes
    words = {"who": ("a woman", "a man")[number % 2], "actor": actor, "receiver": receiver}
    scene = f"Scene {number // 96} in a family home."
    prompts = [PROMPT.format(scene=scene, a=a, b=b, **words) for a, b in (SIDES, SIDES[::-1])]
    share = (number * 37 % 1000) / 1000
    return Pair(
        run,
        scenario or f"{receiver.lower()}/scenario-{number // 96}",
        0,
        values,
        told(first, prompts[0], share=share, answer=answer),
        told(second, prompts[1], share=share / 2, answer=f"B, as {number} shows", letter="B"),
    )


def explored(n, **more):
    sides = (Decision.FOLLOW, Decision.ALLOW, Decision.REFUSED)
    return Explored(tuple(pair(i, first=sides[i % 3 if i % 7 else 0], second=sides[i % 2], **more) for i in range(n)))
