import { readFile, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { ArticleLink } from "../article/article.ts";
import type { ArticleReference, Digest } from "../digest/digest.ts";
import { LedeError } from "../shared/errors.ts";
import { makeFolder } from "../shared/make-folder.ts";
import { systemCode } from "../shared/system-error.ts";
import { createFile, replaceFile } from "../shared/write-file.ts";
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

/**
 * Puts a digest into a folder as `<date>.md` and `<date>.json`, the second of a day as `<date>-<time>`. A digest that is
 * there already is found by its id and left alone, so a run that was cut off can be run again.
 * @throws LedeError `cannot-write`.
 */
export async function writeDigestFiles(digest: Digest, folder: DigestFolder): Promise<WrittenDigest> {
  try {
    await makeFolder(folder.path);
    const portable = withLinksFrom(digest, folder.path);
    const earlier = await findDigestFile(digest, folder.path);
    const path = earlier ?? (await createUnderFreeName(portable, folder.path));
    // Where the Markdown stands already, only a twin that an interrupted run left out is added.
    const writeTwin = earlier === null ? replaceFile : createFile;
    await writeTwin(path.replace(/\.md$/, ".json"), `${JSON.stringify(portable, null, 2)}\n`);
    return { path, written: earlier === null };
  } catch (error) {
    throw new LedeError("cannot-write", `Cannot write the digest to ${folder.name}: ${reasonOf(error)}.`, {
      next: "Make the folder writable and free some space, or name another with --out; the digest is kept in the store and is written by the next run.",
      cause: error,
    });
  }
}

async function createUnderFreeName(digest: Digest, folder: string): Promise<string> {
  const content = renderMarkdown(digest);
  for (const name of namesFor(digest.slot)) {
    const path = join(folder, `${name}.md`);
    if (await createFile(path, content)) return path;
  }
  throw new Error("every name for this minute is taken");
}

/** `2026-11-02`, then `2026-11-02-0800`, then `2026-11-02-0800-2` … */
function* namesFor(slot: string): Generator<string> {
  const [date = slot, time = ""] = slot.split("T");
  const withTime = `${date}-${time.replace(":", "")}`;
  yield date;
  yield withTime;
  for (let n = 2; n < 1000; n++) yield `${withTime}-${n}`;
}

async function findDigestFile(digest: Digest, folder: string): Promise<string | null> {
  const date = digest.slot.slice(0, "2026-11-02".length);
  const names = (await readdir(folder)).filter((name) => name.startsWith(date) && name.endsWith(".md")).toSorted();
  for (const name of names) {
    const path = join(folder, name);
    if ((await readFile(path, "utf8")).includes(digestComment(digest.id))) return path;
  }
  return null;
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

function reasonOf(error: unknown): string {
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
