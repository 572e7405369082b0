"""How fast it is, held against PyTorch in the same run: `python -m bench` prints a table, writes build/bench.json."""

import os

from app.settings import ONE_THREAD

# As `python -m app` does, and before NumPy is imported. PyTorch is told its number of threads in the run.
for name, value in ONE_THREAD.items():
    os.environ.setdefault(name, value)
