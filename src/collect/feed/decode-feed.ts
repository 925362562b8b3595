import iconv from "iconv-lite";
import { isUtf8 } from "node:buffer";
import { decodeText } from "../../shared/decode-text.ts";

/**
 * The bytes of a feed → text. Byte order mark, then HTTP, then the XML declaration, then UTF-8 where it is valid, then
 * windows-1252: the first that the bytes agree with. A document that calls itself Western European and is valid UTF-8 is
 * UTF-8: that is a server's default, and nobody writes UTF-8 by accident.
 * Source: RFC 7303, 3; XML 1.0, appendix F; Encoding Standard.
 * @param contentType as HTTP has it: `application/rss+xml; charset=utf-8`.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): string {
  const wide = wideEncoding(bytes);
  if (wide !== null) return iconv.decode(bytes, wide);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeText(bytes);
  const declaration = new TextDecoder("latin1").decode(bytes.subarray(0, DECLARATION_BYTES));
  const labels = [
    /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? "")?.[1],
    /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"'\s]+)/i.exec(declaration)?.[1],
  ];
  for (const label of labels) {
    const text = label === undefined ? null : decodeAs(bytes, label);
    if (text !== null) return text;
  }
  return decodeText(bytes);
}

/** Where an XML declaration has ended if there is one. */
const DECLARATION_BYTES = 256;

/** Labels that servers and templates put on anything; the bytes decide whether it is so. */
const UNIVERSAL = /^(?:us-ascii|ascii|utf-?8)$/i;
const WESTERN = /^(?:(?:iso[-_]?)?8859[-_]?1|latin-?1|windows-1252|cp-?1252)$/i;

/**
 * Labels that mean more than they say. Source: Encoding Standard, 4.2 (names and labels), for the first three; code
 * pages as IANA's registry has them.
 */
const ALIASES: Readonly<Record<string, string>> = {
  gb2312: "gb18030",
  gbk: "gb18030",
  ks_c_5601: "euc-kr",
  cspc8codepage437: "cp437",
  cspc850multilingual: "cp850",
  cspcp852: "cp852",
  cspc775baltic: "cp775",
  cspc862latinhebrew: "cp862",
  "cp-is": "cp861",
  "cp-gr": "cp869",
};

/** Null where nobody knows the label or the bytes are not of that encoding. */
function decodeAs(bytes: Uint8Array, label: string): string | null {
  if (WESTERN.test(label)) return decodeText(bytes);
  if (UNIVERSAL.test(label)) return isUtf8(bytes) ? decodeText(bytes) : null;
  const name = ALIASES[label.toLowerCase()] ?? label.replace(/^cs(?=ibm|koi)/i, "").replace(/^ibm[-_]?0*(?=\d)/i, "cp");
  const decoder = makeDecoder(name);
  if (decoder !== null) {
    try {
      return decoder.decode(bytes);
    } catch (error) {
      // Not of this encoding: the next in line is tried.
      if (error instanceof TypeError) return null;
      throw error;
    }
  }
  // A label of a wide encoding over bytes that are not: the declaration could be read as ASCII.
  if (!iconv.encodingExists(name) || /^(?:utf|ucs|base64|hex|binary)/i.test(name)) return null;
  return iconv.decode(bytes, name);
}

function makeDecoder(label: string): { decode(bytes: Uint8Array): string } | null {
  if (/^(?:utf|ucs|iso-10646-ucs|csucs|unicode)/i.test(label)) return null;
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** UTF-16 and UTF-32 by their mark, or by how `<?` and `<x` lie in them. */
function wideEncoding(bytes: Uint8Array): "utf-32le" | "utf-32be" | "utf-16le" | "utf-16be" | null {
  const [a = -1, b = -1, c = -1, d = -1] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0 && b === 0) return (c === 0xfe && d === 0xff) || (c === 0 && d === 0x3c) ? "utf-32be" : null;
  if (a === 0x3c && b === 0) return c === 0 && d === 0 ? "utf-32le" : "utf-16le";
  if (a === 0 && b === 0x3c) return "utf-16be";
  return null;
}
