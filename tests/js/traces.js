// Traces computed here with plain loops, from the definition of the network: nothing of the product takes part in them.

/** @typedef {import("../../static/js/types.js").Network} Network */
/** @typedef {import("../../static/js/types.js").Trace} Trace */
/** @typedef {import("../../static/js/types.js").TensorJSON} TensorJSON */

/** @type {Network} nine pixels, two hidden layers of three and two, four symbols; the numbers have no meaning */
export const NETWORK = {
  sizes: [9, 3, 2, 4],
  weights: [table(9, 3, 0.37), table(3, 2, 0.91), table(2, 4, 0.53)],
  biases: [row(3, 0.21), row(2, 0.33), row(4, 0.11)],
  hidden: "tanh",
  output: "sigmoid",
};
export const PIXELS = [1, -1, 1, -1, 1, -1, 1, -1, 0.5];

/** @param {number} size @param {number} stride */
function row(size, stride) {
  return Array.from({ length: size }, (_v, i) => Math.round(1000 * Math.sin(7 * stride + 2.3 * i)) / 1000);
}

/** @param {number} rows @param {number} columns @param {number} stride */
function table(rows, columns, stride) {
  return Array.from({ length: rows }, (_v, i) => row(columns, stride + 1.7 * i));
}

/** @param {number[]} x @param {number[][]} W @param {number[]} b */
function linear(x, W, b) {
  return b.map((bias, j) => x.reduce((sum, v, i) => sum + v * W[i][j], bias));
}

/** @param {string} kind @param {number[]} pre */
function squash(kind, pre) {
  if (kind === "tanh") return pre.map(Math.tanh);
  if (kind === "relu") return pre.map((v) => Math.max(0, v));
  if (kind === "sigmoid") return pre.map((v) => 1 / (1 + Math.exp(-v)));
  const powers = pre.map(Math.exp);
  return powers.map((power) => power / powers.reduce((a, b) => a + b));
}

class Writer {
  /** @type {Record<string, TensorJSON>} */
  tensors = {};
  /** @type {import("../../static/js/types.js").Step[]} */
  steps = [];

  /** @param {string} name @param {any} data */
  put(name, data) {
    const shape = [];
    for (let at = data; Array.isArray(at); at = at[0]) shape.push(at.length);
    this.tensors[name] = { dims: shape.map(() => "axis"), shape, data, says: name };
  }

  /** @param {string} op @param {string[]} reads @param {string} writes @param {any} data */
  step(op, reads, writes, data) {
    this.put(writes, data);
    this.steps.push({ id: this.steps.length + 1, op, title: op, says: op, formula: op, reads, writes });
  }

  /** @param {Record<string, unknown>} params @returns {Trace} */
  trace(params) {
    const axes = { pixel: 9, symbol: ["✕", "◯", "+", "—"] };
    return { schema: "glassbox.trace/1", model: "pixels", params, axes, ...this, result: {} };
  }
}

/** @param {Writer} writer @param {Network} network @param {number[]} pixels @returns {number[][]} what each layer puts out */
function runForward(writer, network, pixels) {
  writer.put("pixels", pixels);
  network.weights.forEach((W, l) => writer.put(`layers.${l}.W`, W));
  network.biases.forEach((b, l) => writer.put(`layers.${l}.b`, b));
  const outputs = [pixels];
  network.weights.forEach((W, l) => {
    const pre = linear(outputs[l], W, network.biases[l]);
    const kind = l === network.weights.length - 1 ? network.output : network.hidden;
    const post = squash(kind, pre);
    const input = l === 0 ? "pixels" : `layers.${l - 1}.post`;
    writer.step("linear", [input, `layers.${l}.W`, `layers.${l}.b`], `layers.${l}.pre`, pre);
    writer.step(kind, [`layers.${l}.pre`], `layers.${l}.post`, post);
    outputs.push(post);
  });
  return outputs;
}

/** @param {Network} [network] @param {number[]} [pixels] @returns {Trace} as POST /api/pixels/forward answers */
export function forwardTrace(network = NETWORK, pixels = PIXELS) {
  const writer = new Writer();
  runForward(writer, network, pixels);
  return writer.trace({ pixels, network });
}

