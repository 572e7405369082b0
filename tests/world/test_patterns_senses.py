"""Stories with an ambiguous word: what decides its sense is there once, and nothing else."""

from __future__ import annotations

from app.world.fields import FIELDS, context_words
from app.world.patterns_senses import FAR_PERSON, FAR_THING, NEAR_PERSON, NEAR_THING, THE_WORD
from app.world.senses import AMBIGUOUS
from tests.world.told import held_out_stories, training_stories

CONTEXT = {word.name: name for name in FIELDS for word in context_words(name)}
FIELDS_OF = {word: {sense.field for sense in senses} for word, senses in AMBIGUOUS.items()}


def test_a_story_holds_one_ambiguous_word_and_one_context_word_of_one_of_its_senses() -> None:
    seen = 0
    for story in (*training_stories(), *held_out_stories()):
        ambiguous = [word for word in story if word in AMBIGUOUS]
        if not ambiguous or "money" in story or "savings" in story:
            continue
        (word,) = ambiguous
        decisive = [each for each in story[: story.index(word)] if each in CONTEXT]
        assert len(decisive) == 1, " ".join(story)
        assert CONTEXT[decisive[0]] in FIELDS_OF[word]
        assert not [each for each in story[story.index(word) :] if each in CONTEXT]
        seen += 1
    assert seen > 5000


def test_what_follows_the_ambiguous_word_is_of_the_sense_that_the_context_decides() -> None:
    after = {
        (sense.word, sense.field): {one.form("")[0] for one in sense.continuations}
        for senses in AMBIGUOUS.values()
        for sense in senses
    }
    for story in (*training_stories(), *held_out_stories()):
        for at, word in enumerate(story):
            fields = [CONTEXT[each] for each in story[:at] if each in CONTEXT]
            if word in AMBIGUOUS and fields:
                assert story[at + 1] in after[word, fields[0]], " ".join(story)


def test_every_pattern_holds_the_word_after_its_context() -> None:
    for pattern in (*NEAR_PERSON, *FAR_PERSON, *NEAR_THING, *FAR_THING):
        assert pattern.count(THE_WORD) == 1
        assert pattern.startswith("{q:pair_")


def test_near_patterns_have_the_context_in_the_sentence_of_the_word_and_far_ones_before_it() -> None:
    for pattern in (*NEAR_PERSON, *NEAR_THING):
        assert not {".", "?"} & set(pattern[: pattern.index(THE_WORD)].split())
    for pattern in (*FAR_PERSON, *FAR_THING):
        before = pattern[: pattern.index(THE_WORD)]
        assert {".", "?"} & set(before.split()) or "<weather_then" in before
