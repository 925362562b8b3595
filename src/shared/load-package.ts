import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

/**
 * Loads a package where it is first needed, without waiting: one that takes long, and that most runs do not need.
 * What it gives is what the caller says that it is.
 */
export function loadPackage<Package>(name: string): Package {
  const loaded: Package = load(name);
  return loaded;
}
