// What the bundle static/vendor/d3.js holds; static/vendor/d3.d.ts lists the same names for the type checker.
export { scaleLinear } from "d3-scale";
export { line } from "d3-shape";
