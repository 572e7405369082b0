// The types of static/vendor/d3.js, which is built from scripts/d3.entry.js and not committed.
export { scaleLinear } from "d3-scale";
export { line } from "d3-shape";
