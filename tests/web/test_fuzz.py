"""Schemathesis reads the OpenAPI document and tries all it can think of: no 5xx, and no answer that is not declared."""

from __future__ import annotations

from typing import Any

import hypothesis
import schemathesis
from schemathesis.checks import CHECKS, load_all_checks

from app.main import create_app
from app.settings import Settings

load_all_checks()

# Whether a network's rows fit its sizes, or whether 64 examples are too many for this server, JSON Schema cannot say.
# So a body may meet the schema and still be refused (422, declared); everything else that can be checked, is.
NOT_HERE: list[Any] = [CHECKS.get_one("positive_data_acceptance")]

# Small limits: what is fuzzed is the form, and a training of 20,000 epochs says no more of it than one of 20.
FUZZED = create_app(Settings(epochs=20, frames=10, examples=8, token_vocabulary=300, grow_steps=3, grow_text=400))

schema = schemathesis.openapi.from_asgi("/openapi.json", FUZZED)


@schema.parametrize()
@hypothesis.settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_every_route_answers_as_it_is_declared(case: schemathesis.Case) -> None:
    case.call_and_validate(excluded_checks=NOT_HERE)
