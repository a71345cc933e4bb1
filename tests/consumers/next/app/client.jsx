"use client";
import { describe, lookup, validate, validateLines, validateStream } from "activity-tracker-events";
import { useEffect, useState } from "react";
import { ask } from "../../ask.js";
import events from "../../events.js";

const api = { describe, lookup, validate, validateLines, validateStream };

export function Client() {
  const [text, setText] = useState("");
  useEffect(() => {
    ask(api, events).then((answers) => setText(JSON.stringify(answers)));
  }, []);
  return (
    <>
      <p id="sentence">{describe(events[0]).sentence}</p>
      <pre id="client">{text}</pre>
    </>
  );
}
