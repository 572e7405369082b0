// Fingers, mouse and wheel on a plane of words: the paper is moved and zoomed, a word is pressed, or picked up and carried.

/** @typedef {{ x: number, y: number }} Place */
/**
 * @typedef {{ at: (place: Place, reach: number) => number, look: (index: number, place: Place | null) => void, press: (index: number) => void,
 *   pan: (dx: number, dy: number) => void, zoom: (factor: number, at: Place) => void,
 *   carry: (index: number, at: Place) => void, drop: (index: number, at: Place | null) => void }} Acts
 *   at: the word at a place of the field, −1 for none; carry: a word is under way; drop: it is let go, null: given up
 */

const STILL = 6; // so far a press may tremble, in pixels
const HOLD = 320; // so long a finger rests on a word until it picks it up, in milliseconds
const MOUSE = 11; // how near the pointer must be to a word
const FINGER = 24;

/** @param {HTMLElement} field @param {Acts} acts */
export function bindPlane(field, acts) {
  /** @type {Map<number, Place>} */
  const fingers = new Map();
  let index = -1; // the word under the first finger
  let start = { x: 0, y: 0 };
  /** @type {"none" | "maybe" | "pan" | "pinch" | "carry"} */
  let doing = "none";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let holding;

  const placeOf = (/** @type {MouseEvent} */ event) => {
    const box = field.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const touch = (/** @type {PointerEvent} */ event) => event.pointerType === "touch";

  /** @param {Place} at */
  function pickUp(at) {
    doing = "carry";
    acts.carry(index, at);
  }

  /** @param {Place | null} at */
  function letGo(at) {
    clearTimeout(holding);
    if (doing === "carry") acts.drop(index, at);
    doing = "none";
  }

  field.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    const at = placeOf(event);
    fingers.set(event.pointerId, at);
    field.setPointerCapture(event.pointerId);
    if (fingers.size > 1) {
      letGo(null);
      doing = "pinch";
      return;
    }
    [index, start, doing] = [acts.at(at, touch(event) ? FINGER : MOUSE), at, "maybe"];
    if (touch(event) && index >= 0) holding = setTimeout(() => pickUp(at), HOLD);
  });

  field.addEventListener("pointermove", (event) => {
    const at = placeOf(event);
    const last = fingers.get(event.pointerId);
    if (!last) return touch(event) ? undefined : acts.look(acts.at(at, MOUSE), at);
    fingers.set(event.pointerId, at);
    if (doing === "maybe" && Math.hypot(at.x - start.x, at.y - start.y) > STILL) {
      clearTimeout(holding);
      if (index >= 0 && !touch(event)) pickUp(at);
      else doing = "pan";
    }
    if (doing === "carry") acts.carry(index, at);
    else if (doing === "pan") acts.pan(at.x - last.x, at.y - last.y);
    else if (doing === "pinch") pinch(event.pointerId, last, at);
    return undefined;
  });

  /** @param {number} id @param {Place} last @param {Place} at */
  function pinch(id, last, at) {
    const other = [...fingers].find(([each]) => each !== id)?.[1];
    if (!other) return;
    const far = (/** @type {Place} */ place) => Math.max(1, Math.hypot(place.x - other.x, place.y - other.y));
    acts.zoom(far(at) / far(last), other);
  }

  field.addEventListener("pointerup", (event) => {
    if (!fingers.delete(event.pointerId)) return;
    if (doing === "maybe" && touch(event)) acts.look(index, start);
    if (doing === "maybe" && index >= 0) acts.press(index);
    letGo(placeOf(event));
  });
  field.addEventListener("pointercancel", (event) => {
    fingers.delete(event.pointerId);
    letGo(null);
  });
  field.addEventListener("pointerleave", (event) => fingers.size === 0 && !touch(event) && acts.look(-1, null));
  field.addEventListener("contextmenu", (event) => doing === "carry" && event.preventDefault()); // a long press of a finger
  field.addEventListener("wheel", (event) => {
    event.preventDefault();
    acts.zoom(Math.exp(-event.deltaY * 0.0016), placeOf(event));
  }, { passive: false });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || doing !== "carry") return;
    event.preventDefault();
    event.stopPropagation();
    letGo(null);
  }, { capture: true });
}
