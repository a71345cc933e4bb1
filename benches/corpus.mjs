/**
 * Events to measure with, made from a seed: the same seed gives the same bytes. The actions are those of the catalog, the
 * fields the documented ones, the values like those that services publish; people, addresses and resources are invented.
 *
 * | variant    | what it is                                                                                        |
 * |------------|---------------------------------------------------------------------------------------------------|
 * | `default`  | 3 % of the events are broken, each in one of many ways                                            |
 * | `ordinary` | none is: no finding is a warning or an error                                                      |
 * | `broken`   | 30 % are                                                                                          |
 * | `names`    | as `default`, but all names are beyond ASCII, written as they are or, in a third of the events, escaped |
 * | `small`    | as `default`, but with only what must be there                                                    |
 */
import { actions } from "activity-tracker-events";
import { random } from "../tests/common/random.mjs";

const PERCENT_BROKEN = { default: 3, ordinary: 0, broken: 30, names: 3, small: 3 };
export const VARIANTS = Object.keys(PERCENT_BROKEN);

const FIRST = "ana ben carla dario elif farid greta hana ivo jonas kemal lena mara noor olga pablo".split(" ");
const LAST = "venn okafor lindqvist moreau tanaka haddad novak silva brandt castellanos iyer kowalski".split(" ");
const THINGS = "orders churn nightly harbour store-demand refinery forecast claims weekly-retrain sensor".split(" ");
const KINDS = "clean raw model notebook report export key space pipeline schedule".split(" ");
const ABROAD = [
  "Zoë Ångström",
  "Łukasz Żółć",
  "Νίκος Παπαδόπουλος",
  "Юлия Щербакова",
  "山田 太郎",
  "김민준",
  "नेहा शर्मा",
];
const THINGS_ABROAD = ["Kündigungsquote", "prévision d’été", "заказы", "在庫予測", "📊 отчёт", "señales 🚀", "مخزون"];
const REGIONS = "us-south us-east eu-de eu-gb jp-tok au-syd ca-tor".split(" ");
const ACCOUNTS = [
  "7c4e19d2b86f4a0f9d3572e1c05ab8f6",
  "1f0b6a93d25c4e8796ad40e7c3b8512d",
  "b5d82e6f4c7149a0835ef1d90a6c27e4",
];
const SERVICES = "cloud-object-storage databases-for-postgresql containers-kubernetes event-streams kms".split(" ");
const AGENTS = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15",
  "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
  "IBM Cloud CLI 2.30.0 / linux",
  "Apache-HttpClient/4.5.14 (Java/17.0.13)",
  "python-requests/2.32.3",
  "Terraform/1.9.8 terraform-provider-ibm/1.71.2 (linux; amd64)",
];
const DONE = [
  [200, "OK"],
  [200, "OK"],
  [200, "OK"],
  [201, "Created"],
  [202, "Accepted"],
  [204, "No Content"],
];
const FAILED = [
  [400, "Bad Request", "warning", "The request body is not valid: `name` must not be empty"],
  [401, "Unauthorized", "critical", "The provided token has expired"],
  [403, "Forbidden", "critical", "The user does not have the role that this action needs"],
  [403, "Forbidden", "critical", 'Access to "Editor" actions was denied by a rule of the context'],
  [404, "Not Found", "normal", "No resource with this id was found"],
  [409, "Conflict", "warning", "The resource is locked by another operation"],
  [500, "Internal Server Error", "warning", "Unexpected error; the operation was rolled back"],
  [503, "Service Unavailable", "critical", "The service is not available at this time"],
];
const UUID = [8, 4, 4, 4, 12];
const HEX = Array.from({ length: 0x10000 }, (_, number) => number.toString(16).padStart(4, "0"));

/** What fills events: one set of words and one stream of chance. */
class Source {
  constructor(seed, variant) {
    this.next = random(seed);
    this.abroad = variant === "names";
    this.small = variant === "small";
  }

  chance(percent) {
    return this.next(100) < percent;
  }

  pick(list) {
    return list[this.next(list.length)];
  }

  hex(length) {
    let text = "";
    while (text.length < length) text += HEX[this.next(HEX.length)];
    return text.slice(0, length);
  }

  uuid() {
    return UUID.map((length) => this.hex(length)).join("-");
  }

  person() {
    if (this.abroad) return this.pick(ABROAD);
    return `${this.pick(FIRST)}.${this.pick(LAST)}@example.com`;
  }

  thing() {
    if (this.abroad) return `${this.pick(THINGS_ABROAD)} ${this.next(500)}`;
    const name = `${this.pick(THINGS)}-${this.pick(KINDS)}`;
    return this.chance(30) ? `${name} #${this.next(400)}` : name;
  }
}

