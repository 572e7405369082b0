"""The list of the models."""

from app.engine.library import Library
from app.trace.models import models
from app.trace.schema import ModelAnswer
from tests.trace.shelves import library


def test_the_pixel_network_is_listed_with_as_many_parameters_as_it_has() -> None:
    (told,) = [model for model in models(Library([])) if model["id"] == "pixels"]
    assert told["parameters"] == (9 * 6 + 6) + (6 * 6 + 6) + (6 * 4 + 4) == 130
    assert told["n_layers"] == 3
    assert told["ready"] is True


def test_every_model_is_told_as_published_and_has_an_id_of_its_own() -> None:
    told = models(library())
    for model in told:
        ModelAnswer.model_validate(model)
        assert model["name"]
        assert model["source"]
    assert len({model["id"] for model in told}) == len(told)


def test_a_model_of_the_library_is_told_with_its_sizes() -> None:
    (told,) = [model for model in models(library()) if model["id"] == "tiny"]
    assert (told["family"], told["n_layers"], told["n_heads"], told["d_model"], told["n_ctx"]) == ("gpt2", 2, 2, 6, 12)
