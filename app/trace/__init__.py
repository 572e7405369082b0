"""The contract: what a tape looks like from outside. Knows the engine; knows no HTTP."""
