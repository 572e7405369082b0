// The view as a file: what the nearer zooms show is gathered first, then a pen draws it all.

import { machineSays } from "../lib/machine-words.js";
import { dark, light } from "../lib/palette.js";
import { _ } from "../lib/words.js";
import { html } from "../marks/element.js";
import { machinePicture } from "../marks/machine-picture.js";
import { canvasPen } from "../marks/pen-canvas.js";
import { svgPen } from "../marks/pen-svg.js";
import { layerOf, layerScene } from "./machine-layer-scene.js";
import { tensorScene } from "./machine-tensor-scene.js";

/** @typedef {import("../marks/machine-picture.js").Shown} Shown */

const SCALE = 2; // pixels of a PNG for each of the screen, where it is not too large for a browser
const LARGEST = 16_000; // pixels of one side

/**
 * @param {Shown} shown @param {{ zoom: import("./machine-state.js").Zoom, head: number, kind: "svg" | "png" }} wanted
 * @returns {Promise<{ part: BlobPart, type: string }>}
 */
export async function pictureFile(shown, { zoom, head, kind }) {
  const { trace, machine, shot, rail } = shown;
  const theme = document.documentElement.dataset.theme === "dark" ? dark : light;
  const layer = zoom === "layer" ? await layerScene(trace, machine, layerOf(machine, shot), rail) : undefined;
  const operation = zoom === "operation" ? await operationScene(shown, head) : undefined;
  const { width, height, paint } = machinePicture(shown, { layer, operation });
  if (kind === "svg") {
    const { pen, file } = svgPen(width, height, theme, `${layer?.title ?? operation?.title ?? shown.said} ${machineSays(machine)}`);
    paint(pen, theme);
    return { part: file(), type: "image/svg+xml" };
  }
  const scale = Math.min(SCALE, LARGEST / height);
  const canvas = html("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  brush.scale(scale, scale);
  brush.fillStyle = theme.paper;
  brush.fillRect(0, 0, width, height);
  paint(canvasPen(brush, theme), theme);
  const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error(_("This picture is too large for this browser: as SVG it can be taken home."));
  return { part: blob, type: blob.type };
}

/** @param {Shown} shown @param {number} head */
async function operationScene({ trace, machine, shot, rail }, head) {
  const steps = (shot?.steps ?? []).map((id) => trace.steps.find((step) => step.id === id)).filter((step) => step !== undefined);
  const scene = (/** @type {string} */ name) => (trace.tensors[name] ? tensorScene(trace, machine, name, { rail, head }) : null);
  const told = steps.map(async (step) => ({ formula: step.formula, says: step.says, reads: `${step.reads.join(", ")} → ${step.writes}`, tensor: await scene(step.writes) }));
  const given = shot && steps.length === 0 ? [{ formula: shot.formula, says: "", reads: "", tensor: await scene(shot.tensor) }] : [];
  return { title: shot?.title ?? "", steps: [...(await Promise.all(told)), ...given] };
}
