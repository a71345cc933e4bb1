// Stands in until the package has its log; never part of what is delivered.
import * as api from "activity-tracker-events/slim";
import type {
  Facet,
  FacetFilter,
  Log,
  LogAnswer,
  LogEvent,
  LogOptions,
  LogProblem,
  LogQuery,
  LogRow,
  LogStatus,
} from "../../../pkg/src/log/types.js";

export type * from "../../../pkg/src/log/types.js";

const NAMES = ["success", "pending", "failure", "refused", "unclear", "contradiction"];

export async function openLog(files: readonly { name: string; file: Blob }[], options: LogOptions): Promise<Log> {
  await api.init(options.wasm);
  type Kept = LogRow & { group?: string; operation?: string; concern?: string; text: string };
  const events: Kept[] = [];
  const problems: LogProblem[] = [];
  const texts: string[] = [];
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  const status: LogStatus = {
    state: "loading",
    bytesRead: 0,
    bytesTotal: size,
    events: 0,
    unreadable: 0,
    files: files.map(({ name, file }) => ({ name, size: file.size, read: 0, events: 0, state: "waiting" })),
  };
  let cancelled = false;
  const load = async () => {
    for (const [number, { name, file }] of files.entries()) {
      const info = status.files[number]!;
      info.state = "reading";
      const text = await file.text();
      texts[number] = text;
      let offset = 0,
        line = 0,
        last = performance.now();
      for (const record of text.split("\n")) {
        line++;
        if (cancelled) {
          status.state = "partial";
          info.state = "partial";
          return status;
        }
        if (record.trim()) {
          const report = api.validate(record);
          if (report.findings.some((f) => f.rule === "json/syntax"))
            problems.push({ file: name, offset, length: record.length, line, message: report.findings[0]!.message });
          else {
            const d = api.describe(record);
            const time = d.when?.utc ? Date.parse(d.when.utc) : undefined;
            const raw = JSON.parse(record);
            const levels = report.findings.map((f) => f.level);
            const level = (["error", "warning", "info"] as const).find((l) => levels.includes(l));
            const row: Kept = {
              index: events.length,
              file: number,
              offset,
              length: record.length,
              line,
              outcome: d.outcome?.how ?? "unclear",
              text: record,
            };
            if (time !== undefined && !Number.isNaN(time)) row.time = time;
            if (d.action) row.action = d.action;
            const actor = raw.initiator?.name || raw.initiator?.id;
            if (actor) row.actor = actor;
            if (d.target?.account) row.account = d.target.account;
            if (d.target?.location) row.region = d.target.location;
            if (d.from?.address) row.address = d.from.address;
            if (d.severity) row.severity = d.severity.text;
            if (d.outcome?.code) row.reason = d.outcome.code;
            if (level) row.level = level;
            if (levels.length) row.rules = [...new Set(report.findings.map((f) => f.rule))];
            if (d.group) row.group = d.group;
            if (d.operation) row.operation = d.operation;
            if (d.concern) row.concern = d.concern;
            events.push(row);
          }
        }
        offset += record.length + 1;
        status.bytesRead = info.read = offset;
        status.events = events.length;
        status.unreadable = problems.length;
        if (performance.now() - last > 40) {
          await new Promise((r) => setTimeout(r));
          last = performance.now();
          options.onProgress?.({ ...status, remaining: 1000 });
        }
      }
      info.state = "read";
      info.events = events.length;
      info.read = info.size;
    }
    status.state = "loaded";
    return status;
  };
  const loaded = load().then((s) => {
    options.onProgress?.(s);
    return s;
  });
  const values = (e: Kept, f: Facet): (string | null)[] =>
    f === "rule"
      ? (e.rules ?? [null])
      : f === "file"
        ? [files[e.file]!.name]
        : [
            ((e as unknown as Record<string, unknown>)[f] ?? null) === null
              ? null
              : String((e as unknown as Record<string, unknown>)[f]),
          ];
  const fits = (e: Kept, f: FacetFilter) => {
    const v = values(e, f.facet);
    return (!f.include?.length || v.some((x) => f.include!.includes(x))) && !v.some((x) => f.exclude?.includes(x));
  };
  const select = (q: LogQuery, but?: Facet | "window") => {
    const words = (q.text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    return events.filter(
      (e) =>
        (q.filter ?? []).every((f) => f.facet === but || fits(e, f)) &&
        (!q.window || but === "window" || (e.time !== undefined && e.time >= q.window[0] && e.time <= q.window[1])) &&
        words.every((w) => e.text.toLowerCase().includes(w)),
    );
  };
  const sorted = (q: LogQuery) => {
    const list = select(q);
    if (q.sort) {
      const { by, descending } = q.sort;
      const key = (e: Kept) => (by === "time" ? e.time : by === "size" ? e.length : values(e, by)[0]);
      list.sort((a, b) => {
        const [x, y] = [key(a), key(b)];
        if (x == null || y == null) return (x == null ? 1 : 0) - (y == null ? 1 : 0);
        return (x < y ? -1 : x > y ? 1 : 0) * (descending ? -1 : 1);
      });
    }
    return list;
  };
  const query = async (q: LogQuery): Promise<LogAnswer> => {
    if (q.text?.includes("actr:"))
      throw Object.assign(new Error("there is no field `actr`: did you mean `actor`?"), {
        code: "bad_query",
        start: q.text.indexOf("actr"),
        end: q.text.indexOf("actr") + 4,
      });
    const list = sorted(q);
    const [from, n] = q.rows ?? [0, 0];
    const answer: LogAnswer = {
      total: list.length,
      of: events.length,
      unsure: 0,
      soFar: status.state === "loading",
      rows: list.slice(from, from + n).map(({ text, group, operation, concern, ...row }) => row),
      counts: (q.facets ?? []).map((facet) => {
        const m = new Map<string | null, number>();
        for (const e of select(q, facet)) for (const v of values(e, facet)) m.set(v, (m.get(v) ?? 0) + 1);
        return {
          facet,
          values: [...m]
            .map(([value, count]) => ({ value, count }))
            .sort((a, b) => b.count - a.count)
            .slice(0, q.top),
          distinct: m.size,
          others: 0,
        };
      }),
    };
    if (q.buckets) {
      const all = select(q, "window");
      const times = all.flatMap((e) => (e.time === undefined ? [] : [e.time]));
      const min = Math.min(...times),
        max = Math.max(...times);
      if (times.length) {
        const step =
          [1000, 5000, 10000, 30000, 60000, 300000, 600000, 1800000, 3600000].find(
            (s) => (max - min) / s < q.buckets! - 1,
          ) ?? 86400000;
        const start = Math.floor(min / step) * step;
        const counts = Array.from({ length: Math.floor((max - start) / step) + 1 }, () => [0, 0, 0, 0, 0, 0]);
        for (const e of all)
          if (e.time !== undefined) counts[Math.floor((e.time - start) / step)]![NAMES.indexOf(e.outcome)]!++;
        answer.histogram = { start, step, counts, untimed: all.length - times.length };
      }
    }
    return answer;
  };
  const event = async (index: number): Promise<LogEvent> => {
    const e = events[index];
    if (!e) throw Object.assign(new Error(`there is no event ${index}`), { code: "bad_option" });
    return {
      bytes: new TextEncoder().encode(e.text),
      report: api.validate(e.text),
      description: api.describe(e.text),
      source: { file: files[e.file]!.name, offset: e.offset, length: e.length, line: e.line },
    };
  };
  return {
    get status() {
      return status;
    },
    loaded,
    query,
    event,
    events: (list) => Promise.all(list.map(event)),
    problems: async (most = 100) => ({ problems: problems.slice(0, most), total: problems.length }),
    text: (q) =>
      new Blob([
        sorted(q)
          .map((e) => `${e.text}\n`)
          .join(""),
      ]).stream(),
    setProfile: async () => {},
    cancel: () => {
      cancelled = true;
    },
    close: async () => {
      cancelled = true;
    },
  };
}
