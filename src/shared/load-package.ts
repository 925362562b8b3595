import { createRequire } from "node:module";

/**
 * Loads a package where it is first needed, without waiting: one that takes long, and that most runs do not need.
 * What it gives is what the caller says that it is.
 */
export const loadPackage: NodeJS.Require = createRequire(import.meta.url);
