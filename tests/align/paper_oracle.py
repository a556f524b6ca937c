"""The study's definitions said in pandas, for tests: what its published functions give for a CSV file.

Written from the definitions in words; pandas itself decides what is missing, what sorts where and what joins.
"""

import numpy as np
import pandas as pd

from pact_author.measures.paper import relation, theme

SUMMARY = ("respondent_country", "country_relation", "scenario_country", "receiver_age", "receiver_gender")
GROUPINGS = (
    [],
    *([name] for name in SUMMARY[:2]),
    list(SUMMARY[:2]),
    *([name] for name in SUMMARY[2:]),
    ["respondent_demo"],
    ["scenario_theme"],
)
SUBGROUP = ["respondent_country", "respondent_demo"]
CELL = ["persona_setting", "model_tag", "persona_country", "persona_demo", "scenario_item_id"]


def as_side(column):
    return (
        column.astype(object)
        .map(lambda answer: {"A": 1.0, "B": 0.0}.get(str(answer).strip().upper(), np.nan), na_action="ignore")
        .astype(float)
    )


def agreement(rates):
    return np.maximum(rates, 1 - rates)


def records(frame):
    return [
        {name: None if pd.isna(value) else value for name, value in row.items()} for row in frame.to_dict("records")
    ]


class Oracle:
    """People and models of some CSV files."""

    def __init__(self, human, *predictions):
        people = pd.read_csv(human)
        pairs = zip(people.respondent_country, people.scenario_country, strict=True)
        people["country_relation"] = [relation(*(None if pd.isna(c) else c for c in pair)) for pair in pairs]
        people["scenario_theme"] = [theme(None if pd.isna(text) else text) for text in people.scenario]
        for question in ("personal", "norm"):
            people[question] = as_side(people[f"human_{question}"])
        self.people = people
        read = [pd.read_csv(path) for path in predictions]
        self.models = pd.concat(
            [frame[frame.persona_setting.astype(str) == name] for name in ("no_persona", "persona") for frame in read],
            ignore_index=True,
        ).drop_duplicates(CELL, keep="last")

    def human_response_summary(self):
        rows = []
        for names in GROUPINGS:
            groups = self.people.groupby(names, dropna=False) if names else [((), self.people)]
            for key, group in groups:
                personal, norm = group.personal.mean(), group.norm.mean()
                row = {
                    "grouping": "+".join(names) or "overall",
                    "personal_culture_rate": personal,
                    "norm_culture_rate": norm,
                    "norm_personal_gap": norm - personal,
                    "personal_majority_agreement": agreement(personal),
                    "norm_majority_agreement": agreement(norm),
                    "n_judgments": len(group),
                    "n_respondents": group.respondent_id.nunique(),
                    "n_items": group.scenario_item_id.nunique(),
                }
                rows.append(row | dict.fromkeys((*SUMMARY, "respondent_demo", "scenario_theme")))
                rows[-1] |= dict(zip(names, key, strict=True))
        return records(pd.DataFrame(rows).astype(object))

    def profiles(self):
        """One frame of all profiles; of everybody first within a question."""
        parts = []
        for question in ("personal", "norm"):
            for names in ([], SUBGROUP):
                groups = self.people.dropna(subset=[question]).groupby(["scenario_item_id", *names], dropna=False)
                part = groups[question].agg(rate="mean", n="size").reset_index()
                parts.append(part.assign(response_type=question))
        found = pd.concat(parts, ignore_index=True)
        found["majority"] = np.where(found.rate >= 0.5, "A", "B")
        found["agreed"] = agreement(found.rate)
        return found.astype(dict.fromkeys(("scenario_item_id", *SUBGROUP), object))

    def everybody(self):
        found = self.profiles()
        return found[found[SUBGROUP].isna().all(axis=1)].drop(columns=SUBGROUP)

    def choices(self):
        """One row an answer: as written in `written`, as read in `side`."""
        parts = [
            self.models[CELL].assign(response_type=question, written=self.models[f"llm_{question}"])
            for question in ("personal", "norm")
        ]
        found = pd.concat(parts, ignore_index=True)
        found["side"] = as_side(found.written)
        return found.astype(dict.fromkeys(CELL, object)).rename(columns={"persona_setting": "setting"})

    def alignment_no_persona_summary(self):
        chosen = self.choices()
        joined = chosen[chosen.setting == "no_persona"].merge(
            self.everybody(), on=["scenario_item_id", "response_type"]
        )
        table = self._alignment(joined, ["setting", "model_tag", "response_type"])
        by = ["response_type", "majority_choice_alignment", "distributional_mae"]
        return records(table.sort_values(by, ascending=[True, False, True])) if len(table) else []

    def alignment_persona_summary(self):
        chosen, found = self.choices(), self.profiles().dropna(subset=SUBGROUP)
        found = found.rename(columns={"respondent_country": "persona_country", "respondent_demo": "persona_demo"})
        keys = ["scenario_item_id", "response_type", "persona_country", "persona_demo"]
        joined = chosen[chosen.setting == "persona"].merge(found, on=keys)
        table = self._alignment(joined, ["setting", "model_tag", "response_type", "persona_country", "persona_demo"])
        by = ["response_type", "model_tag", "persona_country", "persona_demo"]
        return records(table.sort_values(by)) if len(table) else []

    @staticmethod
    def _alignment(joined, names):
        rows = []
        for key, group in joined.groupby(names, dropna=False):
            items = group.groupby("scenario_item_id", dropna=False).agg({"side": "mean", "rate": "first"})
            row = {
                "n_model_rows": len(group),
                "n_items": group.scenario_item_id.nunique(),
                "n_humans": int(group.n.sum()),
                "human_culture_rate": group.rate.mean(),
                "model_culture_rate": group.side.mean(),
                "signed_culture_rate_gap_model_minus_human": (items.side - items.rate).mean(),
                "majority_choice_alignment": (group.written == group.majority).mean(),
                "distributional_mae": (group.side - group.rate).abs().mean(),
                "mean_human_majority_agreement": group.agreed.mean(),
            }
            rows.append(row | dict(zip(names, key, strict=True)))
        return pd.DataFrame(rows)

    def alignment_uncertainty_summary(self):
        names = ["setting", "model_tag", "response_type"]
        read = self.choices().dropna(subset=["side"])
        spreads = read.groupby([*names, "scenario_item_id"], dropna=False)["side"].agg(["mean", "size"]).reset_index()
        spreads["model"] = agreement(spreads["mean"])
        spreads["scenario_item_id"] = spreads.scenario_item_id.astype(object)
        joined = spreads.merge(self.everybody(), on=["scenario_item_id", "response_type"])
        rows = []
        for key, group in joined.groupby(names, dropna=False):
            low = group[group.agreed <= group.agreed.median()]
            row = {
                "n_items": group.scenario_item_id.nunique(),
                "mean_model_majority_agreement": group.model.mean(),
                "mean_model_majority_agreement_low_human_agreement": low.model.mean(),
                "mean_human_majority_agreement": group.agreed.mean(),
                "human_model_agreement_correlation": group.agreed.corr(group.model),
                "mean_model_samples_per_item": group["size"].mean(),
            }
            rows.append(row | dict(zip(names, key, strict=True)))
        return records(pd.DataFrame(rows))
