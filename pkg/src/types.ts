/** The shapes of what goes in and what comes out. A property that has nothing to say is absent, never null. */
import type {
  ActionName,
  Concern,
  Depth,
  GroupId,
  Level,
  Operation,
  Profile,
  RequestFieldType,
  RuleId,
  Scope,
  TemplateName,
} from "./generated/names.js";

export type {
  ActionName,
  Concern,
  Depth,
  GroupId,
  Level,
  Operation,
  Profile,
  RequestFieldType,
  RuleId,
  Scope,
  TemplateName,
};

/** The id of a group of a pack: `ibm-cloud/` and a service. */
export type ListedGroupId = `ibm-cloud/${string}`;

/**
 * Where the WebAssembly module may come from: its bytes (an ArrayBuffer or a view of one), a compiled
 * `WebAssembly.Module`, a `Response`, an address as string or `URL`, or a promise of one of these.
 */
export type InitSource = string | object;

/** What a check is told. An option that is undefined counts as not given. */
export interface Options {
  /** Whose levels apply: `ingest`, a consumer who must not lose events, or `emit`, a producer. Default `ingest`. */
  profile?: Profile | undefined;
  /** Rules set to another level, in all their cases, or off. Default none. */
  rules?: { readonly [rule in RuleId]?: Level | "off" | undefined } | undefined;
  /** Whether an envelope that a route wraps round an event is taken off. Default true. */
  unwrap?: boolean | undefined;
  /** How many findings a report holds at most, 0 to 10,000; `more` counts the rest. Default 100. */
  maxFindings?: number | undefined;
  /** The largest event, in bytes of UTF-8, 1 to 16,777,216 (16 MiB). Default 1,048,576 (1 MiB). */
  maxEventBytes?: number | undefined;
  /** The deepest nesting of objects and arrays, 1 to 10,000; the event itself is 1. Default 128. */
  maxDepth?: number | undefined;
  /** Whether findings leave out the values of the event. Default false. */
  maskValues?: boolean | undefined;
  /** The mildest level at which a check of many events reports one; of no effect on a check of one. Default `warning`. */
  report?: Level | undefined;
}

/**
 * The words of a language by their keys, as `activity-tracker-events/messages/de.json` has them: dotted
 * (`"outcome.failure"`) or in nested objects. What is missing is English; a key that does not exist is refused.
 */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/** What a description is told: as a check, and in which language. */
export interface DescribeOptions extends Options {
  /** The words; English if not given. The object is read when it is first given, and not again while it is in use. */
  messages?: Messages | undefined;
}

/** The findings of one event. */
export interface Report {
  /** No finding is an error, nor is any that was not kept. */
  valid: boolean;
  /** The event's action, where it has one that is a string. */
  action?: string;
  /** What is broken, in the order of the input. */
  findings: Finding[];
  /** How many findings there were beyond `maxFindings`, or beyond a mebibyte of paths; absent when none. */
  more?: number;
  /** The envelope that the event came in, if any. */
  envelope?: string;
}

/** What came of all records of an input. */
export interface Totals {
  /** What could be judged by itself: `events + unreadable`. */
  records: number;
  /** Records that were judged: `valid + invalid`. */
  events: number;
  /** Events without a finding of level `error`. */
  valid: number;
  /** Events with one. */
  invalid: number;
  /** Records that are no JSON, or larger than the limit. */
  unreadable: number;
  /** Lines with nothing but white space. */
  blank: number;
  /** How many findings there are of each rule, of every level, whether they were reported or not. */
  counts: { [rule in RuleId]?: number };
}

/** One record of many, with its report. */
export interface LineReport {
  /** The line that it begins on, from 1. */
  line: number;
  /** Of an array or an envelope of several: which of its events it is, from 0. */
  index?: number;
  /** Bytes from the start of the input to the record, from 0, a byte order mark counted. */
  offset: number;
  /** How many bytes it has, without white space around it. */
  length: number;
  /** What was found; places in it are those of the whole input. */
  report: Report;
}

/** One record of many, with its bytes. */
export interface RecordReport extends LineReport {
  /** The record as it came; absent where it is larger than the limit and was not kept. */
  bytes?: Uint8Array;
}

/** What came of an input, and its records with a finding at `report` or above. */
export interface LinesReport extends Totals {
  lines: LineReport[];
}

/** What came of many events, and the reports of those with a finding at `report` or above. */
export interface ManyReport extends Totals {
  reports: { index: number; report: Report }[];
}

