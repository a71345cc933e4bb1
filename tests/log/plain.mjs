/** Generated logs, and what a plain filter over their parsed events answers: what an index is held against. */
import { describe, lookup, validate } from "activity-tracker-events";
import { random } from "../common/random.mjs";

const ACTIONS = [
  "pm-20.training.create",
  "pm-20.training.delete",
  "iam-identity.user-apikey.login",
  "iam-groups.group.create",
  "kms.secrets.read",
  "no.such.thing",
];
const ACTORS = ["ana@example.com", "Bo Ek", "", "  ", "IBM", "É. Ü.", "none"];
const ACCOUNTS = ["0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"];

/** Events with fields from small sets, so that filters find something. */
export function events(seed, count, from = 0) {
  const next = random(seed);
  const pick = (words) => words[next(words.length)];
  return Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const account = pick(ACCOUNTS);
    const region = pick(["us-south", "eu-de", "global", ""]);
    const day = 1 + next(5);
    const time = `2026-03-0${day}T${String(next(24)).padStart(2, "0")}:15:0${next(10)}.00+0000`;
    const event = {
      eventTime: next(12) === 0 ? "soon" : time,
      action: pick(ACTIONS),
      outcome: pick(["success", "failure", "pending", "unknown", "Success"]),
      severity: pick(["normal", "warning", "critical", "high"]),
      id: `id-${number}`,
      message: `Event ${number} of the night`,
      reason: { reasonCode: pick([200, 403, "403", 409, 999, "x", null]), reasonType: "OK" },
      initiator: {
        id: `IBMid-${number % 7}`,
        name: pick(ACTORS),
        typeURI: pick(["service/security/account/user", "service/security/account/serviceid", "x"]),
        credential: { type: "apikey" },
        host: { address: pick(["10.0.0.1", "192.0.2.7", "2001:db8::1", ""]) },
      },
      target: {
        id: `crn:v1:bluemix:public:pm-20:${region}:a/${account}:0aaa:job:${number}`,
        name: `Job ${number % 7}`,
        typeURI: "pm-20/job",
      },
    };
    if (next(6) === 0) event.surprise = 1;
    if (next(6) === 0) event.dataEvent = "true";
    return event;
  });
}

const text = (value) => (typeof value === "string" && value.trim() !== "" ? value : null);

/** What a plain reading says of an event that stands in a file. */
export function plainOf(event, file, profile) {
  const json = JSON.stringify(event);
  const entry = lookup(event.action);
  const { findings } = validate(json, { profile, maxFindings: 10_000 });
  const levels = findings.map(({ level }) => level);
  const crn = event.target.id.split(":");
  const code = Number(event.reason.reasonCode ?? Number.NaN);
  const time = Date.parse(event.eventTime.replace(/\+0000$/, "Z"));
  const actor = text(event.initiator.name) ?? text(event.initiator.id);
  return {
    action: text(event.action),
    group: entry?.group ?? null,
    operation: entry?.operation ?? null,
    concern: entry?.concern ?? null,
    actor,
    account: crn[6].slice(2),
    region: crn[5] || null,
    address: text(event.initiator.host.address),
    outcome: describe(json).outcome?.how ?? "unclear",
    severity: ["normal", "warning", "critical"].includes(event.severity) ? event.severity : null,
    reason: code >= 100 && code <= 599 ? String(code) : null,
    level: ["error", "warning", "info"].find((level) => levels.includes(level)) ?? null,
    rule: [...new Set(findings.map(({ rule }) => rule))],
    file,
    time: Number.isNaN(time) ? undefined : time,
    target: event.target.id,
    id: event.id,
    size: Buffer.byteLength(json),
    words: [event.action, entry?.title, event.initiator.name, event.initiator.id, event.target.name, event.target.id]
      .concat(event.message, event.id)
      .filter(Boolean)
      .join("\n")
      .toLowerCase(),
    json,
  };
}

/** The values of a facet that an event has; null for none. */
export function valuesOf(plain, facet) {
  const value = plain[facet];
  if (!Array.isArray(value)) return [value];
  return value.length > 0 ? value : [null];
}

function fits(plain, { facet, include = [], exclude = [] }) {
  const has = (values) => valuesOf(plain, facet).some((value) => values.includes(value));
  return (include.length === 0 || has(include)) && !has(exclude);
}

/** What a plain filter answers to a query, where `byText` stands for its text: which fit, counts and the histogram's sum. */
export function plainAnswer(all, query, byText = () => true) {
  const inWindow = ({ time }) =>
    query.window === undefined || (time !== undefined && time >= query.window[0] && time <= query.window[1]);
  const filters = query.filter ?? [];
  const but = (plain, facet) =>
    byText(plain) && filters.every((filter) => filter.facet === facet || fits(plain, filter));
  const counts = (query.facets ?? []).map((facet) => {
    const found = new Map();
    for (const plain of all.filter((plain) => inWindow(plain) && but(plain, facet))) {
      for (const value of valuesOf(plain, facet)) found.set(value, (found.get(value) ?? 0) + 1);
    }
    return { facet, found };
  });
  return {
    fitting: all.flatMap((plain, at) => (inWindow(plain) && but(plain) ? [at] : [])),
    counts,
    inHistogram: all.filter((plain) => but(plain)).length,
  };
}

const hasReason = ({ reason }, test) => reason !== null && test(Number(reason));

/** Texts of the search box, and what they mean for an event. */
export const TEXTS = [
  ["training", ({ words }) => words.includes("training")],
  ['"of the night" Job', ({ words }) => words.includes("of the night") && words.includes("job")],
  ["-training id-1", ({ words }) => !words.includes("training") && words.includes("id-1")],
  ["zebra", () => false],
  ["action:pm-20.*", ({ action }) => action.startsWith("pm-20.")],
  ["actor:none", ({ actor }) => actor === null || actor === "none"],
  ['-actor:"BO EK"', ({ actor }) => actor !== "Bo Ek"],
  ["actor:ana* actor:IBM", ({ actor }) => actor?.startsWith("ana") || actor === "IBM"],
  ["reason>=400", (plain) => hasReason(plain, (code) => code >= 400)],
  ["-reason>=400", (plain) => !hasReason(plain, (code) => code >= 400)],
  ["reason:4*", ({ reason }) => reason?.startsWith("4") === true],
  ["severity>normal", ({ severity }) => severity === "warning" || severity === "critical"],
  ["time>=2026-03-03", ({ time }) => time >= Date.parse("2026-03-03T00:00:00Z")],
  ["time:2026-03-02 outcome:refused", (plain) => isSecond(plain) && plain.outcome === "refused"],
  [
    "level>=warning rule:field/*",
    ({ level, rule }) => ["warning", "error"].includes(level) && rule.some((id) => id.startsWith("field/")),
  ],
  ["target:*:JOB:17", ({ target }) => target.endsWith(":job:17")],
  ["id:id-23", ({ id }) => id === "id-23"],
  ["rule:none", ({ rule }) => rule.length === 0],
  ["file:b*", ({ file }) => file.startsWith("b")],
];

function isSecond({ time }) {
  return time !== undefined && new Date(time).toISOString().startsWith("2026-03-02");
}
