// The strokes of a plane of words, on a canvas.

/** @typedef {{ x: number, y: number }} Place */

/** @param {CanvasRenderingContext2D} brush @param {Place} at @param {boolean} strong @param {string} ink */
export function paintDot(brush, at, strong, ink) {
  brush.fillStyle = ink;
  brush.beginPath();
  brush.arc(at.x, at.y, strong ? 5 : 2.2, 0, 2 * Math.PI);
  brush.fill();
}

/** @param {CanvasRenderingContext2D} brush @param {Place} at @param {string} ink */
export function paintRing(brush, at, ink) {
  brush.strokeStyle = ink;
  brush.lineWidth = 2.5;
  brush.beginPath();
  brush.arc(at.x, at.y, 7, 0, 2 * Math.PI);
  brush.stroke();
}

/** @param {CanvasRenderingContext2D} brush @param {Place} from @param {Place} to @param {string} ink */
export function paintLine(brush, from, to, ink) {
  brush.strokeStyle = ink;
  brush.lineWidth = 1;
  brush.beginPath();
  brush.moveTo(from.x, from.y);
  brush.lineTo(to.x, to.y);
  brush.stroke();
}

/** @param {CanvasRenderingContext2D} brush @param {Place} from @param {Place} to @param {string} ink */
export function paintArrow(brush, from, to, ink) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const head = 11;
  brush.strokeStyle = brush.fillStyle = ink;
  brush.lineWidth = 2.5;
  brush.beginPath();
  brush.moveTo(from.x, from.y);
  brush.lineTo(to.x - head * 0.8 * Math.cos(angle), to.y - head * 0.8 * Math.sin(angle));
  brush.stroke();
  brush.beginPath();
  brush.moveTo(to.x, to.y);
  for (const turn of [-0.42, 0.42]) brush.lineTo(to.x - head * Math.cos(angle + turn), to.y - head * Math.sin(angle + turn));
  brush.fill();
}

/** @param {CanvasRenderingContext2D} brush @param {Place} at @param {string} name @param {{ strong: boolean, ink: string, paper: string, font: string }} how */
export function paintName(brush, at, name, { strong, ink, paper, font }) {
  brush.font = `${strong ? "650 14px" : "12.5px"} ${font}`;
  brush.textBaseline = "middle";
  brush.lineWidth = 3.5;
  brush.lineJoin = "round";
  brush.strokeStyle = paper;
  brush.strokeText(name, at.x + 8, at.y);
  brush.fillStyle = ink;
  brush.fillText(name, at.x + 8, at.y);
}
