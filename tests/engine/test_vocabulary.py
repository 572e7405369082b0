"""Every operation is a method of the tape, and runs the operation of its name on its arguments in their order."""

from __future__ import annotations

import inspect
from typing import Any

import numpy as np
import pytest

from app.engine.operations.plain import AS_IT_STANDS
from app.engine.tape import Tape
from app.engine.tokenizers.bert_normalise import Normaliser
from app.engine.vocabulary import Vocabulary
from tests.engine.operation_cases import CASES, OPERATIONS
from tests.engine.token_cases import PAIRS, SOME

OPTIONS: dict[str, dict[str, Any]] = {
    "descend": {"learning_rate": 0.3},
    "hold": {"limit": 0.5},
    "nudge": {"at": (1,), "by": 0.25},
    "slope": {"apart": 0.2},
    "positions": {"start": 0, "length": 2},
    "norm_scale": {"epsilon": 1e-5},
    "attn_scores": {"causal": False},
    "gelu": {"form": "erf"},
    "temperature": {"temperature": 0.5},
    "top_k": {"k": 2},
    "top_p": {"p": 0.9},
    "merge": {"left_at": (0,), "right_at": (2,), "pieces": PAIRS},
    "look_up": {"spans": ((0, 1), (1, 3)), "pieces": SOME, "unknown": 0, "axis": "pos"},
    "plain": {"letters": ((0, 1, AS_IT_STANDS),), "normaliser": Normaliser(), "axis": "letter"},
    "piece": {"start": 0, "end": 2, "stop": 3, "before": "", "vocab": {"?": 7}, "unknown": "?"},
    "strike": {"words": (1,)},
    "set_weights": {"weights": ((0, 1, 0, 0.5),), "causal": True},
    "switch_off": {"heads": (1,)},
    "follow": {"words": (((0, 1), None, (0, 1)),), "axis": "word"},
    "group_means": {"groups": ((0, 2), (1,))},
    "look_share": {"pairs": ((1, 0),), "queries": 2},
    "difference": {"axes": (0,), "pairs": ((0, 0), (1, 1))},
    "at_place": {"place": 0},
    "times": {"place": None},
    "dot": {"place": None},
    "average": {"spans": ((0, 1), (1, 3)), "axis": "word"},
    "nearest": {"k": 1, "known": None},
    "principal": {"which": 0},
    "stack": {"axis": "row"},
    "pick_heads": {"picks": ((0, 0),), "at": 1, "axis": "pinned"},
    "blend": {"parts": (1.0, -1.0)},
    "evenness": {"causal": True},
    "leave_out": {"without": ((0,), (1,))},
    "tally": {"groups": ((0, 2), (1,)), "axis": "kind"},
    "at_limit": {"limit": 0.5},
    "count_each": {"of": 4, "axis": "kind"},
    "flipped": {"here": 0, "neighbours": [1, 2], "axis": "kind"},
    "gap": {"at": (1,)},
    "rises": {"axis": "kind"},
    "line_up": {"places": ((0, (2,)),), "axis": "pos"},
}
SPOKEN = sorted(set(CASES) - {"accumulate"})


@pytest.mark.parametrize("kind", SPOKEN)
def test_a_method_runs_and_writes_down_the_operation_of_its_name(kind: str) -> None:
    arrays = CASES[kind].drawn(np.random.default_rng(3), (), 3, 2)
    options = OPTIONS.get(kind, {})
    tape = Tape()
    reads = [tape.input(f"read {k}", array, ("d",) * array.ndim) for k, array in enumerate(arrays)]
    written = getattr(tape, kind)(*reads, **options, name="written")
    step = tape.film()[-1]
    assert step.operation is OPERATIONS[kind]
    assert list(step.reads) == reads
    assert step.options == options
    assert written.name == "written"
    np.testing.assert_array_equal(written.value, OPERATIONS[kind].forward(*arrays, **options))


@pytest.mark.parametrize("kind", SPOKEN)
def test_a_method_names_its_operands_as_the_operation_does(kind: str) -> None:
    said = [name for name in inspect.signature(getattr(Vocabulary, kind)).parameters if name not in ("self", "name")]
    assert said == list(inspect.signature(OPERATIONS[kind].forward).parameters)


def test_whoever_has_no_apply_of_their_own_can_say_nothing() -> None:
    tensor = Tape().input("pre", np.zeros(1), ("d",))
    with pytest.raises(NotImplementedError):
        Vocabulary().tanh(tensor, "post")
