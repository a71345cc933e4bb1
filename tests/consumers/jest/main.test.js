const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const api = require("activity-tracker-events");
const { ask } = require("../ask.cjs");
const events = require("../events.json");

test("the answers", async () => {
  writeFileSync(join(__dirname, process.env.ANSWERS), JSON.stringify(await ask(api, events)));
});
