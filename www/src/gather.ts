/** Files out of whatever somebody gives the page: a choice, a drop with folders in it, what was copied. */
import type { Named } from "./state.js";

/** Files of a picker; of a folder, with the way to them. */
export function fromPicker(files: FileList | null): Named[] {
  return Array.from(files ?? [], (file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/**
 * Files of a drop, with those in its folders. What was dropped is gone once this function has returned, so the entries
 * are all taken before anything is waited for.
 */
export function fromDrop(data: DataTransfer): Promise<Named[]> {
  const items = Array.from(data.items).filter((item) => item.kind === "file");
  const taken = items.map((item) => ({ entry: item.webkitGetAsEntry?.(), file: item.getAsFile() }));
  return Promise.all(
    taken.map(async ({ entry, file }) => {
      if (entry) return walk(entry);
      return file ? [{ name: file.name, file }] : [];
    }),
  ).then((lists) => lists.flat());
}

async function walk(top: FileSystemEntry): Promise<Named[]> {
  const found: Named[] = [];
  const left = [top];
  for (let entry = left.pop(); entry; entry = left.pop()) {
    if (entry.isFile) {
      const { fullPath } = entry;
      const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
      found.push({ name: fullPath.replace(/^\//, ""), file });
    } else {
      left.push(...(await entriesOf(entry as FileSystemDirectoryEntry)));
    }
  }
  return found;
}

/** A folder's entries come a hundred at a time, until none comes any more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** What was copied: files, or the text of events. */
export function fromPaste(data: DataTransfer): Named[] {
  const files = Array.from(data.files, (file) => ({ name: file.name, file }));
  const text = data.getData("text/plain");
  if (files.length > 0 || !text.trim()) return files;
  return [{ name: "pasted text", file: new Blob([text], { type: "application/x-ndjson" }) }];
}
