"""What is told of the single fields: who decided, and what was passed over and why."""

from readout.explain import Explanation
from readout.pipeline import Tools
from tests.explain.finding import explain, field, of_type, part, walk


def test_type_tells_encoder_lexicon_and_what_was_weighed(tools: Tools) -> None:
    account = of_type(explain("Rebels attacked soldiers near Goma on Friday.", tools), "ASSAULT")
    kind = field(account, "type")
    assert "the encoder's type head gives ASSAULT" in kind.by and "the lexicon lists it (attack.v" in kind.by
    weighed = {found.value: found.score or 0.0 for found in kind.parts}
    assert {"always", "encoder", "listed"} <= set(weighed)
    assert kind.score is not None and 0 < kind.score < 1
    assert field(account, "confidence").score == kind.score


def test_conversion_tells_what_the_words_alone_say(tools: Tools) -> None:
    sentences = (
        "Japan will send medical supplies to Nepal.",
        "Ethiopia will release Somali prisoners.",
        "Turkey agreed to release the Greek sailors.",
        "Norway would not send aid to Chad, the ministry said.",
    )
    kinds = [field(account, "type") for sentence in sentences for account in explain(sentence, tools)]
    turned = [kind for kind in kinds if " becomes " in kind.by]
    assert turned
    for kind in turned:
        assert kind.passed[0].value != kind.value
        assert kind.passed[0].why.startswith("told by the words, but ")


def test_namesakes_of_a_place_come_with_country_and_people(tools: Tools) -> None:
    account = of_type(explain("Gunmen killed two traders in Georgetown, Guyana.", tools), "ASSAULT")
    position = part(field(account, "place"), "position")
    assert "GUY" in position.by and "people" in position.by
    assert any("USA" in passed.value and "people" in passed.value for passed in position.passed)


def test_other_times_of_the_sentence_are_told(tools: Tools) -> None:
    text = "Rebels attacked Goma on Friday, the army said on Sunday."
    when = field(of_type(explain(text, tools), "ASSAULT"), "time")
    assert when.value == "2024-05-03"
    assert any("Sunday" in passed.value and "2024-05-05" in passed.value for passed in when.passed)
    assert "weekday" in part(when, "reading").by


def test_what_no_words_date_says_where_its_day_is_from(tools: Tools) -> None:
    (account,) = explain("Rebels attacked soldiers.", tools)
    assumed = field(account, "time")
    assert assumed.value == "2024-05-06" and assumed.by.startswith("assumed: ")
    (account,) = explain("Rebels attacked soldiers.", tools, published=None)
    unknown = field(account, "time")
    assert unknown.value is None and unknown.by == "no time is told of it"


def test_scene_is_told_with_its_words(explanations: list[Explanation]) -> None:
    account = of_type(explanations[0], "AGREE")
    assert account.event is not None and account.event.when is not None and account.event.when.how == "scene"
    when = field(account, "time")
    assert when.by.startswith("scene: ") and when.span == account.event.when.span
    place = field(account, "place")
    assert place.value is None and place.by.endswith("words are said anywhere")


def test_an_assumed_country_says_whose_it_is(tools: Tools) -> None:
    account = of_type(
        explain("Protesters clashed with police in front of the ministry. Chad's army fired.", tools), "PROTEST"
    )
    assert account.event is not None and account.event.where is not None and account.event.where.how == "assumed"
    assert field(account, "place").by.startswith("assumed: the ")


def test_default_country_is_told_with_its_rivals(explanations: list[Explanation]) -> None:
    actors = field(of_type(explanations[1], "ASSAULT"), "actors")
    country = part(actors, "country")
    assert country.value == "COD" and "what the report is about" in country.by
    rivals = [passed for passed in country.passed if passed.value == "RWA"]
    assert rivals and country.score is not None and (rivals[0].score or 0.0) < country.score


