import { readdir, readFile, stat } from "node:fs/promises";
import { basename, isAbsolute, join, resolve } from "node:path";
import { z } from "zod";
import { channelIdOf, type ChannelAddress } from "../article/subscription.ts";
import type { Digest } from "../digest/digest.ts";
import type { Clock } from "../shared/clock.ts";
import { systemCode } from "../shared/system-error.ts";
import { replaceFile } from "../shared/write-file.ts";
import { reasonOf, renderDigestFiles, writeFiles, type DigestFolder } from "./digest-files.ts";
import { digestComment } from "./markdown.ts";
import type { EditOptions, FindOptions, Found, Messenger, Posted, PostOptions, RenderedMessage } from "./messenger.ts";

const filesSchema = z.object({ id: z.string(), slot: z.string(), markdown: z.string(), twin: z.string() });

/** A digest is one message, and so one part. */
const FILE_KEY = /^(.+):1$/;

/** Files differ by this from the clock, on a network drive. Milliseconds. */
const CLOCK_DIFFERENCE = 60_000;

/** A digest as the one message that a folder of digests gets. @param base where relative folders begin. */
export function renderFileMessages(
  digest: Digest,
  { to, base }: { readonly to: ChannelAddress; readonly base: string },
): readonly RenderedMessage[] {
  return [{ key: `${digest.id}:1`, body: { ...renderDigestFiles(digest, folderOf(to, base).path) } }];
}

export interface FileMessengerParts {
  /** Absolute: where relative folders begin. */
  readonly base: string;
  readonly clock: Clock;
  /** Told each time that a digest could not be written. */
  readonly onFailure: (error: unknown) => void;
}

/** Posts into a folder: `file:digests` is the one of that name in the folder that relative ones begin at. */
export class FileMessenger implements Messenger {
  readonly platform = "file";
  readonly #base: string;
  readonly #clock: Clock;
  readonly #onFailure: FileMessengerParts["onFailure"];

  constructor({ base, clock, onFailure }: FileMessengerParts) {
    this.#base = base;
    this.#clock = clock;
    this.#onFailure = onFailure;
  }

  async post(to: ChannelAddress, { body }: RenderedMessage, { signal }: PostOptions): Promise<Posted> {
    if (signal.aborted) return { kind: "unknown", reason: "It was given up." };
    const files = filesSchema.safeParse(body);
    if (!files.success) return NO_DIGEST;
    return await this.#write(async () => (await writeFiles(files.data, folderOf(to, this.#base))).path);
  }

  async edit(to: ChannelAddress, { body }: RenderedMessage, { signal, messageId }: EditOptions): Promise<Posted> {
    if (signal.aborted) return { kind: "unknown", reason: "It was given up." };
    const files = filesSchema.safeParse(body);
    if (!files.success) return NO_DIGEST;
    const path = join(folderOf(to, this.#base).path, basename(messageId));
    return await this.#write(async () => {
      await replaceFile(path, files.data.markdown);
      await replaceFile(path.replace(/\.md$/, ".json"), files.data.twin);
      return messageId;
    });
  }

  async find(to: ChannelAddress, key: string, { signal, since }: FindOptions): Promise<Found> {
    const folder = folderOf(to, this.#base).path;
    const [, id] = FILE_KEY.exec(key) ?? [];
    if (id === undefined) return { kind: "absent" };
    try {
      for (const name of await namesIn(folder)) {
        if (signal.aborted) break;
        const path = join(folder, name);
        if (!name.endsWith(".md") || (await stat(path)).mtimeMs < since.getTime() - CLOCK_DIFFERENCE) continue;
        if ((await readFile(path, "utf8")).includes(digestComment(id))) return { kind: "found", messageId: path };
      }
    } catch (error) {
      return { kind: "unanswered", reason: `The folder ${folder} cannot be read: ${reasonOf(error)}.`, retryAt: null };
    }
    return signal.aborted ? { kind: "unanswered", reason: "It was given up.", retryAt: null } : { kind: "absent" };
  }

  /**
   * A file is written whole or not at all, and one that is there already is found by its digest: nothing is ever unknown
   * here, and what failed is simply tried again in a minute.
   */
  async #write(write: () => Promise<string>): Promise<Posted> {
    try {
      return { kind: "sent", messageId: await write() };
    } catch (error) {
      this.#onFailure(error);
      return { kind: "limited", retryAt: new Date(this.#clock().getTime() + 60_000) };
    }
  }
}

const NO_DIGEST: Posted = {
  kind: "refused",
  why: "message",
  reason: "This is no digest, and a folder takes nothing else.",
};

/** A folder that is not there holds nothing. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  }
}

function folderOf(to: ChannelAddress, base: string): DigestFolder {
  const name = channelIdOf(to);
  return { name, path: isAbsolute(name) ? name : resolve(base, name) };
}
