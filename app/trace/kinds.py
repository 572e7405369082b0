"""Every kind of operation in words: title, sentence, formula, and how one number comes of its terms."""

from __future__ import annotations

from app.trace.kinds_attention import ATTENTION_KINDS
from app.trace.kinds_embeddings import EMBEDDING_KINDS
from app.trace.kinds_gpt import GPT_KINDS
from app.trace.kinds_machine import MACHINE_KINDS
from app.trace.kinds_pixels import PIXELS_KINDS
from app.trace.kinds_sentences import SENTENCE_KINDS
from app.trace.kinds_tokens import TOKEN_KINDS
from app.trace.language import N_

# kind: (title, sentence, formula with {0} {1} … for what is read and {out} for what is written, rule of one number)
KINDS: dict[str, tuple[str, str, str, str]] = {
    "linear": (
        N_("Multiply and add up"),
        N_("Each neuron multiplies every number it receives by the weight of its wire, and adds all up with its bias."),
        "{out} = {0} · {1} + {2}",
        N_("the sum of the products"),
    ),
    "tanh": (
        N_("Squash"),
        N_("Each sum is squashed to between −1 and 1."),
        "{out} = tanh({0})",
        N_("tanh of the sum"),
    ),
    "relu": (
        N_("Cut off below zero"),
        N_("Each sum is kept where it is above zero, and is zero elsewhere."),
        "{out} = max(0, {0})",
        N_("the sum, or 0 where it is below"),
    ),
    "sigmoid": (
        N_("Squash into a probability"),
        N_("Each sum is squashed to between 0 and 1. Each output is a probability of its own."),
        "{out} = 1 / (1 + e^−{0})",
        N_("1 / (1 + e^−sum)"),
    ),
    "softmax": (
        N_("Share out the probability"),
        N_("The scores become shares of one whole: together they add up to 1."),
        "{out} = e^{0} / Σ e^{0}",
        N_("its own e^score, divided by all of them together"),
    ),
    "squared_error": (
        N_("Measure the error"),
        N_("The distance of each output from what was wanted, squared, and added up."),
        "{out} = Σ ({0} − {1})²",
        N_("the sum of the squared distances"),
    ),
    "sigmoid_cross_entropy": (
        N_("Measure the error"),
        N_("How surprised the network is by the truth: minus the logarithm of the probability it gave, added up."),
        "{out} = Σ log(1 + e^{0}) − {1}·{0}",
        N_("the sum of the surprises"),
    ),
    "softmax_cross_entropy": (
        N_("Measure the error"),
        N_("How surprised the network is by the truth: minus the logarithm of the share it gave to the right answer."),
        "{out} = −Σ {1} · log softmax({0})",
        N_("the surprise at the right answer"),
    ),
    "argmax": (
        N_("Name the answer"),
        N_("The largest of them is the answer."),
        "{out} = argmax {0}",
        N_("the place of the largest"),
    ),
    "equals": (
        N_("Compare"),
        N_("1 where the answer is the wanted one."),
        "{out} = [{0} = {1}]",
        N_("1 where the two are equal, else 0"),
    ),
    "mean": (
        N_("Average"),
        N_("Added up, and divided by how many there are."),
        "{out} = mean({0})",
        N_("the sum of the equal shares"),
    ),
    "descend": (
        N_("Take a step downhill"),
        N_("Each weight moves against its gradient, by the learning rate."),
        "{out} = {0} − rate · {1}",
        N_("the old value, minus the learning rate times the gradient"),
    ),
    "hold": (
        N_("Hold within limits"),
        N_("What went beyond −1 or 1 is put back there."),
        "{out} = hold({0})",
        N_("the number, or the limit where it is beyond"),
    ),
    "nudge": (
        N_("Push one weight a little"),
        N_("One weight is pushed, all else stays as it was."),
        "{out} = {0} + push",
        N_("the old value, and the push where it is the chosen weight"),
    ),
    "slope": (
        N_("Measure the slope"),
        N_("How much the error changed, divided by how far the weight was pushed."),
        "{out} = ({0} − {1}) / push",
        N_("the one error minus the other, divided by how far apart they are"),
    ),
    "accumulate": (
        N_("Add up the roads"),
        N_("What flows back by several roads is added up."),
        "{out} = Σ",
        N_("the sum of what arrives"),
    ),
    "add": (N_("Add"), N_("The one is added to the other."), "{out} = {0} + {1}", N_("the sum of the two")),
    "linear_grad_input": (
        N_("Back along the wires"),
        N_("Each neuron gathers the blame of all it sent to, each times the weight of the wire between."),
        "{out} = {0} · {1}ᵀ",
        N_("the sum of the products"),
    ),
    "linear_grad_weight": (
        N_("The gradient of each weight"),
        N_("What came in by the wire, times the blame of the neuron it leads to; over all examples."),
        "{out} = {1}ᵀ · {0}",
        N_("the sum of the products"),
    ),
    "linear_grad_bias": (
        N_("The gradient of each bias"),
        N_("The blame of the neuron itself, over all examples."),
        "{out} = Σ {0}",
        N_("the sum over the examples"),
    ),
    "tanh_grad": (
        N_("Back through the squash"),
        N_("The blame times the slope of the squash: where it is flat, almost nothing passes."),
        "{out} = {0} · (1 − {1}²)",
        N_("what arrives, times the slope of tanh here"),
    ),
    "relu_grad": (
        N_("Back through the cut"),
        N_("The blame passes where the sum was above zero, and stops elsewhere."),
        "{out} = {0} · [{1} > 0]",
        N_("what arrives, times 1 or 0"),
    ),
    "sigmoid_grad": (
        N_("Back through the squash"),
        N_("The blame times the slope of the squash: where it is flat, almost nothing passes."),
        "{out} = {0} · {1} · (1 − {1})",
        N_("what arrives, times the slope of the squash here"),
    ),
    "softmax_grad": (
        N_("Back through the shares"),
        N_("A share can only grow at the cost of the others."),
        "{out} = {1} · ({0} − Σ {0}·{1})",
        N_("the sum of the products"),
    ),
    "squared_error_grad": (
        N_("The error at each output"),
        N_("Twice the distance from what was wanted: too high is positive, too low is negative."),
        "{out} = 2 · ({1} − {2})",
        N_("twice what it is, minus twice what was wanted, divided by the number of examples"),
    ),
    "sigmoid_cross_entropy_grad": (
        N_("The error at each output"),
        N_("The probability given, minus the probability wanted."),
        "{out} = sigmoid({1}) − {2}",
        N_("what it is, minus what was wanted, divided by the number of examples"),
    ),
    "softmax_cross_entropy_grad": (
        N_("The error at each output"),
        N_("The share given, minus the share wanted."),
        "{out} = softmax({1}) − {2}",
        N_("what it is, minus what was wanted, divided by the number of examples"),
    ),
    "mean_grad": (
        N_("Back through the average"),
        N_("Each has an equal share."),
        "{out} = {0} / n",
        N_("an equal share"),
    ),
    "add_grad_left": (N_("Back through the sum"), N_("Passed on unchanged."), "{out} = {0}", N_("what arrives")),
    "add_grad_right": (
        N_("Back through the sum"),
        N_("Passed on, summed over the places it was added to."),
        "{out} = Σ {0}",
        N_("the sum of what arrives"),
    ),
    **PIXELS_KINDS,
    **TOKEN_KINDS,
    **GPT_KINDS,
    **ATTENTION_KINDS,
    **MACHINE_KINDS,
    **SENTENCE_KINDS,
    **EMBEDDING_KINDS,
}
