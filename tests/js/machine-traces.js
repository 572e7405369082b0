// A small trace of a whole machine, as POST /api/machine/trace answers: two layers, two heads, three tokens.

/** @typedef {import("../../static/js/types.js").Trace} Trace */

const [N, D, H, M] = [3, 4, 2, 5];
let seed = 1;

/** A row of numbers that is the same each time. */
function next() {
  seed = (seed * 16807) % 2147483647;
  return Math.round((seed / 2147483647 - 0.5) * 400) / 100;
}

/** @param {number[]} shape @returns {any} */
function fill([size, ...rest]) {
  return Array.from({ length: size }, () => (rest.length > 0 ? fill(rest) : next()));
}

/** Rows that add up to 1; a later token is not looked at. */
function pattern() {
  return Array.from({ length: H }, (_h, h) => Array.from({ length: N }, (_q, q) => Array.from({ length: N }, (_k, k) => (k > q ? 0 : k === 0 ? 1 - (0.1 + 0.1 * h) * q : 0.1 + 0.1 * h))));
}

/** @returns {Trace} */
export function machineTrace() {
  seed = 1;
  /** @type {Record<string, any>} */
  const tensors = {};
  /** @type {any[]} */
  const steps = [];
  /** @param {string} name @param {string[]} dims @param {number[]} shape @param {any} data */
  const put = (name, dims, shape, data) => (tensors[name] = { dims, shape, data, says: `what ${name} is` });
  /** @param {string} op @param {string[]} reads @param {string} name @param {string[]} dims @param {number[]} shape @param {any} [data] */
  const step = (op, reads, name, dims, shape, data = fill(shape)) => {
    put(name, dims, shape, data);
    steps.push({ id: steps.length + 1, op, title: op, says: `does ${op}`, formula: `${name} = ${reads.join(" ")}`, reads, writes: name });
  };
  const stream = ["pos", "d_model"];
  put("ids", ["pos"], [N], [5, 6, 7]);
  put("W_E", ["d_vocab", "d_model"], [9, D], null);
  step("embedding", ["W_E", "ids"], "embed", stream, [N, D]);
  step("positions", ["W_E"], "pos_embed", stream, [N, D]);
  const plus = (/** @type {string} */ a, /** @type {string} */ b) => tensors[a].data.map((/** @type {number[]} */ row, /** @type {number} */ i) => row.map((v, j) => v + tensors[b].data[i][j]));
  step("add", ["embed", "pos_embed"], "blocks.0.resid_pre", stream, [N, D], plus("embed", "pos_embed"));
  let before = "blocks.0.resid_pre";
  for (const l of [0, 1]) {
    const at = `blocks.${l}.`;
    step("norm_scale", [before], `${at}ln1.scale`, ["pos"], [N]);
    step("stretch", [`${at}ln1.scale`], `${at}ln1.out`, stream, [N, D]);
    for (const name of ["q", "k", "v"]) step("split_heads", [`${at}ln1.out`], at + name, ["pos", "head", "d_head"], [N, H, 2]);
    step("attn_scores", [`${at}q`, `${at}k`], `${at}attn_scores`, ["head", "query_pos", "key_pos"], [H, N, N]);
    step("softmax", [`${at}attn_scores`], `${at}pattern`, ["head", "query_pos", "key_pos"], [H, N, N], pattern());
    step("mix", [`${at}pattern`, `${at}v`], `${at}z`, ["pos", "head", "d_head"], [N, H, 2]);
    step("join_heads", [`${at}z`], `${at}attn_out`, stream, [N, D]);
    step("add", [before, `${at}attn_out`], `${at}resid_mid`, stream, [N, D], plus(before, `${at}attn_out`));
    step("linear", [`${at}resid_mid`], `${at}mlp_pre`, ["pos", "d_mlp"], [N, M]);
    step("gelu", [`${at}mlp_pre`], `${at}mlp_post`, ["pos", "d_mlp"], [N, M]);
    step("linear", [`${at}mlp_post`], `${at}mlp_out`, stream, [N, D]);
    step("add", [`${at}resid_mid`, `${at}mlp_out`], `${at}resid_post`, stream, [N, D], plus(`${at}resid_mid`, `${at}mlp_out`));
    before = `${at}resid_post`;
  }
  step("stretch", [before], "ln_final.out", stream, [N, D]);
  step("matmul", ["ln_final.out"], "logits", ["pos", "d_vocab"], [N, 9]);
  step("last", ["logits"], "last_logits", ["d_vocab"], [9]);
  step("softmax", ["last_logits"], "probs", ["d_vocab"], [9]);
  step("draw", ["probs"], "token", [], [], 3);
  step("each_head", ["blocks.0.z"], "blocks.0.result", ["pos", "head", "d_model"], [N, H, D]);
  step("line_up", ["embed"], "votes", ["part"], [3]);
  const words = [{ id: 3, text: " bank", probability: 0.6 }, { id: 4, text: " box", probability: 0.3 }, { id: 1, text: "\n", probability: 0.1 }];
  const vote = (/** @type {string} */ kind, /** @type {number} */ value, /** @type {number | null} */ layer = null, /** @type {number | null} */ head = null) => ({ kind, layer, head, vote: value, tensor: `votes.${kind}`, index: [] });
  return /** @type {any} */ ({
    schema: "glassbox.trace/1",
    model: "pocket",
    params: {},
    axes: { pos: ["she", " put", " the"], d_model: D },
    tensors,
    steps,
    result: {
      tokens: ["she", " put", " the"].map((text, at) => ({ id: 5 + at, text, start: 0, end: 0, special: false })),
      causal: true,
      sizes: { n_layers: 2, n_heads: H, d_model: D },
      candidates: words,
      drawn: words[1],
      voted: { ...words[0], score: 4.2 },
      votes: [vote("embed", 0.5), vote("head", -0.4, 0, 1), vote("mlp", 3.9, 1), vote("b_O", 0.3, 0), vote("ln_final.b", -0.1)],
      lens: [{ depth: 0, candidates: [words[1], words[0]], of_word: 0.1 }, { depth: 1, candidates: words, of_word: 0.4 }, { depth: 2, candidates: words, of_word: 0.6 }],
      decided: 1,
    },
  });
}
