/** What the commands know beside the built-in catalog: the IBM Cloud pack, unless it is not wanted, and files. */
import { readFile, stat } from "node:fs/promises";
import { ibmCloud } from "../ibm-cloud.js";
import { type CatalogData, loadCatalog } from "../index.js";
import { unreadable } from "../node/source.js";
import { Misuse } from "./options.js";

/** The largest file that is read as a catalog. */
const MOST_BYTES = 1 << 25;

/**
 * Loads what is wanted.
 * @throws Misuse
 */
export async function loadCatalogs({ ibmCloud: wanted = true, catalogs = [] }: Wanted): Promise<void> {
  if (wanted) loadCatalog(ibmCloud);
  for (const file of catalogs) {
    const text = await textOf(file);
    try {
      loadCatalog(text);
    } catch (error) {
      throw new Misuse(`${file}: ${(error as Error).message}`);
    }
  }
}

export interface Wanted {
  ibmCloud?: boolean | undefined;
  catalogs?: string[] | undefined;
}

/**
 * A catalog as data, from a file.
 * @throws Misuse
 */
export async function readCatalog(file: string): Promise<CatalogData | CatalogData["actions"]> {
  const text = await textOf(file);
  let catalog: unknown;
  try {
    catalog = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Misuse(`${file}: it is not JSON: ${(error as Error).message}`);
  }
  return catalog as CatalogData;
}

async function textOf(file: string): Promise<string> {
  try {
    const found = await stat(file);
    if (found.size > MOST_BYTES) {
      throw new Error(`it has ${found.size} bytes; a catalog may have ${MOST_BYTES}`);
    }
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Misuse(`${file}: ${(unreadable(error) as Error).message}`);
  }
}
