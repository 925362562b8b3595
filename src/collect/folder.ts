import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, extname, join, relative } from "node:path";
import { ARTICLE_EXTENSIONS, parseArticle, type ParsedFile } from "./parse-article.ts";
import { fileFailure, readFileBytes } from "./read-file.ts";
import type { ReadFailure } from "./read-failure.ts";
import type { FolderSource } from "./source.ts";

export interface FolderListing {
  readonly kind: "listed";
  /** Absolute paths of the article files in it and below, in the order of their names. */
  readonly files: readonly string[];
  /** How many files are of a kind that is not read. */
  readonly otherFiles: number;
}

/** What a folder source offers. Hidden files and folders are passed over, links to folders are not followed. */
export async function listFolder(folder: FolderSource): Promise<FolderListing | ReadFailure> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(folder.path, { recursive: true, withFileTypes: true });
  } catch (error) {
    return fileFailure(error);
  }
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isHidden(relative(folder.path, path)));
  const files = paths.filter((path) => ARTICLE_EXTENSIONS.includes(extname(path).toLowerCase())).toSorted();
  return { kind: "listed", files, otherFiles: paths.length - files.length };
}

/** Reads one file of a folder source. */
export async function collectFile(path: string, folder: FolderSource): Promise<ParsedFile | ReadFailure> {
  const read = await readFileBytes(path);
  if (read.kind === "failed") return read;
  return parseArticle(read.bytes, { path, source: basename(folder.path) });
}

/** What a person calls a file of a folder source. */
export function nameInFolder(path: string, folder: FolderSource): string {
  return relative(folder.path, path);
}

function isHidden(relativePath: string): boolean {
  return relativePath.split(/[/\\]/).some((part) => part.startsWith(".") || part === "node_modules");
}
