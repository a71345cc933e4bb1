/** The viewer itself, with 5,000 actions beside those of the catalog. */
import { loadPackage } from "../../../www/src/engine.js";

const { defineActions } = await loadPackage();
defineActions(
  Array.from({ length: 5_000 }, (_, at) => ({
    action: `wide-${Math.floor(at / 100)}.thing-${at}.create`,
    title: `Create a wide thing ${at}`,
    operation: "create",
    service: `Wide ${Math.floor(at / 100)}`,
  })),
);
await import("../../../www/src/main.js");
