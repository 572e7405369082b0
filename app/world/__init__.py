"""A small world to learn from: a probabilistic grammar that writes tiny stories and knows its own probabilities.

NumPy and the standard library only; no HTTP, no JSON. In reading order: entry, conjugation; the words (names, people,
animals, countries, verbs, things, fields, senses); heldout, sources; the patterns; pattern, program, grammar; then
what reads the grammar: stories, probability, entropy, words, sense_tests, analogies.
"""
