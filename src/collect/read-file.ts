import { readFile, stat } from "node:fs/promises";
import { fileFailure, type ReadFailure } from "./read-failure.ts";

/** Bytes of one article file; the largest real article measured has 0.1 MB of text in a 3 MB page. */
const MAX_BYTES = 5_000_000;

const MEGABYTES = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export type FileBytes = { readonly kind: "bytes"; readonly bytes: Uint8Array };

/** The bytes of a regular file no larger than an article can be. */
export async function readFileBytes(path: string): Promise<FileBytes | ReadFailure> {
  try {
    // Asked before it is opened: to open a pipe that nobody writes to would wait for ever.
    const stats = await stat(path);
    if (stats.isDirectory()) return FOLDER;
    if (!stats.isFile()) return NO_FILE;
    if (stats.size > MAX_BYTES) return tooLarge(`it has ${MEGABYTES.format(stats.size / 1e6)} MB`);
    return { kind: "bytes", bytes: await readFile(path) };
  } catch (error) {
    return fileFailure(error);
  }
}

/** Everything from a stream such as standard input, up to what an article can be. */
export async function readStreamBytes(stream: AsyncIterable<Uint8Array>): Promise<FileBytes | ReadFailure> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_BYTES) return tooLarge("it goes on");
    chunks.push(chunk);
  }
  return { kind: "bytes", bytes: Buffer.concat(chunks) };
}

const FOLDER: ReadFailure = {
  kind: "failed",
  code: "file-unreadable",
  reason: "it is a folder",
  next: "Name one file in it, or read all of it with `lede digest --folder`.",
};

const NO_FILE: ReadFailure = {
  kind: "failed",
  code: "file-unreadable",
  reason: "it is not a regular file",
  next: "Name a .txt, .md or .html file, or - for standard input.",
};

function tooLarge(what: string): ReadFailure {
  const reason = `${what} and an article has at most ${MEGABYTES.format(MAX_BYTES / 1e6)} MB`;
  return { kind: "failed", code: "file-too-large", reason, next: "Split it, or keep only the article's text." };
}
