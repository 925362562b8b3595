const UTF8_STRICT = new TextDecoder("utf-8", { fatal: true });
const UTF8_LENIENT = new TextDecoder("utf-8");

/**
 * Bytes of a text file → text: by its byte order mark, else as UTF-8 where it is valid, else as windows-1252, which
 * is what older editors and news systems wrote. A UTF-8 file with a few stray bytes stays UTF-8: each stray byte
 * becomes one U+FFFD, where windows-1252 would garble every accent and quotation mark in it.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = encodingByMark(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  try {
    return UTF8_STRICT.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return isMostlyUtf8(bytes) ? UTF8_LENIENT.decode(bytes) : new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * Whether bytes are something else than text: a NUL outside UTF-16, or more control characters than text ever has
 * (one in fifty of the first 8 KB).
 */
export function isBinary(bytes: Uint8Array): boolean {
  const mark = encodingByMark(bytes);
  if (mark === "utf-16le" || mark === "utf-16be") return false;
  const head = bytes.subarray(0, 8192);
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    // Tab, line feed, form feed, carriage return and escape do occur in text files.
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
  }
  return controls * 50 > head.length;
}

function encodingByMark(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** More whole multi-byte sequences than stray bytes: nobody writes those by accident in windows-1252. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let stray = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    const length = lead < 0x80 ? 1 : lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (length === 1) {
      i += 1;
    } else if (length > 0 && hasContinuation(bytes, i + 1, i + length)) {
      whole += 1;
      i += length;
    } else {
      stray += 1;
      i += 1;
    }
  }
  return whole > stray;
}

function hasContinuation(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (((bytes[i] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}
