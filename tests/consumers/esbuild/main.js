import { describe, lookup, validate, validateLines, validateStream } from "activity-tracker-events";
import { ask } from "../ask.js";
import events from "../events.js";

ask({ describe, lookup, validate, validateLines, validateStream }, events).then((answers) => {
  const text = JSON.stringify(answers);
  if (typeof document === "object") document.querySelector("pre").textContent = text;
  else console.log(text);
});
