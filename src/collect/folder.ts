import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, extname, join, relative, sep } from "node:path";
import { ARTICLE_EXTENSIONS, parseArticle, type ParsedFile } from "./parse-article.ts";
import { readFileBytes } from "./read-file.ts";
import { fileFailure, type ReadFailure } from "./read-failure.ts";
import { sourceKey, type FolderSource } from "./source.ts";

export interface FolderListing {
  readonly kind: "listed";
  /** Absolute paths of the article files in it and below, in the order of their names. */
  readonly files: readonly string[];
  /** Folders below it that could not be read. */
  readonly failed: readonly { readonly path: string; readonly failure: ReadFailure }[];
  /** How many files are of a kind that is not read. */
  readonly otherFiles: number;
}

/**
 * What a folder source offers. Hidden files and folders are passed over, links to folders are not followed, and a folder
 * below it that cannot be read costs only itself.
 */
export async function listFolder(folder: FolderSource): Promise<FolderListing | ReadFailure> {
  const top = await readEntries(folder.path);
  if (top.kind === "failed") return top;
  const files: string[] = [];
  const failed: { path: string; failure: ReadFailure }[] = [];
  let otherFiles = 0;
  const waiting = [...top.entries];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const path = join(entry.parentPath, entry.name);
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    if (entry.isDirectory()) {
      const below = await readEntries(path);
      if (below.kind === "failed") failed.push({ path, failure: below });
      else waiting.push(...below.entries);
    } else if (ARTICLE_EXTENSIONS.includes(extname(path).toLowerCase())) {
      files.push(path);
    } else if (entry.isFile()) {
      otherFiles++;
    }
  }
  return { kind: "listed", files: files.toSorted(), failed, otherFiles };
}

type Entries = { readonly kind: "entries"; readonly entries: readonly Dirent[] };

async function readEntries(path: string): Promise<Entries | ReadFailure> {
  try {
    return { kind: "entries", entries: await readdir(path, { withFileTypes: true }) };
  } catch (error) {
    return fileFailure(error);
  }
}

/** Reads one file of a folder source. */
export async function collectFile(path: string, folder: FolderSource): Promise<ParsedFile | ReadFailure> {
  const read = await readFileBytes(path);
  if (read.kind === "failed") return read;
  const identity = [sourceKey(folder), nameInFolder(path, folder).split(sep).join("/")];
  return parseArticle(read.bytes, { path, source: basename(folder.path), identity });
}

/** What a person calls a file of a folder source. */
export function nameInFolder(path: string, folder: FolderSource): string {
  return relative(folder.path, path);
}
