"""The numerics: the tape, the operations, the models. NumPy and the standard library only; no HTTP, no JSON."""
