/**
 * JSON as it stands in a file: a tree in which each value knows its place in the text, keys stay in their order, double
 * ones stay double, and numbers keep their digits. `JSON.parse` loses all of that.
 */

export type Kind = "object" | "array" | "string" | "number" | "true" | "false" | "null";

export interface Node {
  readonly kind: Kind;
  /** Where the value begins and ends in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The key that it stands behind, and where that begins; absent in arrays and at the root. */
  readonly key?: string;
  readonly keyStart?: number;
  /** Of an object or an array. */
  readonly children?: readonly Node[];
  /** Of a string: what it says. */
  readonly value?: string;
}

/** No event is nested deeper and read: the package's own limit is far below. */
const DEEPEST = 10_000;

interface Open {
  kind: "object" | "array";
  start: number;
  children: Node[];
  key?: string;
  keyStart?: number;
}

const TOKEN = /[\s\ufeff]*(?:([{}[\],:])|("[^"\\]*(?:\\.[^"\\]*)*")|(-?\d[\d.eE+-]*|true|false|null))/sy;

/** The tree of a text; undefined if it is no JSON. Works without recursion: depth is the file's, not ours. */
export function parseJson(text: string): Node | undefined {
  const open: Open[] = [];
  let root: Node | undefined;
  let key: { text: string; start: number } | undefined;
  let expects = "value" as "value" | "key" | "colon" | "comma";
  TOKEN.lastIndex = 0;

  const add = (node: Node): void => {
    const parent = open.at(-1);
    if (parent === undefined) root = node;
    else parent.children.push(node);
    expects = "comma";
    key = undefined;
  };
  const behindKey = () => (key === undefined ? {} : { key: key.text, keyStart: key.start });

  for (;;) {
    if (root !== undefined) return text.slice(TOKEN.lastIndex).trim() === "" ? root : undefined;
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    const [, sign, string, word] = match;
    const end = TOKEN.lastIndex;
    const start = end - (sign ?? string ?? word ?? "").length;
    const parent = open.at(-1);
    if (sign === "{" || sign === "[") {
      if (expects !== "value" || open.length >= DEEPEST) return undefined;
      open.push({ kind: sign === "{" ? "object" : "array", start, children: [], ...behindKey() });
      key = undefined;
      expects = sign === "{" ? "key" : "value";
    } else if (sign === "}" || sign === "]") {
      const kind = sign === "}" ? "object" : "array";
      // Behind a comma something must come; right behind the opening nothing need.
      if (parent?.kind !== kind || (expects !== "comma" && parent.children.length > 0) || expects === "colon") {
        return undefined;
      }
      if (expects === "value" && key !== undefined) return undefined;
      open.pop();
      add({ ...parent, end });
    } else if (sign === ",") {
      if (expects !== "comma" || parent === undefined) return undefined;
      expects = parent.kind === "object" ? "key" : "value";
    } else if (sign === ":") {
      if (expects !== "colon") return undefined;
      expects = "value";
    } else if (string !== undefined) {
      const value = unquoted(string);
      if (expects === "key") {
        key = { text: value, start };
        expects = "colon";
      } else if (expects === "value") add({ kind: "string", start, end, value, ...behindKey() });
      else return undefined;
    } else {
      if (expects !== "value") return undefined;
      const kind = word === "true" || word === "false" || word === "null" ? word : "number";
      add({ kind, start, end, ...behindKey() });
    }
  }
}

let last: { text: string; root: Node | undefined } | undefined;

/** The tree of the text that is shown: whoever asks for the same text again gets the same tree. */
export function treeOf(text: string): Node | undefined {
  if (last?.text !== text) last = { text, root: parseJson(text) };
  return last.root;
}

function unquoted(quoted: string): string {
  try {
    return JSON.parse(quoted);
  } catch {
    // A raw control character within: the reader has said so, and what stands there is shown.
    return quoted.slice(1, -1);
  }
}

/** The way to a value as a JSON Pointer (RFC 6901), taken apart. */
export function pointerParts(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A value that was looked for, with all that it is in. */
export interface Found {
  /** From the root to the value. */
  readonly way: readonly Node[];
  /** What of the pointer is not there: the value should be in the last of the way, and is missing. */
  readonly missing?: string;
}

/**
 * Finds what a finding means: the value at its path, and of several with the same key the one at its offset. What is not
 * there is looked for as far as the way to it goes.
 *
 * @param at - In UTF-16 units.
 */
export function find(root: Node, pointer: string, at?: number): Found {
  const way = [root];
  const parts = pointerParts(pointer);
  for (const [depth, part] of parts.entries()) {
    const parent = way.at(-1) as Node;
    const next = child(parent, part, at);
    if (next === undefined) return { way, missing: parts.slice(depth).join("/") };
    way.push(next);
  }
  return { way };
}

function child({ kind, children = [] }: Node, part: string, at?: number): Node | undefined {
  if (kind === "array") return children[/^\d+$/.test(part) ? Number(part) : -1];
  const same = children.filter(({ key }) => key === part);
  const here = at === undefined ? undefined : same.find((node) => at >= (node.keyStart ?? node.start) && at < node.end);
  return here ?? same.at(-1);
}

/** The UTF-16 unit at which the byte of an offset stands. */
export function unitAt(bytes: Uint8Array, offset: number): number {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, offset)).length;
}