/** One rule broken at one place. */
export interface Finding {
  /** The rule; `rules()` explains each. */
  rule: RuleId;
  /** How much it matters, under the options of the check. */
  level: Level;
  /** Where in the event, as a JSON Pointer (RFC 6901); empty for the event itself. */
  path: string;
  /** What was found and what is allowed, in one sentence. */
  message: string;
  /** What was found, shortened to 120 characters; absent where nothing was found, and with `maskValues`. */
  found?: string;
  /** What is allowed. */
  expected?: string;
  /** What may have been meant, the best first. */
  suggestions?: string[];
  /** Bytes of UTF-8 from the start of the input, from 0, a byte order mark counted; absent for parsed objects. */
  offset?: number;
  /** The line, from 1; absent for parsed objects. */
  line?: number;
  /** The column in UTF-16 units, from 1, as editors count; absent for parsed objects. */
  column?: number;
}

/** What the catalog says of an action or a template. Frozen, and shared between calls. */
export interface Entry {
  /** The name; of a template with its placeholders, `pm-20.<asset_type>.create`. */
  readonly action: string;
  /**
   * How much is known of it. `full`: it is described, and what it does and concerns was judged by hand. `listed`: the
   * documentation lists the name, with its topic, scope and deprecation; the title and the operation are derived from the
   * name, the concern is unknown, and the description is empty.
   */
  readonly depth: Depth;
  /** The template, where the name is one or fits one. */
  readonly template?: string;
  /** By placeholder: all values on a template (none: any one part fits), the value of this name on a look-up. */
  readonly parameters?: { readonly [name: string]: readonly ParameterValue[] };
  /** The group it belongs to; `user-defined` for your own. */
  readonly group: GroupId | ListedGroupId;
  /** The service, as people call it. */
  readonly service: string;
  /** A headline of a few words. */
  readonly title: string;
  /** What the action is, in a sentence or two; empty where it is only listed, or one of your own has none. */
  readonly description: string;
  /** The heading that it is listed under; of a listed action. */
  readonly topic?: string;
  /** What it does. */
  readonly operation: Operation;
  /** The operation is derived from the name; of a listed action. */
  readonly operationDerived?: true;
  /** What it can do to security. */
  readonly concern: Concern;
  /** Where its events are viewed: in one region for the whole account, or in the region of the service. */
  readonly scope: Scope;
  /** Whether it raises data events (true) or management events (false), where that is documented. */
  readonly dataEvent?: boolean;
  /** The documented fields of `requestData`. */
  readonly requestData?: readonly RequestField[];
  /** That it is deprecated, and what has taken its place. */
  readonly deprecated?: Deprecation;
  /** Where it comes from: title, date and address of the document. */
  readonly source: string;
}

/** One value of a template's placeholder. */
export interface ParameterValue {
  /** The part of the name. */
  readonly value: string;
  /** What it stands for; empty if that is not known. */
  readonly description: string;
}

/** A documented field of an action's `requestData`. */
export interface RequestField {
  /** The way to it from `requestData`, with dots between the keys. */
  readonly path: string;
  /** Its JSON type. */
  readonly type: RequestFieldType;
  /** The values that it can have; absent if any. */
  readonly values?: readonly string[];
  /** Whether it is documented as always there. */
  readonly always: boolean;
  /** Whether events are held to it. */
  readonly check: boolean;
  /** What it means; may be empty. */
  readonly description: string;
}

/** That an action is deprecated. */
export interface Deprecation {
  /** The action that has taken its place, where the document names one. */
  readonly replacedBy?: string;
  /** Others that it names beside that one, where it depends on the case which is meant. */
  readonly alternatives?: readonly string[];
}

/** A table of the source document: entries that belong together. Frozen, and shared between calls. */
export interface Group {
  /** Its stable name. */
  readonly id: GroupId | ListedGroupId;
  /** The heading of the table. */
  readonly title: string;
  /** The heading above it. */
  readonly parent?: string;
  /** The caption of the table. */
  readonly caption?: string;
  /** The service, as people call it. */
  readonly service: string;
  /** How many entries it has; a template counts once. */
  readonly entries: number;
  /** Where it comes from: title, date and address of the document. */
  readonly source: string;
  /** A remark of the document about the whole table. */
  readonly note?: string;
  /** Activities that raise the events of other groups; only a group without entries has them. */
  readonly activities?: readonly Activity[];
}

/** Something people do that raises the events of other groups. */
export interface Activity {
  /** What people do. */
  readonly title: string;
  /** The groups whose events it raises. */
  readonly groups: readonly GroupId[];
}

/** The level of a rule under each profile. */
export type RuleLevels = { readonly [profile in Profile]: Level | "off" };

