// The types of static/vendor/d3.js, which is built from scripts/d3.entry.js and not committed.
export * from "d3-array";
export * from "d3-drag";
export * from "d3-ease";
export * from "d3-interpolate";
export * from "d3-scale";
export * from "d3-selection";
export * from "d3-shape";
export * from "d3-zoom";
