import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { csvOf } from "../../static/js/lib/csv.js";
import { crc32, npy, npz } from "../../static/js/lib/npz.js";
import { readTrace } from "../../static/js/lib/trace-check.js";
import { machineTrace } from "./machine-traces.js";

test("the checksum is that of the standard", () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
});

test("an array is a .npy file: magic, a head of a multiple of 64, float64", () => {
  const bytes = npy({ shape: [2], data: [1.5, -2] });
  assert.deepEqual([...bytes.slice(0, 8)], [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  const length = 10 + bytes[8] + 256 * bytes[9];
  assert.equal(length % 64, 0);
  assert.match(new TextDecoder().decode(bytes.slice(10, length)), /'shape': \(2,\), \} *\n$/);
  assert.equal(new DataView(bytes.buffer).getFloat64(length + 8, true), -2);
});

test("Python's zip reader opens a .npz", { skip: pythonIsMissing() && "no python3 here" }, () => {
  const path = join(mkdtempSync(join(tmpdir(), "npz-")), "a.npz");
  writeFileSync(path, npz({ "blocks.0.pattern": { shape: [2, 2], data: [1, -Infinity, 0.25, 3] }, one: { shape: [], data: [7] } }));
  const program = "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;print(*z.namelist())";
  assert.equal(execFileSync("python3", ["-c", program, path], { encoding: "utf8" }).trim(), "blocks.0.pattern.npy one.npy");
});

function pythonIsMissing() {
  try {
    execFileSync("python3", ["--version"]);
    return false;
  } catch {
    return true;
  }
}

test("CSV has a line for each number with its places, quotes what needs it, and is no formula", () => {
  const text = csvOf(["pos", "d"], [2, 2], [1, null, 3, -4], (dim, place) => (dim === "pos" ? ['a "b", c', "=1"][place] : String(place + 1)));
  assert.deepEqual(text.split("\r\n"), ["pos,d,value", '"a ""b"", c",1,1', '"a ""b"", c",2,', "'=1,1,3", "'=1,2,-4", ""]);
});

test("a trace that was taken home is read again, the same", () => {
  const trace = machineTrace();
  assert.deepEqual(readTrace(JSON.stringify(trace)), JSON.parse(JSON.stringify(trace)));
});

test("what is no trace of a machine is refused with a reason", () => {
  const broken = (/** @type {(trace: any) => void} */ breakIt) => {
    const trace = machineTrace();
    breakIt(trace);
    return () => readTrace(JSON.stringify(trace));
  };
  assert.throws(() => readTrace("{"), /not JSON/);
  assert.throws(() => readTrace("[]"), /no schema/);
  assert.throws(broken((trace) => (trace.tensors.embed.data[0] = [1])), /embed do not fit/);
  assert.throws(broken((trace) => (trace.tensors.embed.data[0][0] = "x")), /embed do not fit/);
  assert.throws(broken((trace) => (trace.tensors.W_E.href = "https://elsewhere.example/")), /W_E do not fit/);
  assert.throws(broken((trace) => trace.steps[0].reads.push("nothing")), /reads or writes what is not there/);
  assert.throws(broken((trace) => delete trace.result.sizes), /another chapter/);
  assert.throws(broken((trace) => trace.result.tokens.pop()), /missing/);
});
