import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { link, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { systemCode } from "./system-error.ts";

/** What file systems without hard links (exFAT, some network drives) answer. */
const NO_HARD_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

/**
 * Creates a file, whole or not at all, unless there is one of that name: two processes never overwrite each other.
 * @returns whether it was created.
 */
export async function createFile(path: string, content: string): Promise<boolean> {
  const temporary = temporaryFor(path);
  try {
    await writeFile(temporary, content, { flush: true });
    // A link fails where the name is taken; a rename would overwrite.
    await link(temporary, path);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === "EEXIST") return false;
    if (!NO_HARD_LINKS.has(code) || existsSync(path)) throw error;
    await rename(temporary, path);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Puts new content in the place of a file, whole or not at all. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const temporary = temporaryFor(path);
  try {
    await writeFile(temporary, content, { flush: true });
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
}
