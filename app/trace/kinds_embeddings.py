"""The operations on embeddings in words; merged into the one dictionary of kinds."""

from __future__ import annotations

from app.trace.language import N_

_PRODUCTS = N_("the sum of the products")
_SHARES = N_("the sum of the equal shares")
_ARRIVES = N_("what arrives")

EMBEDDING_KINDS: dict[str, tuple[str, str, str, str]] = {
    "average": (
        N_("Average what belongs together"),
        N_("A word of several pieces is the mean of them; a sentence is the mean of its tokens."),
        "{out} = mean({0})",
        _SHARES,
    ),
    "unit_length": (
        N_("Bring to length one"),
        N_("Each row of numbers is divided by its length, so that only its direction counts."),
        "{out} = {0} / √Σ {0}²",
        N_("the number, divided by the root of the sum of the squares of its row"),
    ),
    "subtract": (
        N_("Take the difference"),
        N_("Number by number: what must be added to the one to come to the other."),
        "{out} = {0} − {1}",
        N_("the one minus the other"),
    ),
    "similarity": (
        N_("Hold side by side"),
        N_("Two rows are multiplied number by number and added up: 1 is the same direction, 0 has nothing in common."),
        "{out} = {0} · {1}ᵀ",
        _PRODUCTS,
    ),
    "centroid": (N_("Find the middle"), N_("The mean of all of them, number by number."), "{out} = mean({0})", _SHARES),
    "principal": (
        N_("Find the longest direction"),
        N_(
            "The direction in which they differ most: each pulls it towards itself, by how far it lies along it, and "
            "all pulls together leave it as it is. The second one is the most at a right angle to the first."
        ),
        "{out} = longest({0})",
        N_("the pulls of all, added up"),
    ),
    "along": (
        N_("Lay the shadow on an axis"),
        N_("How far each word lies in one direction: its numbers times those of the axis, added up."),
        "{out} = {0} · {1}",
        _PRODUCTS,
    ),
    "straighten": (
        N_("Set at a right angle"),
        N_("What the second axis shares with the first is taken off it."),
        "{out} = {0} − ({0} · {1}) {1}",
        N_("the number, less what lies along the other axis"),
    ),
    "off_plane": (
        N_("Measure what the plane hides"),
        N_("How far each word lies from the plane, in all the directions that cannot be drawn."),
        "{out} = √(Σ {0}² − {1}² − {2}²)",
        N_("the root of the sum of the squares, less those of the plane"),
    ),
    "nearest": (
        N_("Find the true neighbours"),
        N_("The words most alike to each, by all of their numbers."),
        "{out} = nearest({0})",
        N_(
            "the most alike, without those named before; each word stands here by its first number, "
            "its part is how alike it is"
        ),
    ),
    "nearest_alike": (
        N_("Hold each beside its nearest"),
        N_("A word and a true neighbour of it are multiplied number by number and added up: 1 is the same direction."),
        "{out} = {0} · {0}[{1}]",
        _PRODUCTS,
    ),
    "near_here": (
        N_("Is it still near?"),
        N_("1 where a true neighbour is among as many words that are nearest on the plane, else 0."),
        "{out} = {2} near ({0}, {1})",
        N_("1 where fewer words are nearer on the plane than there are true neighbours, else 0"),
    ),
    "on_plane": (
        N_("Measure what the plane shows"),
        N_("What sets a word apart from the middle, squared: the share that lies on the plane. The rest is hidden."),
        "{out} = ({0}² + {1}²) / ({0}² + {1}² + {2}²)",
        N_("the squares on the plane, divided by all squares"),
    ),
    "plane_share": (
        N_("Measure what the whole plane holds"),
        N_("All differences between the words, squared and added up: the share of them that lies on the plane."),
        "{out} = Σ ({0}² + {1}²) / Σ ({0}² + {1}² + {2}²)",
        N_("the squares on the plane, divided by all squares"),
    ),
    "stack": (
        N_("Stand side by side"),
        N_("The rows of all of them become one table."),
        "{out} = …",
        N_("taken as it is"),
    ),
    "leave_out": (
        N_("Leave out the given ones"),
        N_("The words that were given are no answer: they are masked."),
        "{out} = {0}, masked",
        N_("the same number"),
    ),
    "tally": (
        N_("Count them"),
        N_("How many there are of each kind: the ones are added up."),
        "{out} = Σ {0}",
        N_("the sum of the ones"),
    ),
    "nearest_point": (
        N_("Find the nearest point"),
        N_("Which other point lies nearest: the squares of how far its numbers are off add up to the least."),
        "{out} = nearest({0})",
        N_("the one whose squares, here with a minus, add up to the least"),
    ),
    "same_kind": (
        N_("Is it of the same kind?"),
        N_("1 where a word and the one nearest to it are of one kind, else 0."),
        "{out} = [{0} = {0} of {1}]",
        N_("1 where both are of one kind, else 0"),
    ),
    "kin_share": (
        N_("Count its kin"),
        N_("Which share of the others is of its kind: so often one that is picked by chance would be."),
        "{out} = |kin in {0}| / n",
        N_("how many of the others are of its kind, divided by how many others there are"),
    ),
    "agreement": (
        N_("Do they go together?"),
        N_("The numbers of the word and of each other word are multiplied and added up, with the other's bias."),
        "{out} = {0} · {1} + {2}",
        _PRODUCTS,
    ),
    "average_grad": (N_("Back through the mean"), N_("Each has an equal share."), "{out} = {0} / n", _SHARES),
    "centroid_grad": (N_("Back through the mean"), N_("Each has an equal share."), "{out} = {0} / n", _SHARES),
    "unit_length_grad": (
        N_("Back through the length"),
        N_("What would only make the row longer is taken off, the rest is divided by its length."),
        "{out} = ({0} − {2} · Σ {0}·{2}) / √Σ {1}²",
        _PRODUCTS,
    ),
    "subtract_grad_left": (N_("Back through the difference"), N_("Passed on unchanged."), "{out} = {0}", _ARRIVES),
    "subtract_grad_right": (
        N_("Back through the difference"),
        N_("The opposite, summed over the places it was taken off."),
        "{out} = −Σ {0}",
        N_("minus what arrives, added up"),
    ),
    "similarity_grad_left": (
        N_("Back to the one side"),
        N_("What arrives, times the numbers of the other side."),
        "{out} = {0} · {1}",
        _PRODUCTS,
    ),
    "similarity_grad_right": (
        N_("Back to the other side"),
        N_("What arrives, times the numbers of the one side."),
        "{out} = {0}ᵀ · {1}",
        _PRODUCTS,
    ),
    "along_grad_rows": (
        N_("Back to the words"),
        N_("What arrives, times the numbers of the axis."),
        "{out} = {0} · {1}",
        _PRODUCTS,
    ),
    "along_grad_axis": (
        N_("Back to the axis"),
        N_("What arrives, times the numbers of each word, added up."),
        "{out} = {0} · {1}",
        _PRODUCTS,
    ),
    "agreement_grad_word": (
        N_("Back to the word"),
        N_("The blame of each other word, times its numbers, added up."),
        "{out} = {0} · {1}",
        _PRODUCTS,
    ),
    "agreement_grad_others": (
        N_("Back to the other words"),
        N_("The blame of each other word, times the numbers of the word."),
        "{out} = {0} · {1}",
        _PRODUCTS,
    ),
    "agreement_grad_bias": (N_("Back to the bias"), N_("Passed on unchanged."), "{out} = {0}", _ARRIVES),
}