/** A rule. Frozen, and shared between calls. */
export interface Rule {
  /** Its id, `family/name`. */
  readonly id: RuleId;
  /** The part of the id before the `/`. */
  readonly family: string;
  /** When it breaks, in one sentence. */
  readonly summary: string;
  /** Why it exists. */
  readonly why: string;
  /** How to mend what breaks it. */
  readonly mend: string;
  /** Its levels; where it has several cases, those of the strongest. */
  readonly levels: RuleLevels;
  /** Its milder cases. */
  readonly cases?: readonly RuleCase[];
}

/** A milder case of a rule. */
export interface RuleCase {
  /** When it is this case. */
  readonly when: string;
  /** Its levels. */
  readonly levels: RuleLevels;
}

/** How a search is done. */
export interface SearchOptions {
  /** How many entries at most, 0 to 10,000. Default 20. */
  limit?: number | undefined;
}

/** An action or template of your own. `action`, `title` and `operation` are needed. */
export interface ActionDefinition {
  /**
   * The name: two to sixteen parts of `A-Z a-z 0-9 _ -` with dots between them; or a template, where `<name>` stands for a
   * whole part.
   */
  action: string;
  /** A headline of at most 200 characters. Of a template it may hold `<name>`. */
  title: string;
  /** What it does. */
  operation: Operation;
  /** What it is, in a sentence or two. Of a template it may hold `<name>` and `<name.description>`. */
  description?: string | undefined;
  /** What it can do to security. Default `none`. */
  concern?: Concern | undefined;
  /** Where its events are viewed. Default `unknown`. */
  scope?: Scope | undefined;
  /** Whether its events are data events (true) or management events (false), if that is fixed. */
  dataEvent?: boolean | undefined;
  /** Whether the location in an event must agree with `scope`. Default true. */
  locationCheck?: boolean | undefined;
  /** The service, as people call it. Default the first part of the name. */
  service?: string | undefined;
  /** The key of a verb that the describer knows. Default, also for one that it does not know, the operation. */
  verb?: string | undefined;
  /** What it acts on: the key of a noun that the describer knows, or plain words. Default the part before the verb. */
  object?: string | undefined;
  /** The values of each placeholder of a template; an empty array for any one part of `a-z 0-9 _ -`. */
  parameters?: { readonly [name: string]: readonly { value: string; description?: string | undefined }[] } | undefined;
  /** Documented fields of `requestData`. */
  requestData?: readonly RequestFieldDefinition[] | undefined;
  /** That it is deprecated. A replacement must be in the catalog, and not be deprecated itself. */
  deprecated?: { replacedBy?: string | undefined; alternatives?: readonly string[] | undefined } | undefined;
  /** Where all this is documented. Default `Defined by the user`. */
  source?: string | undefined;
}

/** Actions that documentation lists, as `activity-tracker-events/ibm-cloud` exports them for `loadCatalog`. */
export interface CatalogPack {
  /** What it is called. */
  readonly name: string;
  /** The version of the catalog that it was made from. */
  readonly version: string;
  /** Its actions, in a form that is this package's own. */
  readonly text: string;
}

/** An action of a catalog as data: a definition, or what `actions()` and `lookup` give. */
export type CatalogAction = ActionDefinition | Entry;

/** A catalog of your own as data. Its JSON Schema is in the package as `activity-tracker-events/catalog.schema.json`. */
export interface CatalogData {
  /** Its actions. */
  readonly actions: readonly CatalogAction[];
  /** What it is called. */
  readonly name?: string | undefined;
  /** Its version. */
  readonly version?: string | undefined;
  /** The version of the catalog that it was written from, where it was. */
  readonly catalogVersion?: string | undefined;
  /** The groups of one that was written from the catalog; they are passed over. */
  readonly groups?: readonly Group[] | undefined;
  /** Where its schema is. */
  readonly $schema?: string | undefined;
}

/** What one catalog has that the other has not, and what is told differently. Names are in alphabetical order. */
export interface CatalogDiff {
  /** The versions of the two, where they say one. */
  from?: string;
  /** The version of the second. */
  to?: string;
  /** Names that only the second has. */
  added: string[];
  /** Names that only the first has. */
  removed: string[];
  /** Names that are gone, with those that have taken their place: all else is the same, or the spelling alone differs. */
  renamed: { from: string; to: string }[];
  /** Names that the second marks deprecated and the first did not. */
  deprecated: { action: string; replacedBy?: string }[];
  /** Names of which something else is told. */
  changed: { action: string; changes: CatalogChange[] }[];
}

/** What of an action is told differently. */
export interface CatalogChange {
  /** The member of the entry: `description`, `title`, `operation`, … */
  field: string;
  /** What it was; absent where there was none. */
  from?: unknown;
  /** What it is; absent where there is none any more. */
  to?: unknown;
}

