/**
 * The actions that the public documentation of IBM Cloud's services lists, for `loadCatalog`. They are listed, not
 * described: what each is called, under which heading, and whether it is deprecated, is documented; titles and operations
 * are derived from the names.
 *
 * @packageDocumentation
 */
import { PACK } from "./generated/ibm-cloud.js";
import { catalogVersion } from "./generated/names.js";
import type { CatalogPack } from "./types.js";

export type { CatalogPack } from "./types.js";

/** The IBM Cloud pack: `loadCatalog(ibmCloud)`. */
export const ibmCloud: CatalogPack = Object.freeze({ name: "ibm-cloud", version: catalogVersion, text: PACK });
