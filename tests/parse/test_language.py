import pytest

from readout.parse import guess_language, is_english

ENGLISH = "The minister said that the troops would leave the city by the end of the week, but the rebels did not agree."
GERMAN = (
    "Der Minister sagte, dass die Truppen die Stadt bis zum Ende der Woche verlassen, aber es ist noch nicht sicher."
)
FRENCH = "Le ministre a dit que les troupes vont quitter la ville avant la fin de la semaine, mais pas les rebelles."
SPANISH = "El ministro dijo que las tropas se van de la ciudad antes del fin de la semana, pero los rebeldes no."
RUSSIAN = "Министр сказал, что войска уйдут из города до конца недели, но это не так, и он не был в этом уверен."


@pytest.mark.parametrize(
    ("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr"), (SPANISH, "es"), (RUSSIAN, "ru")]
)
def test_function_words_tell_the_language(text: str, code: str) -> None:
    assert guess_language(text) == code
    assert is_english(text) == (code == "en")


def test_a_short_text_is_taken_as_it_comes() -> None:
    assert guess_language("Army seizes power") is None
    assert is_english("Army seizes power")
    assert not is_english("Армия взяла власть")
    assert is_english("")
