"""The same GPT in PyTorch, from the same weights: as fast as eager mode lets it be, or with everything kept."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from app.engine.gpt_training import Batch, Lesson
from app.engine.transformer import Transformer

Kept = dict[str, Tensor]
Cache = list[tuple[Tensor, Tensor]]


class Peer:
    """The model. Queries, keys and values are made by one product, as PyTorch's users do."""

    def __init__(self, model: Transformer) -> None:
        self.config = model.config
        given = {name: torch.tensor(array) for name, array in model.parameters.items()}
        own = {name: given[name] for name in ("W_E", "W_pos", "ln_final.w", "ln_final.b")}
        for layer in range(model.config.n_layers):
            own |= _block(given, f"blocks.{layer}.", model.config.d_model)
        self.weights: Mapping[str, Tensor] = {name: each.contiguous().requires_grad_() for name, each in own.items()}

    def logits(self, tokens: Tensor, kept: Kept | None = None, cache: Cache | None = None) -> Tensor:
        """[sample, pos] -> [sample, pos, d_vocab]. With `kept`, every array in between is put there."""
        w, sizes = self.weights, self.config
        start = cache[0][0].shape[2] if cache else 0
        resid = functional.embedding(tokens, w["W_E"]) + w["W_pos"][start : start + tokens.shape[1]]
        for layer in range(sizes.n_layers):
            at = f"blocks.{layer}."
            normed = functional.layer_norm(resid, (sizes.d_model,), w[f"{at}ln1.w"], w[f"{at}ln1.b"], sizes.epsilon)
            mid = resid + self._attention(normed, at, layer, kept, cache)
            normed_mid = functional.layer_norm(mid, (sizes.d_model,), w[f"{at}ln2.w"], w[f"{at}ln2.b"], sizes.epsilon)
            pre = functional.linear(normed_mid, w[f"{at}in"], w[f"{at}b_in"])
            post = functional.gelu(pre, approximate="tanh")
            out = functional.linear(post, w[f"{at}out"], w[f"{at}b_out"])
            if kept is not None:
                kept |= {f"{at}resid_pre": resid, f"{at}ln1.out": normed, f"{at}resid_mid": mid}
                kept |= {f"{at}ln2.out": normed_mid, f"{at}mlp_pre": pre, f"{at}mlp_post": post, f"{at}mlp_out": out}
            resid = mid + out
        final = functional.layer_norm(resid, (sizes.d_model,), w["ln_final.w"], w["ln_final.b"], sizes.epsilon)
        return functional.linear(final, w["W_E"])

    def _attention(self, inputs: Tensor, at: str, layer: int, kept: Kept | None, cache: Cache | None) -> Tensor:
        w, (samples, places, d_model) = self.weights, inputs.shape
        heads = functional.linear(inputs, w[f"{at}qkv"], w[f"{at}b_qkv"])
        split = heads.view(samples, places, 3, self.config.n_heads, -1)
        q, k, v = split.permute(2, 0, 3, 1, 4)  # [sample, head, pos, d_head] each
        if cache is not None:
            if layer < len(cache):
                k, v = torch.cat([cache[layer][0], k], 2), torch.cat([cache[layer][1], v], 2)
                cache[layer] = (k, v)
            else:
                cache.append((k, v))
        if kept is None:
            z = functional.scaled_dot_product_attention(q, k, v, is_causal=places > 1)
        else:
            scores = (q @ k.transpose(-1, -2)) / math.sqrt(q.shape[-1])
            scores = scores.masked_fill(torch.ones(places, places, dtype=torch.bool).triu(1), -math.inf)
            pattern = functional.softmax(scores, -1)
            z = pattern @ v
            kept |= {f"{at}{name}": each for name, each in zip("qkvz", (q, k, v, z), strict=True)}
            kept |= {f"{at}attn_scores": scores, f"{at}pattern": pattern}
        gathered = z.transpose(1, 2).reshape(samples, places, d_model)
        return functional.linear(gathered, w[f"{at}O"], w[f"{at}b_O"])

    def speak(self, tokens: list[int], n: int) -> list[int]:
        """The best next token, n times, with what was worked out before kept."""
        said, cache = list(tokens), Cache()
        with torch.inference_mode():
            logits = self.logits(torch.tensor([said]), cache=cache)
            for _ in range(n):
                said.append(int(logits[0, -1].argmax()))
                logits = self.logits(torch.tensor([said[-1:]]), cache=cache)
        return said[len(tokens) :]


def _block(given: Mapping[str, Tensor], at: str, d_model: int) -> Kept:
    """Weights [out, in], as functional.linear has them."""
    own = {f"{at}{name}": given[f"{at}{name}"] for name in ("ln1.w", "ln1.b", "ln2.w", "ln2.b", "b_in", "b_out", "b_O")}
    own[f"{at}qkv"] = torch.cat([given[f"{at}W_{each}"].transpose(1, 2).reshape(-1, d_model) for each in "QKV"])
    own[f"{at}b_qkv"] = torch.cat([given[f"{at}b_{each}"].reshape(-1) for each in "QKV"])
    own[f"{at}O"] = given[f"{at}W_O"].reshape(-1, d_model).T
    return own | {f"{at}in": given[f"{at}W_in"].T, f"{at}out": given[f"{at}W_out"].T}


class Learner:
    """The same training: AdamW, the gradient clipped, the rate of each step by the same schedule."""

    def __init__(self, model: Transformer, lesson: Lesson, batch: Batch) -> None:
        self.peer, self.lesson = Peer(model), lesson
        self.tokens, self.targets = (torch.tensor(each) for each in batch)
        every = self.peer.weights.items()
        groups = [
            {"params": [each for _name, each in every if each.ndim > 1], "weight_decay": lesson.decay},
            {"params": [each for _name, each in every if each.ndim == 1], "weight_decay": 0.0},
        ]
        self.adam = torch.optim.AdamW(groups, lr=0.0, betas=lesson.betas, foreach=True)
        self.steps = 0

    def update(self) -> float:
        """One step on the batch; the surprise before it."""
        logits: Any = self.peer.logits(self.tokens).view(-1, self.peer.config.d_vocab)
        loss = functional.cross_entropy(logits, self.targets.view(-1))
        self.adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(self.peer.weights.values()), self.lesson.longest_gradient)
        for group in self.adam.param_groups:
            group["lr"] = self.lesson.schedule.rate(self.steps)
        self.adam.step()
        self.steps += 1
        return loss.item()
