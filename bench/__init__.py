"""How fast it is, held against PyTorch in the same run: `python -m bench` prints a table, writes build/bench.json."""

import os

from app.settings import ONE_THREAD

# Some machines hold OpenBLAS to an older processor's code. What is measured is the code that it chooses itself.
for name in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(name, None)
# As `python -m app` does, and before NumPy is imported. PyTorch is told its number of threads in the run.
for name, value in ONE_THREAD.items():
    os.environ.setdefault(name, value)
