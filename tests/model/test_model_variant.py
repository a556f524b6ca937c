from dataclasses import fields

from pact_author.model.persona import Person
from pact_author.model.variant import Item, Variant

COLUMNS = {field.name for field in fields(Item)}
PEOPLE = {"actor", "receiver"}
ALL = PEOPLE | {"respondent"}


def test_every_axis_of_a_variant_is_a_column_of_an_item():
    assert set() == {field.name for field in fields(Variant)} - ALL - COLUMNS


def test_everything_about_a_person_is_a_column_for_actor_and_receiver_alike():
    about = {f"{role}_{field.name}" for role in PEOPLE for field in fields(Person)}

    assert about == {name for name in COLUMNS if name.partition("_")[0] in PEOPLE}


def test_everything_but_a_name_is_a_column_for_a_respondent():
    about = {f"respondent_{field.name}" for field in fields(Person)} - {"respondent_name"}

    assert about == {name for name in COLUMNS if name.startswith("respondent_")}