/** How often actions occur: a few make up most of a stream, and every one is in it. */
function weighted(source) {
  const rest = actions().filter(({ action, deprecated }) => deprecated === undefined && !action.endsWith("*"));
  for (let at = rest.length - 1; at > 0; at--) {
    const other = source.next(at + 1);
    [rest[at], rest[other]] = [rest[other], rest[at]];
  }
  const table = [];
  rest.forEach((entry, at) => {
    for (let times = Math.ceil(200 / (at + 2)); times > 0; times--) table.push(entry);
  });
  return table;
}

function named(entry, source) {
  let { action } = entry;
  for (const [name, values] of Object.entries(entry.parameters ?? {})) {
    action = action.replace(`<${name}>`, values.length > 0 ? source.pick(values).value : source.pick(SERVICES));
  }
  return action;
}

function initiator(source) {
  const uri = "service/security";
  const kind = source.next(100);
  if (kind < 50) {
    const name = source.person();
    const id = `IBMid-${source.hex(10).toUpperCase()}`;
    const own = {
      id,
      name,
      typeURI: `${uri}/account/user`,
      credential: { type: source.pick(["token", "user", "apikey"]) },
    };
    return source.chance(10) ? { ...own, authnId: `iam-Profile-${source.uuid()}`, authnName: source.thing() } : own;
  }
  const by = (id, type, credential) => ({
    id,
    name: source.abroad ? source.thing() : `svc-${source.thing()}`,
    typeURI: `${uri}/${type}`,
    credential: { type: credential },
  });
  if (kind < 85) {
    return by(`iam-ServiceId-${source.uuid()}`, "account/serviceid", source.pick(["apikey-serviceid", "token"]));
  }
  if (kind < 93) return by(`iam-Profile-${source.uuid()}`, "account/profile", source.pick(["profile", "token"]));
  return by(`certificate-${source.hex(12)}`, "client/certificateid", "certificate");
}

function host(source) {
  const kind = source.next(100);
  const last = source.next(254) + 1;
  const net = source.pick(["192.0.2", "198.51.100", "203.0.113"]);
  const agent = source.chance(75) ? { agent: source.pick(AGENTS) } : {};
  if (kind < 12) return { address: "", ...agent };
  if (kind < 65) return { address: `${net}.${last}`, addressType: "IPv4", ...agent };
  if (kind < 80) return { address: `${net}.${last}`, ...agent };
  if (kind < 90) return { address: `2001:db8:${source.hex(4)}::${source.hex(4)}`, addressType: "IPv6", ...agent };
  if (kind < 95) return { address: `10.${source.next(256)}.${source.next(256)}.${last}`, addressType: "CSE", ...agent };
  return { address: `${net}.64/26`, addressType: "subnet", ...agent };
}

const TEXTS = [
  (source) => source.uuid(),
  (source) => source.uuid(),
  (source) => source.thing(),
  (source) =>
    `/v4/${source.pick(KINDS)}s/${source.uuid()}?version=2026-0${source.next(9) + 1}-01&limit=${source.next(200)}`,
  (source) => `say "${source.thing()}"\n\tthen\\again: ${source.pick(KINDS)}`,
  (source) => JSON.stringify({ state: source.pick(["Completed", "Running"]), rows_in: source.next(1_000_000) }),
  (source) => `C:\\data\\${source.pick(THINGS)}\\${source.pick(KINDS)}.csv`,
  // Beyond ASCII in some per cent of the events: one such character makes a JavaScript string twice as wide.
  (source) => `${source.pick(THINGS)} ${source.chance(4) ? "–" : "-"} ${source.next(100)} %`,
  (source) => new Date(1_772_000_000_000 + source.next(20_000_000) * 1_000).toISOString(),
  (source) => source.pick(["text/csv", "application/json", "standard", "us-south", "L", "draft", "", "0 3 * * 0"]),
];
const NAMES =
  "project_id space_id asset_id href state mime_type tags plan settings owner hardware_spec software_spec name options path op value limits prev_state label repeat columns metrics environment".split(
    " ",
  );

/**
 * The shape of free-form data of about so many bytes: nested, of every type, with strings that need escapes. A shape is
 * `[key, make]` for each member. Producers write the same shapes again and again, and a JavaScript engine is fast on
 * such data; data of a new shape each would be unfair to it.
 */
