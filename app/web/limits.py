"""The limits that a visitor can meet: told in advance, and kept to."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from app.settings import Settings
from app.trace.attention_requests import AboutWord, DifferenceRequest
from app.trace.embedding_requests import LearnRequest, MapRequest, SentencesRequest, WordsRequest
from app.trace.grow_requests import GrowRequest
from app.trace.language import N_
from app.trace.token_requests import EncodeRequest, TeachRequest
from app.trace.train_request import TrainRequest
from app.trace.transformer_requests import AttentionRequest, Choosing, GenerateRequest
from app.web.answers import cacheable
from app.web.openapi import NOT_MODIFIED
from app.web.refusal import Refusal

router = APIRouter(tags=["about"])

EXAMPLES = N_("{field}: {asked} examples are too many: at most {limit}")
EPOCHS = N_("{field}: {asked} epochs are too many: at most {limit}")
FRAMES = N_("{field}: {asked} frames are too many: at most {limit}")
CHARACTERS = N_("{field}: {asked} characters are too many: at most {limit}")
BYTES = N_("{field}: {asked} bytes of UTF-8 are too many: at most {limit}")
MERGES = N_("{field}: {asked} merges are too many: at most {limit}")
WORDS = N_("{field}: {asked} words are too many: at most {limit}")
SENTENCES = N_("{field}: {asked} sentences are too many: at most {limit}")
STEPS = N_("{field}: {asked} steps are too many: at most {limit}")
TOKENS = N_("{field}: {asked} tokens are too many: at most {limit}")
NUMBERS = N_("{field}: {asked} numbers a token are too many: at most {limit}")
LAYERS = N_("{field}: {asked} layers are too many: at most {limit}")
IDS = N_("{field}: {asked} ids are too many: at most {limit}")


class Limits(BaseModel):
    """What one request may ask for. Each is a setting of the server."""

    model_config = ConfigDict(extra="forbid")

    body_bytes: int = Field(description="the largest body of a request, in bytes")
    body_values: int = Field(description="how many values the JSON of a request may hold")
    examples: int = Field(description="how many examples one request may bring")
    epochs: int = Field(description="how many epochs one training may run")
    frames: int = Field(description="how many frames one training may send, besides the first")
    token_text: int = Field(description="how many characters a text may have that is cut into tokens")
    token_lesson: int = Field(description="how many characters a text may have that merges are learned from")
    token_vocabulary: int = Field(description="how many ids a vocabulary may have that is learned from a text")
    text: int = Field(description="how many characters, and bytes, a text may have that a language model reads")
    map_words: int = Field(description="how many words one map of words may have")
    sentences: int = Field(description="how many sentences one request may compare")
    lesson_steps: int = Field(description="how many steps words may take to learn their places")
    generated: int = Field(description="how many tokens one request may have generated")
    tensor_numbers: int = Field(description="how many numbers of a tensor are sent at once")
    grow_steps: int = Field(description="how many steps a model that grows may be trained")
    grow_d_model: int = Field(description="how many numbers a token may be in a model that grows")
    grow_layers: int = Field(description="how many layers a model that grows may have")
    grow_text: int = Field(description="how many characters a text may have that a model grows on")
    growings: int = Field(description="how many models grow at once, for all visitors together")
    model_bytes: int = Field(description="how large the file of a model may be that is sent here, in bytes")
    trainings: int = Field(description="how many trainings run at once, for all visitors together")
    training_seconds: float = Field(description="how long one training may take, in seconds")


def limits_of(settings: Settings) -> Limits:
    """The limits, out of all the settings."""
    return Limits(**{name: getattr(settings, name) for name in Limits.model_fields})


@router.get("/api/limits", response_model=Limits, responses=NOT_MODIFIED)
async def limits(request: Request) -> Response:
    """The limits of this server: how large, how long, how many at once."""
    return cacheable(request, limits_of(request.app.state.settings).model_dump())


def keep_to(settings: Settings, asked: BaseModel) -> None:
    """Refuse what is well formed and too much. Errors: Refusal 422, with the limit."""
    examples = getattr(asked, "examples", None)
    if examples is not None:
        _at_most(settings.examples, len(examples), "examples", EXAMPLES)
    if isinstance(asked, TrainRequest):
        _at_most(settings.epochs, asked.epochs, "epochs", EPOCHS)
        frames = -(-asked.epochs // asked.every)  # rounded up: the last one comes even where `every` does not fit
        _at_most(settings.frames, frames, "every", FRAMES)
    if isinstance(asked, EncodeRequest):
        _at_most(settings.token_text, len(asked.text), "text", CHARACTERS)
        _at_most(settings.token_vocabulary, len(asked.merges or ()), "merges", MERGES)
    if isinstance(asked, AttentionRequest | Choosing | AboutWord):
        _text(settings, asked.text, "text")
    if isinstance(asked, DifferenceRequest):
        for text in asked.texts:
            _text(settings, text, "texts")
    if isinstance(asked, MapRequest):
        _at_most(settings.map_words, len(asked.words or ()), "words", WORDS)
    if isinstance(asked, MapRequest | WordsRequest):
        _at_most(settings.map_words, asked.most, "most", WORDS)
    if isinstance(asked, SentencesRequest):
        _at_most(settings.sentences, len(asked.sentences), "sentences", SENTENCES)
        for sentence in asked.sentences:
            _text(settings, sentence, "sentences")
    if isinstance(asked, LearnRequest):
        _at_most(settings.lesson_steps, asked.steps, "steps", STEPS)
        _at_most(settings.frames, -(-asked.steps // asked.every), "every", FRAMES)
    if isinstance(asked, GenerateRequest):
        _at_most(settings.generated, asked.n, "n", TOKENS)
    if isinstance(asked, GrowRequest):
        _at_most(settings.grow_steps, asked.steps, "steps", STEPS)
        _at_most(settings.grow_d_model, asked.d_model, "d_model", NUMBERS)
        _at_most(settings.grow_layers, asked.n_layers, "n_layers", LAYERS)
        _at_most(settings.grow_text, len(asked.text or ""), "text", CHARACTERS)
        _text(settings, asked.watch or "", "watch")
        _at_most(settings.token_vocabulary, asked.vocab_size, "vocab_size", IDS)
    if isinstance(asked, TeachRequest):
        _at_most(settings.token_lesson, len(asked.text), "text", CHARACTERS)
        _at_most(settings.token_vocabulary, asked.vocab_size, "vocab_size", IDS)


def _text(settings: Settings, text: str, field: str) -> None:
    """What a language model is to read: no more characters, and no more bytes, for it travels in addresses too."""
    _at_most(settings.text, len(text), field, CHARACTERS)
    _at_most(settings.text, len(text.encode("utf-8", "replace")), field, BYTES)


def _at_most(most: int, asked: int, field: str, words: str) -> None:
    if asked > most:
        raise Refusal(422, "limit_exceeded", words, field, most, asked=asked)
