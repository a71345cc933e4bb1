import { describe, lookup, validate, validateLines, validateStream } from "activity-tracker-events";
import { ask } from "../../ask.js";
import events from "../../events.js";
import { Client } from "./client.jsx";

export const dynamic = "force-dynamic";

export default async function Page() {
  const answers = await ask({ describe, lookup, validate, validateLines, validateStream }, events);
  return (
    <>
      <pre id="server">{JSON.stringify(answers)}</pre>
      <Client />
    </>
  );
}
