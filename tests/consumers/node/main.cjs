const api = require("activity-tracker-events");
const { ask } = require("../ask.cjs");
const events = require("../events.json");

ask(api, events).then((answers) => console.log(JSON.stringify(answers)));