/** The event in a record: the record itself, or, in an envelope, the first object with an action. */
export function eventIn(root: Node): Node {
  const queue: Node[] = [root];
  for (let next = 0; next < queue.length && next < 10_000; next++) {
    const node = queue[next] as Node;
    if (node.kind === "object" && node.children?.some(({ key }) => key === "action")) return node;
    queue.push(...(node.children ?? []));
  }
  return root;
}

/** What a string says at the end of a way of keys; undefined where there is none. */
export function stringAt(node: Node, ...keys: string[]): string | undefined {
  let at: Node | undefined = node;
  for (const key of keys) at = at && child(at, key);
  return at?.kind === "string" && at.value !== "" ? at.value : undefined;
}

/** One line of a text that is laid out for reading. */
export interface Line {
  readonly depth: number;
  /** The tokens of the line, as they stand in the file. */
  readonly text: string;
  /** The value that the line shows, or begins, or ends. */
  readonly node: Node;
}

/** Lays a tree out in lines; no token is changed. */
export function* lines(root: Node, text: string): Generator<Line> {
  interface Step {
    node: Node;
    depth: number;
    comma: string;
    closes?: boolean;
  }
  const steps: Step[] = [{ node: root, depth: 0, comma: "" }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { node, depth, comma, closes } = step;
    const children = node.children ?? [];
    if (closes) {
      yield { depth, text: `${node.kind === "object" ? "}" : "]"}${comma}`, node };
      continue;
    }
    const key = node.keyStart === undefined ? "" : `${text.slice(node.keyStart, keyEnd(node, text))}: `;
    if (node.children === undefined || children.length === 0) {
      const empty = node.kind === "object" ? "{}" : "[]";
      yield { depth, text: `${key}${node.children ? empty : text.slice(node.start, node.end)}${comma}`, node };
      continue;
    }
    yield { depth, text: `${key}${node.kind === "object" ? "{" : "["}`, node };
    steps.push({ node, depth, comma, closes: true });
    for (let at = children.length - 1; at >= 0; at--) {
      steps.push({ node: children[at] as Node, depth: depth + 1, comma: at < children.length - 1 ? "," : "" });
    }
  }
}

const QUOTED = /"[^"\\]*(?:\\.[^"\\]*)*"/sy;

function keyEnd({ keyStart = 0 }: Node, text: string): number {
  QUOTED.lastIndex = keyStart;
  return QUOTED.test(text) ? QUOTED.lastIndex : keyStart;
}
