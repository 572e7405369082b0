import assert from "node:assert/strict";
import { test } from "node:test";

import { rateAt } from "../../static/js/pages/pixels-state.js";

test("a step before the fork goes as far as the first road's rate says, one from the fork on as far as the fork's", () => {
  const forked = { rate: 0.3, forkAt: 1, forkRate: 100 };
  assert.equal(rateAt(forked, 0), 0.3);
  assert.equal(rateAt(forked, 1), 100);
  assert.equal(rateAt(forked, 20), 100);
});

test("without a fork there is one rate", () => {
  assert.equal(rateAt({ rate: 0.3, forkAt: null, forkRate: null }, 7), 0.3);
});
