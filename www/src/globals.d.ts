/** How many entries the catalog has; see vite.config.ts. */
declare const KNOWN_ACTIONS: number;