/**
 * As POST /api/pixels/backward answers, for tanh and sigmoid.
 * @param {number} target @param {"squared" | "cross_entropy"} [loss] @param {number} [rate] @returns {Trace}
 */
export function backwardTrace(target, loss = "squared", rate = 0.5) {
  const writer = new Writer();
  const outputs = runForward(writer, NETWORK, PIXELS);
  const wanted = [0, 1, 2, 3].map((j) => (j === target ? 1 : 0));
  const answers = outputs[3];
  const distance = answers.map((p, j) => p - wanted[j]);
  writer.put("target", wanted);
  writer.put("grad_loss", 1);
  /** @type {number[]} */
  let grad;
  if (loss === "squared") {
    writer.step(
      "squared_error",
      ["layers.2.post", "target"],
      "loss",
      distance.reduce((sum, d) => sum + d * d, 0),
    );
    grad = distance.map((d) => 2 * d);
    writer.step("squared_error_grad", ["grad_loss", "layers.2.post", "target"], "grad_layers.2.post", grad);
    grad = grad.map((g, j) => g * answers[j] * (1 - answers[j]));
    writer.step("sigmoid_grad", ["grad_layers.2.post", "layers.2.post"], "grad_layers.2.pre", grad);
  } else {
    const surprise = answers.reduce((sum, p, j) => sum - Math.log(wanted[j] ? p : 1 - p), 0);
    writer.step("sigmoid_cross_entropy", ["layers.2.pre", "target"], "loss", surprise);
    grad = distance;
    writer.step("sigmoid_cross_entropy_grad", ["grad_loss", "layers.2.pre", "target"], "grad_layers.2.pre", grad);
  }
  runBackward(writer, outputs, grad);
  update(writer, rate);
  return writer.trace({ learning_rate: rate });
}

/** @param {Writer} writer @param {number[][]} outputs @param {number[]} last the gradient at the last sums */
function runBackward(writer, outputs, last) {
  let grad = last;
  for (const l of [2, 1, 0]) {
    const pre = grad;
    const arrived = `grad_layers.${l}.pre`;
    if (l > 0) {
      grad = outputs[l].map((_v, i) => pre.reduce((sum, g, j) => sum + g * NETWORK.weights[l][i][j], 0));
      writer.step("linear_grad_input", [arrived, `layers.${l}.W`], `grad_layers.${l - 1}.post`, grad);
    }
    const weights = outputs[l].map((v) => pre.map((g) => v * g));
    writer.step("linear_grad_weight", [arrived, "input"], `grad_layers.${l}.W`, weights);
    writer.step("linear_grad_bias", [arrived], `grad_layers.${l}.b`, pre);
    if (l > 0) {
      grad = grad.map((g, i) => g * (1 - outputs[l][i] ** 2));
      writer.step("tanh_grad", [`grad_layers.${l - 1}.post`, "post"], `grad_layers.${l - 1}.pre`, grad);
    }
  }
}

/** @param {Writer} writer @param {number} rate */
function update(writer, rate) {
  for (const l of [0, 1, 2]) {
    for (const name of [`layers.${l}.W`, `layers.${l}.b`]) {
      const before = /** @type {any[]} */ (writer.tensors[name].data);
      const grads = /** @type {any[]} */ (writer.tensors[`grad_${name}`].data);
      const both = (/** @type {(v: number, g: number) => number} */ f) =>
        before.map((v, i) => (Array.isArray(v) ? v.map((w, j) => f(w, grads[i][j])) : f(v, grads[i])));
      const held = (/** @type {number} */ v, /** @type {number} */ g) => Math.max(-1, Math.min(1, v - rate * g));
      writer.step(
        "descend",
        [name, `grad_${name}`],
        `${name}.stepped`,
        both((v, g) => v - rate * g),
      );
      writer.step("hold", [`${name}.stepped`], `${name}.held`, both(held));
    }
  }
}
