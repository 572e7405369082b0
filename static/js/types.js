/**
 * The shapes that travel between the modules. Nothing runs here; the words are those of app/engine and of the contract.
 *
 * @typedef {{ sizes: number[], weights: number[][][], biases: number[][],
 *   hidden: "tanh" | "relu", output: "sigmoid" | "softmax" }} Network
 *   weights[l][i][j] belongs to the wire from neuron i to neuron j. Never changed: an edit makes a new one.
 *
 * @typedef {{ pixels: number[], target: number }} Example
 *   Nine pixels, row by row, from −1 (black) to 1 (white), and the number of the symbol, 0 to 3.
 *
 * @typedef {number | null | NumberTree[]} NumberTree
 * @typedef {{ dims: string[], shape: number[], data: NumberTree[] | number | null, says: string,
 *   href?: string }} TensorJSON
 *
 * @typedef {{ id: number, op: string, title: string, says: string, formula: string,
 *   reads: string[], writes: string }} Step
 *
 * @typedef {{ schema: string, model: string, params: Record<string, unknown>,
 *   axes: Record<string, string[] | number>, tensors: Record<string, TensorJSON>, steps: Step[],
 *   result: Record<string, unknown> }} Trace
 *
 * @typedef {{ tensor: string, index: number[], label: string, value: number, factor?: number, factor_tensor?: string,
 *   factor_index?: number[], factor_label?: string, with_tensor?: string, with_index?: number[], with_label?: string, with_word?: string,
 *   product?: number }} Term
 * @typedef {{ tensor: string, index: number[], label: string, value: number | null, op: string, title: string,
 *   formula: string, rule: string, terms: Term[], rest?: { count: number, product: number }, says: string,
 *   whole?: { tensor: string, index: number[], label: string, value: number, terms: number } }} Explained
 *   `whole`: of a part of a sum, that sum.
 * @typedef {{ tensor: string, index: number[], part?: number[] }} NumberPlace
 *   A number of a trace; with `part` only these terms of it, counted from 0 in the order of the computation.
 *
 * @typedef {{ kind: string, layer?: number, neuron?: number, neurons?: [number, number][], value: number, losses?: number[], says: string, suggests: string }} Finding
 * @typedef {{ epoch: number, step: number, loss: number, accuracy: number, probabilities: number[][], network: Network,
 *   activations: number[][][], atlas: number[][], answers: string, findings: Finding[], done?: boolean }} Frame
 *   One frame of a training; frame 0 is before any of it.
 *
 * @typedef {{ text: string, after: string, tensor?: string, index?: number[] }} FormulaPart
 *   A piece of a formula, what stands after it, and the number that the piece shows: what the x-ray opens.
 * @typedef {{ duration: number, title: string, formula: string, major?: boolean, parts?: FormulaPart[] }} Shot
 *   What the player needs of a shot; duration in milliseconds at speed 1. `parts`: the formula once more, in pieces.
 *
 * @typedef {{ duration: number, title: string, formula: string, parts: FormulaPart[], major: boolean, kind: ShotKind,
 *   layer: number | null, neuron: number | null, step: number | null, tensor: string, index: number[] | null }} FilmShot
 *   `layer` counts the layers of weights (0 is from the pixels to the first neurons); `step` is the id of the step in
 *   the trace, null where the shot shows an input; `tensor` and `index` say what the x-ray opens (null: the whole).
 * @typedef {"pixels" | "neuron" | "squash" | "answer" | "loss" | "error" | "unsquash" | "weights" | "flow" |
 *   "update"} ShotKind
 *
 * @typedef {{ layer: number, from: number, to: number, progress: number, value: number, product: number,
 *   backward: boolean }} Pulse
 *   A number on the wire of `layer` between neurons `from` and `to`; progress 0 to 1 along the wire, always from `from`
 *   to `to`: a backward pulse runs from 1 to 0. `value` is what sets out, `product` what has become of it on arrival.
 * @typedef {{ tensor: string, index: number, partial: number, total: number, added: number, terms: number }} Sum
 *   What the active neuron has added up so far: the first `added` of its `terms` terms.
 * @typedef {{ values: Map<string, number>, active: { layer: number, neuron: number } | null,
 *   pulses: Pulse[], sum: Sum | null, phase: "travel" | "multiply" | "add" | null, answer: number }} FilmState
 *   values: how much of each number shows, 0 to 1, by `${tensor}:${flat index}`; a number that is absent shows 0.
 */

export {};
