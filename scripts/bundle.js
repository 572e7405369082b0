// What a browser loads: one script and one sheet a page instead of some seventy modules, in static/bundle/.
//
// A page is a template that extends another, with a script of its name in static/js/pages/. Each gets a file of its own:
// what pages share is in each of them, which costs less than ten requests more would. bundle.json says which file stands
// for which source, and of which sources (their digest) all was made; app/web/bundle.py serves it only while that is so.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const STATIC = join(ROOT, "static");
const TO = join(STATIC, "bundle");
const SOURCES = ["css", "js", "vendor"];

/** Every script and sheet under static/, by its name from there. @returns {string[]} */
function sources() {
  return SOURCES.flatMap((folder) => readdirSync(join(STATIC, folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .filter((name) => /\.(css|js)$/.test(name) && !/(^|\/)\./.test(name))
    .sort();
}

/** @returns {string} the digest of all of them: their names and what is in them */
function digest() {
  const whole = createHash("sha256");
  for (const name of sources()) {
    const own = createHash("sha256").update(readFileSync(join(STATIC, name))).digest("hex");
    whole.update(`${name} ${own}\n`);
  }
  return whole.digest("hex");
}

/** @returns {string[]} */
function pages() {
  return readdirSync(join(ROOT, "templates"))
    .filter((name) => readFileSync(join(ROOT, "templates", name), "utf-8").startsWith("{% extends"))
    .map((name) => `js/pages/${basename(name, ".html")}.js`)
    .filter((name) => existsSync(join(STATIC, name)));
}

/** @param {string[]} names @param {import("esbuild").BuildOptions} [options] */
async function made(names, options) {
  const { metafile } = await build({
    entryPoints: names.map((name) => join(STATIC, name)),
    outdir: TO,
    outbase: STATIC,
    absWorkingDir: STATIC,
    bundle: true,
    minify: true,
    metafile: true,
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    ...options,
  });
  return metafile.outputs;
}

/** The files that a file cannot start without, itself first. @param {string} file @param {Set<string>} [found] */
function loadsOf(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const { path, kind } of outputs[file].imports) if (kind === "import-statement") loadsOf(path, found);
  return found;
}

rmSync(TO, { recursive: true, force: true });
const before = digest();
const sheets = sources().filter((name) => name.endsWith(".css"));
const page = { format: /** @type {"esm"} */ ("esm"), splitting: true, chunkNames: "js/late/[hash]", sourcemap: true, sourcesContent: false };
const parts = await Promise.all([
  ...pages().map((name) => made([name], page)), // split only where a page itself says import()
  made(["js/theme.js"], { format: "iife" }),
  made(sheets),
]);
const outputs = Object.assign({}, ...parts);
/** @type {Record<string, { file: string, loads: string[] }>} */
const files = {};
for (const [file, { entryPoint }] of Object.entries(outputs)) {
  if (entryPoint) files[entryPoint] = { file, loads: [...loadsOf(file)] };
}
writeFileSync(join(TO, "bundle.json"), `${JSON.stringify({ sources: before, files }, null, 1)}\n`);
