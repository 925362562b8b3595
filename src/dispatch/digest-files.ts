import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { ArticleLink } from "../article/article.ts";
import type { ArticleReference, Digest } from "../digest/digest.ts";
import { LedeError } from "../shared/errors.ts";
import { makeFolder } from "../shared/make-folder.ts";
import { systemCode } from "../shared/system-error.ts";
import { createFile } from "../shared/write-file.ts";
import { digestComment, renderMarkdown } from "./markdown.ts";

export interface DigestFolder {
  /** Absolute. */
  readonly path: string;
  /** As a person typed it, for messages. */
  readonly name: string;
}

export interface WrittenDigest {
  /** Absolute path of the Markdown file; its `.json` twin stands beside it. */
  readonly path: string;
  /** False where it stood there already, from this run's twin or an earlier one. */
  readonly written: boolean;
}

/** A digest as the two files that a folder gets: links to article files in them are relative to it. */
export interface DigestFiles {
  /** The digest's id and slot. */
  readonly id: string;
  readonly slot: string;
  readonly markdown: string;
  /** The digest as JSON. */
  readonly twin: string;
}

/** @param folder absolute. */
export function renderDigestFiles(digest: Digest, folder: string): DigestFiles {
  const portable = withLinksFrom(digest, folder);
  const twin = `${JSON.stringify(portable, null, 2)}\n`;
  return { id: digest.id, slot: digest.slot, markdown: renderMarkdown(portable), twin };
}

/**
 * Puts a digest into a folder as `<date>.md` and `<date>.json`, the second of a day as `<date>-<time>`. A digest that is
 * there already is found by its id and left alone, so a run that was cut off can be run again.
 * @throws LedeError `cannot-write`.
 */
export async function writeDigestFiles(digest: Digest, folder: DigestFolder): Promise<WrittenDigest> {
  return await writeFiles(renderDigestFiles(digest, folder.path), folder);
}

/** The same of files that were rendered before. @throws LedeError `cannot-write`. */
export async function writeFiles(files: DigestFiles, folder: DigestFolder): Promise<WrittenDigest> {
  try {
    await makeFolder(folder.path);
    for (const name of namesFor(files.slot)) {
      const path = join(folder.path, `${name}.md`);
      const twin = join(folder.path, `${name}.json`);
      // A name is free where both are: somebody else's file is never replaced.
      const written = !(await isTaken(twin, files)) && (await createFile(path, files.markdown));
      if (!written && !(await holds(path, files))) continue;
      // Where the Markdown stands already, an interrupted run may have left its twin out.
      await createFile(twin, files.twin);
      return { path, written };
    }
    throw new Error("every name for this minute is taken");
  } catch (error) {
    throw new LedeError("cannot-write", `Cannot write the digest to ${folder.name}: ${reasonOf(error)}.`, {
      next: "Make the folder writable and free some space, or name another with --out; the digest is kept in the store and is written by the next run.",
      cause: error,
    });
  }
}

/** `2026-11-02`, then `2026-11-02-0800`, then `2026-11-02-0800-2` … */
function* namesFor(slot: string): Generator<string> {
  const [date = slot, time = ""] = slot.split("T");
  const withTime = `${date}-${time.replace(":", "")}`;
  yield date;
  yield withTime;
  for (let n = 2; n < 1000; n++) yield `${withTime}-${n}`;
}

/** Whether the Markdown file at this path is of this digest. */
async function holds(path: string, digest: Pick<DigestFiles, "id">): Promise<boolean> {
  return (await readIfThere(path)).includes(digestComment(digest.id));
}

/** Whether there is a `.json` at this path that is not this digest's. */
async function isTaken(path: string, digest: Pick<DigestFiles, "id">): Promise<boolean> {
  const content = await readIfThere(path);
  return content !== "" && !content.includes(JSON.stringify(digest.id));
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return "";
    throw error;
  }
}

/** The digest as it reads from a folder: links to article files are relative, so the folder can move with them. */
export function withLinksFrom(digest: Digest, folder: string): Digest {
  const link = (to: ArticleLink): ArticleLink =>
    to.kind === "file" ? { kind: "file", path: relative(folder, to.path).split(sep).join("/") } : to;
  const reference = (article: ArticleReference): ArticleReference => ({ ...article, link: link(article.link) });
  return {
    ...digest,
    stories: digest.stories.map((story) => {
      const [lead, ...others] = story.articles;
      return { ...story, articles: [reference(lead), ...others.map(reference)] };
    }),
    also: digest.also.map((story) => ({ ...story, article: reference(story.article) })),
  };
}

/** Why a folder cannot be written, half a sentence. */
export function reasonOf(error: unknown): string {
  switch (systemCode(error)) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "the folder is read-only";
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full";
    case "ENOTDIR":
    case "EEXIST":
      return "a file stands where the folder should be";
    case "ENOENT":
      return "no folder can be made there";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
