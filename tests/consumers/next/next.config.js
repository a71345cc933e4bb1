import { join } from "node:path";

// The hosts' node_modules is two folders up.
export default { turbopack: { root: join(import.meta.dirname, "..", "..") } };
