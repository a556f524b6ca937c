from pact_author.model.message import Branching, Message, Placeholder
from pact_author.model.scenario import Holder, Preference


def text(source):
    return Message(source, (source,))


def test_a_preference_has_no_text_for_a_holder_that_its_author_left_out():
    assert None is Preference(text("one"), "comfort-habit").held_by(Holder.RECEIVER)


def test_each_holder_configuration_has_its_own_text():
    preference = Preference(text("one"), "comfort-habit", swapped=text("two"), both=text("three"))

    assert ["one", "two", "three"] == [message.source for h in Holder if (message := preference.held_by(h))]


def test_the_names_of_a_message_include_selectors_and_every_branch():
    message = Message(
        "…", (Placeholder("actor"), Branching("actor_gender", "select", (("other", (Placeholder("place"),)),)))
    )

    assert {"actor", "actor_gender", "place"} == message.names