function shapeOf(source, bytes, depth = 0) {
  const shape = [];
  const taken = new Set();
  let left = bytes - 2;
  while (left > 0) {
    let key = source.pick(NAMES);
    if (taken.has(key)) key += `_${source.next(1_000)}`;
    taken.add(key);
    const make = partOf(source, left - key.length - 4, depth);
    shape.push([key, make]);
    left -= key.length + 4 + JSON.stringify(make(source)).length;
  }
  return shape;
}

function partOf(source, left, depth) {
  const kind = source.next(100);
  const text = source.pick(TEXTS);
  if (left > 60 && depth < 5 && kind < 22) {
    const inner = shapeOf(source, 40 + source.next(Math.min(left, 700) - 40), depth + 1);
    return (source) => filled(inner, source);
  }
  if (left > 120 && depth < 5 && kind < 26) {
    const inner = shapeOf(source, left / 3, depth + 1);
    return (source) => Array.from({ length: 1 + source.next(3) }, () => filled(inner, source));
  }
  if (left > 40 && kind < 30)
    return (source) => Array.from({ length: source.next(6) }, () => source.next(100_000) / 100);
  if (left > 40 && kind < 36) return (source) => Array.from({ length: source.next(4) }, () => text(source));
  if (kind < 44) return (source) => source.next(5_000_000);
  if (kind < 50) return (source) => source.pick([source.next(10_000) / 7, 1.5e-7, -1, 0, 1e21]);
  if (kind < 57) return (source) => source.chance(50);
  if (kind < 58) return () => null;
  return text;
}

function filled(shape, source) {
  const made = {};
  for (const [key, make] of shape) made[key] = make(source);
  return made;
}

/** Most events ask for little, some for a lot: the average is what 30 % of the bytes come to. */
const BUDGETS = [60, 80, 120, 160, 240, 300, 480, 600, 1_500, 1_500];

const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Producers write the fields in an order of their own. */
const ORDERS = [
  (event) => event,
  (event) =>
    Object.fromEntries(
      Object.entries(sorted(event)).map(([key, value]) => [
        key,
        ["initiator", "target", "reason"].includes(key) && typeof value === "object" && !Array.isArray(value)
          ? sorted(value)
          : value,
      ]),
    ),
  ({ logSourceCRN, saveServiceCopy, dataEvent, requestData, initiator, target, ...rest }) => ({
    logSourceCRN,
    saveServiceCopy,
    dataEvent,
    initiator,
    requestData,
    target,
    ...rest,
  }),
];

/**
 * How the events of an action are written: in which order, with which of the optional fields, with which shapes of
 * free-form data. All of it differs between actions and stays the same for one, as it does with programs.
 */
class Habits {
  #known = new Map();

  of(entry, source) {
    let habit = this.#known.get(entry.action);
    if (!habit) {
      const has = (percent) => !source.small && source.chance(percent);
      habit = {
        order: source.pick(ORDERS),
        id: has(65),
        correlationId: has(85),
        cadf: has(25),
        resourceGroup: has(30),
        targetHost: has(8),
        observerType: has(20),
        requestPath: has(30),
        meta: has(30),
        free: source.small ? [{ asked: [] }] : this.#free(source),
      };
      this.#known.set(entry.action, habit);
    }
    return habit;
  }

  /** Every other of the budgets: so the few actions that make up most of a stream do not decide how large events are. */
  #free(source) {
    const first = source.next(2);
    return BUDGETS.filter((_, at) => at % 2 === first).map((budget) => {
      const bytes = budget * (0.7 + source.next(600) / 1_000);
      if (!source.chance(25)) return { asked: shapeOf(source, bytes) };
      return { asked: shapeOf(source, bytes * 0.55), answered: shapeOf(source, bytes * 0.45) };
    });
  }
}

/** What the catalog documents for the action, as it is checked. */
function documented(entry, source) {
  const data = {};
  for (const { path, type, values, always, check } of entry.requestData ?? []) {
    if (!check || !(always || source.chance(40))) continue;
    const keys = path.split(".");
    const last = keys.pop();
    let at = data;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key];
    }
    const simple = { string: source.hex(12), boolean: source.chance(50), number: source.next(100) };
    const free = { object: { id: source.uuid() }, array: [source.uuid()] };
    at[last] ??= values ? source.pick(values) : { ...simple, ...free }[type];
  }
  return data;
}

const two = (number) => String(number).padStart(2, "0");

function timeOf(at, source) {
  const iso = new Date(at).toISOString();
  return source.chance(10) ? iso : `${iso.slice(0, 19)}.${two(Math.floor((at % 1_000) / 10))}+0000`;
}

