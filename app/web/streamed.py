"""The trainings that are answered with a stream of frames: how every route of theirs starts one."""

from __future__ import annotations

from pydantic import BaseModel
from starlette.requests import Request

from app.settings import Settings
from app.web.compression import accepts_gzip
from app.web.i18n import language_of
from app.web.limits import keep_to
from app.web.training import TrainingAnswer, Trainings
from app.web.training_process import Order


async def answer_frames(request: Request, body: BaseModel, at_once: int | None = None) -> TrainingAnswer:
    """The frames of one training, each when it is computed. Errors: Refusal 422 (too much), 429 (too many).

    `at_once`: so many of this kind may run, where they are fewer than all trainings.
    """
    settings: Settings = request.app.state.settings
    trainings: Trainings = request.app.state.trainings
    keep_to(settings, body)
    order = Order(
        request=body,
        packed=accepts_gzip(request.headers),
        seconds=settings.training_seconds,
        niceness=settings.training_niceness,
        request_id=request.scope["glassbox.request_id"],
        log_level=settings.log_level,
        catalogue=language_of(request.scope).path,
    )
    return TrainingAnswer(await trainings.start(order, at_once), order.packed)
