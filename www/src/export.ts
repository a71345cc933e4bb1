/** The events that fit the filters, as a file. */
import type { Log, LogEvent, LogRow } from "activity-tracker-events/log";
import * as csv from "./csv.js";
import { count, counted } from "./format.js";
import { questionOf } from "./route.js";
import { store } from "./state.js";

type Kind = "ndjson" | "csv";

/** So many events are asked for in one go. */
const BATCH = 500;
/** Where the browser gives no file to write to, all is held in memory first: no more than this, in bytes. */
const MOST_HELD = 400e6;

interface Sink {
  write(chunk: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

interface FileHandle {
  createWritable(): Promise<{
    write(chunk: Uint8Array): Promise<void>;
    close(): Promise<void>;
    abort(): Promise<void>;
  }>;
}

type Picker = (options: { suggestedName: string }) => Promise<FileHandle>;

/** Somewhere to write to: a file that was chosen, or a download. */
async function sinkFor(name: string, type: string): Promise<Sink> {
  const picker = (window as { showSaveFilePicker?: Picker }).showSaveFilePicker;
  if (picker) {
    const handle = await picker.call(window, { suggestedName: name });
    return handle.createWritable();
  }
  const parts: BlobPart[] = [];
  let size = 0;
  return {
    async write(chunk) {
      size += chunk.length;
      if (size > MOST_HELD)
        throw new Error(`this browser can save no more than ${count(MOST_HELD / 1e6)} MB; filter further`);
      parts.push(chunk as BlobPart);
    },
    async close() {
      const url = URL.createObjectURL(new Blob(parts, { type }));
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
    async abort() {
      parts.length = 0;
    },
  };
}

/** Saves the events; gives what is to be told of it. */
export async function takeAway(kind: Kind, signal: AbortSignal, tell: (text: string) => void): Promise<string> {
  const { log } = store;
  if (!log) throw new Error("no log is open");
  const sink = await sinkFor(`events.${kind}`, kind === "csv" ? "text/csv" : "application/x-ndjson");
  try {
    const told = kind === "csv" ? await writeCsv(log, sink, signal, tell) : await writeLines(log, sink, signal, tell);
    await sink.close();
    return told;
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

async function writeLines(log: Log, sink: Sink, signal: AbortSignal, tell: (text: string) => void): Promise<string> {
  const total = store.answer?.total ?? 0;
  let lines = 0;
  let told = performance.now();
  const reader = log.text(questionOf(store.route), { signal }).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return `${counted(lines, "event")} saved`;
    signal.throwIfAborted();
    for (const byte of value) if (byte === 10) lines++;
    await sink.write(value);
    if (performance.now() - told > 500) {
      told = performance.now();
      tell(`Saving… ${count(lines)} of ${count(total)}`);
    }
  }
}

const HEAD = [
  "time",
  "outcome",
  "reason",
  "severity",
  "actor",
  "action",
  "sentence",
  "target",
  "target id",
  "region",
  "account",
  "address",
  "findings",
  "file",
  "line",
];

async function writeCsv(log: Log, sink: Sink, signal: AbortSignal, tell: (text: string) => void): Promise<string> {
  const encoder = new TextEncoder();
  const question = questionOf(store.route);
  // Spreadsheets take it for UTF-8 only with this mark.
  await sink.write(encoder.encode(`\ufeff${csv.line(HEAD)}`));
  let done = 0;
  for (;;) {
    const { rows, total } = await log.query({ ...question, rows: [done, BATCH] }, { signal });
    if (rows.length === 0) return `${counted(done, "event")} saved`;
    const events = await log.events(rows.map((row) => row.index));
    signal.throwIfAborted();
    await sink.write(encoder.encode(rows.map((row, i) => csvOf(row, events[i])).join("")));
    done += rows.length;
    tell(`Saving… ${count(done)} of ${count(total)}`);
  }
}

function csvOf(row: LogRow, event: LogEvent | undefined): string {
  const description = event?.description;
  return csv.line([
    row.time === undefined ? description?.when?.text : new Date(row.time).toISOString(),
    row.outcome,
    row.reason,
    row.severity,
    row.actor,
    row.action,
    description?.sentence,
    description?.target?.name,
    description?.target?.id,
    row.region,
    row.account,
    row.address,
    row.rules?.join(" "),
    event?.source.file,
    row.line,
  ]);
}