/** One event as it should be, in the order of the documentation. */
function eventOf(entry, at, habits, source) {
  const action = named(entry, source);
  const [service, object] = [action.split(".")[0], action.split(".").slice(0, -1).join("/")];
  const crnService = service.toLowerCase().replaceAll("_", "-");
  const location = entry.scope === "global" ? "global" : source.pick(REGIONS);
  const account = source.pick(ACCOUNTS);
  const instance = source.chance(70) ? source.uuid() : "";
  const crn = `crn:v1:bluemix:public:${crnService}:${location}:a/${account}:${instance}`;
  const name = source.thing();
  const failed = action.endsWith(".failed") || source.chance(6);
  const [reasonCode, reasonType, severity, why] = source.pick(failed ? FAILED : DONE);
  const pending = !failed && reasonCode === 202 && source.chance(30);
  const habit = habits.of(entry, source);
  const { asked, answered } = source.pick(habit.free);

  const event = {
    eventTime: timeOf(at, source),
    action,
    outcome: failed ? "failure" : pending ? "pending" : "success",
    severity: severity ?? source.pick(["normal", "normal", "normal", "warning"]),
    message: `${entry.service}: ${entry.title.toLowerCase()} ${name}${failed ? " -failure" : ""}`,
    reason: { reasonCode, reasonType },
    initiator: initiator(source),
    target: {
      id: `${crn}:${object.split("/").pop()}:${source.uuid()}`,
      name,
      typeURI: object.includes("/") ? object : action.replaceAll(".", "/"),
    },
    observer: { name: "ActivityTracker" },
    logSourceCRN: `${crn}::`,
    saveServiceCopy: source.chance(80),
    dataEvent: entry.dataEvent ?? source.chance(30),
  };
  if (failed && source.chance(80)) event.reason.reasonForFailure = why;
  event.initiator.host = source.small ? { address: "" } : host(source);
  if (habit.id) event.id = source.uuid();
  if (habit.correlationId) event.correlationId = source.uuid();
  if (habit.cadf) {
    event.typeURI = "http://schemas.dmtf.org/cloud/audit/1.0/event";
    event.eventType = "activity";
  }
  if (habit.resourceGroup) {
    const owner = `crn:v1:bluemix:public:resource-controller::a/${account}`;
    event.target.resourceGroupId = `${owner}::resource-group:${source.hex(32)}`;
  }
  if (habit.targetHost) event.target.host = { address: `${source.pick(REGIONS)}.${crnService}.cloud.example.com` };
  if (habit.observerType) event.observer.typeURI = "security/edge/activity-tracker";
  if (habit.requestPath) event.requestPath = `/v2/${object}/${source.uuid()}`;
  if (habit.meta) event.meta = { serviceProviderName: crnService, serviceProviderRegion: `ibm:yp:${location}` };
  const requestData = Object.assign(filled(asked, source), documented(entry, source));
  if (Object.keys(requestData).length > 0) event.requestData = requestData;
  if (answered) event.responseData = filled(answered, source);
  return { event, order: habit.order };
}

