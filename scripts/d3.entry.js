// What the bundle static/vendor/d3.js holds; static/vendor/d3.d.ts lists the same names for the type checker.
export * from "d3-array";
export * from "d3-drag";
export * from "d3-ease";
export * from "d3-interpolate";
export * from "d3-scale";
export * from "d3-selection";
export * from "d3-shape";
export * from "d3-zoom";
