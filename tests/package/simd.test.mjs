/** The module that is shipped looks at sixteen bytes at a time: it was compiled with SIMD, and nothing took it out again. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import binaryen from "binaryen";

test("the module has vector instructions", () => {
  const bytes = readFileSync(new URL("../../pkg/dist/core.wasm", import.meta.url));
  binaryen.setColorsEnabled?.(false);
  const module = binaryen.readBinaryWithFeatures?.(bytes, binaryen.Features.All) ?? binaryen.readBinary(bytes);
  const text = module.emitText();
  module.dispose();
  for (const instruction of ["v128.load", "i8x16.eq", "i8x16.bitmask"]) {
    const count = text.split(`(${instruction}`).length - 1;
    assert.ok(count > 10, `${instruction}: ${count}`);
  }
});
