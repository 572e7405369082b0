"""The list of the models."""

from app.trace.models import models
from app.trace.schema import ModelAnswer


def test_the_pixel_network_is_listed_with_as_many_parameters_as_it_has() -> None:
    (told,) = [model for model in models() if model["id"] == "pixels"]
    assert told["parameters"] == (9 * 6 + 6) + (6 * 6 + 6) + (6 * 4 + 4) == 130
    assert told["n_layers"] == 3
    assert told["ready"] is True


def test_every_model_is_told_as_published_and_has_an_id_of_its_own() -> None:
    told = models()
    for model in told:
        ModelAnswer.model_validate(model)
        assert model["name"]
        assert model["source"]
    assert len({model["id"] for model in told}) == len(told)