/** A field of `requestData` in a definition of your own. */
export interface RequestFieldDefinition {
  /** The way to it from `requestData`, with dots between the keys. */
  path: string;
  /** Its JSON type. */
  type: RequestFieldType;
  /** The values that a string can have. */
  values?: readonly string[] | undefined;
  /** Whether it is always there. Default false. */
  always?: boolean | undefined;
  /** Whether events are held to it. Default true. */
  check?: boolean | undefined;
  /** What it means. */
  description?: string | undefined;
}

/**
 * What an action means, or what an event says happened. Values of an event are plain text, shortened, with control and
 * direction-changing characters made visible.
 */
export interface Description {
  /** The action; empty when there is none. */
  action: string;
  /** Whether the catalog knows it. */
  known: boolean;
  /** A headline. */
  title: string;
  /** What the action means. */
  description?: string;
  /** All of it in one sentence. */
  sentence: string;
  /** How much the catalog knows of it. */
  depth?: Depth;
  /** The group of the catalog's entry. */
  group?: GroupId | ListedGroupId;
  /** The service that the action belongs to, as people call it. */
  service?: string;
  /** What the action does. */
  operation?: Operation;
  /** What it can do to security. */
  concern?: Concern;
  /** Where its events are viewed. */
  scope?: Scope;
  /** How it ended; of an event only. */
  outcome?: Outcome;
  /** Who asked for it; of an event only. */
  actor?: Actor;
  /** What it was done to; of an event only. */
  target?: Target;
  /** Where the request came from; of an event only. */
  from?: RequestSource;
  /** When it happened; of an event only. */
  when?: When;
  /** What changed, or what it was done with, where the catalog documents it; of an event only. */
  changes?: Change[];
  /** How much attention it asks for; of an event only. */
  severity?: SeverityFacts;
  /** What the events of one request share. */
  correlationId?: string;
  /** Where such events are viewed, in words. */
  view?: string;
  /** What may have been meant by an unknown action, the best first. */
  suggestions?: string[];
  /** The envelope that the event came in. */
  envelope?: string;
}

/** How it ended. */
export interface Outcome {
  /**
   * What outcome, reason code and action say together; `refused` is a failure for want of authorization (401, 403),
   * `unclear` that the event does not say, `contradiction` that it says both that it was done and that it was not.
   */
  how: "success" | "pending" | "failure" | "refused" | "unclear" | "contradiction";
  /** In words. */
  text: string;
  /** `outcome` as the event states it. */
  outcome?: string;
  /** `reason.reasonCode`, where it is an integer from 100 to 599. */
  code?: number;
  /** `reason.reasonForFailure`, or else `reason.reasonType`, of a failure. */
  why?: string;
}

/** Who asked for it. */
export interface Actor {
  /** What it is. */
  kind: "user" | "service-id" | "profile" | "certificate" | "client" | "service" | "unknown";
  /** As sentences name it. */
  text: string;
  /** `initiator.name`, where it is not empty. */
  name?: string;
  /** `initiator.id`. */
  id?: string;
  /** Who logged in, where that is somebody else. */
  authenticated?: string;
  /** The kind of credential. */
  credential?: string;
}

/** What it was done to. The parts of `target.id` are there where it is a CRN. */
export interface Target {
  /** `target.name`, where it is not empty. */
  name?: string;
  /** `target.typeURI`. */
  typeURI?: string;
  /** `target.id`. */
  id?: string;
  /** The service. */
  service?: string;
  /** The location. */
  location?: string;
  /** The account. */
  account?: string;
  /** The service instance. */
  instance?: string;
  /** The resource type. */
  resourceType?: string;
  /** The resource. */
  resource?: string;
}

/** Where the request came from. */
export interface RequestSource {
  /** `initiator.host.address`. */
  address?: string;
  /** `initiator.host.addressType`. */
  addressType?: string;
  /** `initiator.host.agent`. */
  agent?: string;
  /** How the request was made, where the event tells. */
  via?: "console" | "cli" | "sdk" | "terraform" | "browser";
  /** The same in words. */
  viaText?: string;
}

/** One thing that the request changed, or was made with. It took place only if the event succeeded. */
export interface Change {
  /** Where in `requestData`, with dots between the keys. */
  path: string;
  /** What it was before. */
  from?: string;
  /** What it is now. */
  to?: string;
  /** In words. */
  text: string;
}

/** When it happened. */
export interface When {
  /** `eventTime` as the event states it. */
  text: string;
  /** The instant in UTC as RFC 3339, where the text can be read. */
  utc?: string;
}

/** How much attention it asks for. */
export interface SeverityFacts {
  /** `severity` as the event states it. */
  text: string;
  /** What the reason code calls for, where that is something else. */
  calledFor?: "normal" | "warning" | "critical";
  /** The severity, and why it is so, in words. */
  why: string;
}
