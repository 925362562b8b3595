import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** The body is larger, decoded, than anybody's feed or page. */
export class BodyTooLarge extends Error {}
/** It comes so slowly that it would never end. */
export class BodyTooSlow extends Error {}
/** It is not in the encoding that its header names. */
export class BodyUndecodable extends Error {
  readonly encoding: string;

  constructor(encoding: string, options?: ErrorOptions) {
    super(`The body is not in the encoding ${encoding}.`, options);
    this.name = "BodyUndecodable";
    this.encoding = encoding;
  }
}

/** Bytes a second, on the wire, that a body must keep up, and how long it may be slower at first (milliseconds). */
const SLOWEST = { bytesPerSecond: 1024, graceMs: 1500, checkEveryMs: 250 };

export interface BodyOptions {
  /** As the header has it: `gzip`, `br, gzip`. */
  readonly encoding: string;
  /** Bytes, decoded. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/**
 * The whole of a response's body, decoded. Bytes are counted as they come out of the decoder: a gzip of a few kilobytes
 * can hold gigabytes, and never more than one chunk beyond the limit of them is made.
 *
 * @throws BodyTooLarge, BodyTooSlow, BodyUndecodable; what the connection or the signal throws.
 */
export async function readBody(
  body: Readable,
  { encoding, maxBytes, signal }: BodyOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const slow = new AbortController();
  const started = performance.now();
  let received = 0;
  const onTheWire = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of source) {
      received += chunk.length;
      yield chunk;
    }
  };
  const watch = setInterval(() => {
    const elapsed = performance.now() - started;
    if (elapsed < SLOWEST.graceMs || (received / elapsed) * 1000 >= SLOWEST.bytesPerSecond) return;
    slow.abort(new BodyTooSlow("The body comes too slowly."));
  }, SLOWEST.checkEveryMs);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const count = async (decoded: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of decoded) {
      size += chunk.length;
      if (size > maxBytes) throw new BodyTooLarge("The body is too large.");
      chunks.push(chunk);
    }
  };
  const decoder = decoderOf(encoding);
  const ended = { signal: AbortSignal.any([signal, slow.signal]) };
  try {
    if (decoder === null) await pipeline(body, onTheWire, count, ended);
    else await pipeline(body, onTheWire, decoder, count, ended);
  } catch (error) {
    if (slow.signal.aborted) throw slow.signal.reason;
    if (signal.aborted) throw signal.reason;
    if (isZlibError(error)) throw new BodyUndecodable(encoding, { cause: error });
    throw error;
  } finally {
    clearInterval(watch);
  }
  return Buffer.concat(chunks);
}

/** Null where it is sent as it is. One encoding on top of another is nothing that anybody asked for. */
function decoderOf(encoding: string): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case "":
    case "identity":
      return null;
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "br":
      return createBrotliDecompress();
    case "deflate":
      return createInflate();
    default:
      throw new BodyUndecodable(encoding);
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && "errno" in error && "code" in error && /^(?:Z_|ERR_)/.test(String(error.code));
}