def test_pronoun_is_told_with_whom_it_stands_for(tools: Tools) -> None:
    text = "The general met the envoy in Goma. The rebels refused talks. They attacked the army on Friday."
    findings = [f for a in explain(text, tools) for name in ("actors", "recipients") for f in walk(field(a, name))]
    assert all(
        "stands for" in f.by or "pronoun" in f.by for f in findings if (f.rule or "").endswith("names/0.1 pronoun")
    )


def test_parties_come_with_those_passed_over(explanations: list[Explanation]) -> None:
    actors = field(of_type(explanations[0], "COERCE"), "actors")
    assert "the encoder's role head takes it for the actor" in part(actors, "actor").by
    assert any(passed.why == "as actor, by the report as a whole" for passed in actors.passed)


def test_who_answers_is_told(explanations: list[Explanation]) -> None:
    recipients = field(of_type(explanations[0], "REJECT"), "recipients")
    assert part(recipients, "recipient").by.startswith("answers: who spoke to the actor")


def test_auxiliaries_tell_their_words(explanations: list[Explanation]) -> None:
    auxiliaries = field(of_type(explanations[0], "COERCE"), "auxiliaries")
    (hypothetical,) = auxiliaries.parts
    assert hypothetical.value == "hypothetical" and "“might”" in hypothetical.by
    assert hypothetical.span is not None


def test_own_negation_is_plain(tools: Tools) -> None:
    account = of_type(explain("The army did not attack the village of Goma on Friday.", tools), "ASSAULT")
    (negation,) = field(account, "auxiliaries").parts
    assert negation.value == "negation" and "its own clause: “not”; plain" in negation.by


def test_contexts_tell_the_words_that_speak_for_them(explanations: list[Explanation]) -> None:
    contexts = field(of_type(explanations[0], "CONSULT"), "contexts")
    assert "its sentence has “" in part(contexts, "context").by


def test_standing_tells_claims_and_the_rule(explanations: list[Explanation]) -> None:
    standing = field(of_type(explanations[0], "CONSULT"), "standing")
    assert standing.value == "confirmed" and "confirming 1+" in standing.by
    assert any((found.value or "").endswith("confirms") for found in standing.parts)


def test_merged_tellings_come_with_their_chance(explanations: list[Explanation]) -> None:
    tellings = field(of_type(explanations[0], "CONSULT"), "tellings")
    leader, *others = tellings.parts
    assert leader.by.startswith("leads")
    assert others and all(found.score is None or found.score >= 0.35 for found in others)
    assert any("an echo" in found.by for found in others)


def test_events_kept_apart_are_told(tools: Tools) -> None:
    text = "Rebels attacked Goma on Friday.\n\nIn March Chad's air force had bombed a village near Abeche."
    accounts = [a for a in explain(text, tools) if a.event is not None and a.event.type == "ASSAULT"]
    assert len(accounts) == 2
    for account in accounts:
        (apart,) = field(account, "tellings").passed
        assert apart.score is not None and apart.score < 0.35 and apart.why.startswith("under 0.35")


def test_silent_words_are_told_with_the_reason(explanations: list[Explanation]) -> None:
    triggers = [field(account, "trigger") for explanation in explanations for account in explanation]
    silent = [passed for trigger in triggers for passed in trigger.passed]
    assert any(passed.why == "under 0.23" and (passed.score or 1.0) < 0.23 for passed in silent)


def test_codes_follow_from_the_codebook(explanations: list[Explanation]) -> None:
    account = of_type(explanations[0], "CONSULT")
    assert field(account, "quad").value == "1 verbal cooperation"
    assert "CONSULT phone" in field(account, "cameo").by
    assert field(account, "score").passed[0].why == "of CONSULT at large"


def test_figures_of_other_words_are_told(tools: Tools, explanations: list[Explanation]) -> None:
    assert "11 villagers" in (field(of_type(explanations[1], "ASSAULT"), "quantities").value or "")
    text = "Rebels killed 11 villagers in Goma on Friday, said the mayor, who leads 40 towns."
    quantities = field(of_type(explain(text, tools), "ASSAULT"), "quantities")
    assert quantities.value == "11 villagers"
    (other,) = quantities.passed
    assert other.value == "“40 towns”" and other.why.startswith("counts no party")
