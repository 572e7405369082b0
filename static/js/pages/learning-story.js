// The small experiments of the learning chapter.

import { _ } from "../lib/words.js";
import { slot } from "./frame.js";
import { createTries } from "./tries.js";

/** @param {{ fork: (rate: number) => void, look: () => void }} acts */
export function learningTries({ fork, look }) {
  createTries(slot("try"), [
    { text: _("Press play, and watch the curve, the wires and all 512 pictures move together.") },
    {
      text: _("Stop in the middle, and fork with learning rate 20. Bolder is not always faster."),
      act: { label: _("Fork with 20"), do: () => fork(20) },
    },
    {
      text: _("Look at one example, slowly: press a wire, and push its weight to prove the slope."),
      act: { label: _("Look"), do: look },
    },
    {
      text: _("Free the weights under “Change how it learns”, and train again. How sure does it become?"),
      act: { label: _("Show me where"), do: openHow },
    },
  ]);
}

function openHow() {
  const how = /** @type {HTMLDetailsElement} */ (slot("how"));
  how.open = true;
  how.querySelector("summary")?.focus();
}
