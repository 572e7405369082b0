"""Sentences that other patterns end with, or put between: about someone (@), or about the day.

Every sentence about someone says a pronoun, so that how a person is spoken of is drawn only where it is then written.
"""

from __future__ import annotations

ENDING = (
    "{@.he} was {mood:mood} .",
    "then {@.he} went home .",
    "{@.he} rested for [an hour|a while] .",
    "{@.he} told {friend:name-@} about it .",
    "it was a {day:day} day for {@.him} .",
    "in the evening {@.he} told {@.his} friends .",
    "{@.he} did it again {next:when_next} .",
    "{@.he} never forgot it .",
    "{@.his} neighbours were surprised .",
    "was {@.he} right ? {friend:name-@} thought so .",
    "{friend:name-@} saw {@.him} .",
    "{friend:name-@} asked {@.him} why .",
    "nobody helped {@.him} .",
    "{@.he} smiled .",
    "{@.he} laughed and {friend:name-@} laughed too .",
)
CLOSING = (
    "it was a {day:day} day .",
    "what a {day:day} day !",
    "nobody knew why .",
    "everyone laughed .",
    "soon it began to rain .",
    "{friend:name} saw it .",
    "{friend:name} was {mood:mood} .",
    "it happened again {next:when_next} .",
)
WEATHER_THEN = (
    "it was a {day:day} day .",
    "the [sun shone|wind blew|snow fell] all day .",
    "the weather was [fine|bad|warm|cold] .",
    "it [rained|snowed] a lot .",
)
ALWAYS_SO = (
    "{@.he} does that [every day|all the time] .",
    "{@.he} is [good|very good] at it .",
    "{@.he} likes it [very much|a lot] .",
    "everybody knows {@.him} .",
    "{friend:name-@} likes {@.him} .",
)