/** Ways to break an event. Each is at least a warning under `ingest`; where it is not told, by one rule. */
const BREAKS = {
  "severity for reason": (event) => {
    event.outcome = "failure";
    event.severity = "normal";
    event.reason.reasonCode = 403;
  },
  "outcome for reason": (event) => {
    event.outcome = "success";
    event.reason.reasonCode = 404;
  },
  "missing identity": (event, source) => {
    if (source.chance(50)) delete event[source.pick(["action", "outcome", "eventTime"])];
    else delete event[source.pick(["initiator", "target"])].id;
  },
  "missing field": (event, source) => {
    if (source.chance(50)) delete event[source.pick(["severity", "logSourceCRN", "message"])];
    else delete event[source.pick(["initiator", "target"])][source.pick(["name", "typeURI"])];
  },
  "missing object": (event, source) => {
    delete event[source.pick(["initiator", "target", "reason"])];
  },
  "wrong type": (event, source) => {
    event[source.pick(["action", "severity", "message", "target", "initiator", "logSourceCRN", "requestData"])] =
      source.pick([17, true, [1, 2]]);
  },
  "wrong type within": (event, source) => {
    event.reason.reasonCode = source.pick(["forbidden", null, {}, [403]]);
  },
  "code as text": (event) => {
    event.reason.reasonCode = String(event.reason.reasonCode);
  },
  "flag as text": (event, source) => {
    event[source.pick(["dataEvent", "saveServiceCopy"])] = source.pick(["true", "false", "yes"]);
  },
  "misspelled field": (event, source) => {
    const [right, wrong] = source.pick([
      ["severity", "severty"],
      ["eventTime", "eventime"],
      ["initiator", "initator"],
      ["logSourceCRN", "logSourceCrn"],
      ["dataEvent", "data_event"],
      ["message", "mesage"],
    ]);
    event[wrong] = event[right];
    delete event[right];
  },
  "bad time": (event, source) => {
    event.eventTime = source.pick([
      "2026-02-30T10:00:00.00+0000",
      "2026-03-10T25:00:00.00+0000",
      "10/Mar/2026:13:55:36 +0000",
      "1773100800",
      "2026-03-10 08:15:04",
      "2026-03-10T08:15:04.12+0530",
    ]);
  },
  "unknown action": (event) => {
    event.action = "pm-20.training.abandon";
  },
  "action format": (event, source) => {
    event.action = source.pick(["login", "pm-20..create", "pm 20.model.create", "pm-20/model/create"]);
  },
  "word of outcome": (event, source) => {
    event.outcome = source.pick(["succeeded", "unknown", "Success", "error"]);
  },
  "word of severity": (event, source) => {
    event.severity = source.pick(["high", "info", "Normal", "error"]);
  },
  "bad CRN": (event, source) => {
    event.logSourceCRN = event.logSourceCRN.slice(0, -2 - source.next(30));
  },
  "target without CRN": (event, source) => {
    event.target.id = source.uuid();
  },
  "empty identity": (event, source) => {
    event[source.pick(["initiator", "target"])].id = "";
  },
  "bad address": (event) => {
    event.initiator.host = { address: "192.0.2.7, 198.51.100.9", addressType: "IPv4" };
  },
  "kind of identity": (event, source) => {
    event.initiator.id = `IBMid-${source.hex(10)}`;
    event.initiator.typeURI = "service/security/account/serviceid";
  },
  credential: (event, source) => {
    event.initiator.credential.type = source.pick(["api-key", "password", "oauth"]);
  },
  observer: (event) => {
    event.observer.name = "activity-tracker";
  },
};

/** Ways to break the text of an event. */
const TEXT_BREAKS = {
  "truncated line": (text, source) => text.slice(0, 1 + source.next(text.length - 2)),
  "key twice": (text) => `{"outcome":"success",${text.slice(1)}`,
  "key twice within": (text) => text.replace('"target":{', '"target":{"name":"another",'),
  "no JSON": (text, source) =>
    source.pick([
      (whole) => `${whole.slice(0, -1)},}`,
      (whole) => whole.replace('"reasonCode":', '"reasonCode":NaN,"was":'),
      (whole) => whole.replaceAll('"', "'"),
      (whole) => `${whole}${whole}`,
      (whole) => whole.replace('"message":"', '"message":"\t'),
    ])(text),
  // An array would be its elements, as many events as it has.
  "no object": (_, source) => source.pick(["null", '"event"', "7", "true"]),
};
const WAYS = [...Object.entries(BREAKS), ...Object.entries(TEXT_BREAKS)];
/** The names of the ways in which an event can be broken. */
export const WAYS_TO_BREAK = WAYS.map(([name]) => name);

const escaped = (text) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII stays
  text.replace(/[^\u0000-\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * Lines without their ends, each with how it is broken, if it is: `{ text, broken }`.
 * @param {{ seed?: number, variant?: string, events: number }} options
 */
export function* lines({ seed = 1, variant = "default", events }) {
  const percent = PERCENT_BROKEN[variant];
  if (percent === undefined) throw new Error(`no such corpus: ${variant}; there are ${VARIANTS.join(", ")}`);
  const source = new Source(seed, variant);
  const table = weighted(source);
  const habits = new Habits();
  let at = Date.UTC(2026, 2, 10);
  for (let index = 0; index < events; index++) {
    at += source.next(2_000);
    const { event, order } = eventOf(source.pick(table), at, habits, source);
    const [broken, way] = source.chance(percent) ? source.pick(WAYS) : [];
    if (Object.hasOwn(BREAKS, broken ?? "")) way(event, source);
    let text = JSON.stringify(order(event));
    if (source.abroad && source.next(3) === 0) text = escaped(text);
    if (Object.hasOwn(TEXT_BREAKS, broken ?? "")) text = way(text, source);
    yield { text, broken };
  }
}

/** The same as bytes, in pieces of about a megabyte that end with a line. */
export function* pieces(options) {
  let texts = [];
  let length = 0;
  for (const { text } of lines(options)) {
    texts.push(text, "\n");
    length += text.length + 1;
    if (length < 1 << 20) continue;
    yield Buffer.from(texts.join(""));
    texts = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(texts.join(""));
}
