import sniffEncoding from "html-encoding-sniffer";
import { decodeText } from "../../shared/decode-text.ts";

/** What the sniffer says where nobody names an encoding; `decodeText` then looks at the bytes. */
const UNNAMED = "x-unnamed";

/**
 * The bytes of a page → text, by the byte order mark, else the HTTP header, else the page's own meta element, else as UTF-8
 * where that is valid, else as windows-1252. A page that calls itself Western European and is valid UTF-8 is UTF-8: that
 * is a server's default, and nobody writes UTF-8 by accident. Source: HTML Standard, determining the character encoding.
 * @param contentType as HTTP has it: `text/html; charset=utf-8`.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const label = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? "")?.[1];
  const named = sniffEncoding(bytes, {
    ...(label === undefined ? {} : { transportLayerEncodingLabel: label }),
    defaultEncoding: UNNAMED,
  });
  switch (named) {
    // `decodeText` decides between these by the bytes; the sniffer reads `iso-8859-1` as windows-1252.
    case UNNAMED:
    case "UTF-8":
    case "windows-1252":
      return decodeText(bytes);
    // Asks for nothing but U+FFFD. Source: Encoding Standard, replacement.
    case "replacement":
    case "x-user-defined":
      return decodeText(bytes);
    default:
      return new TextDecoder(named).decode(bytes);
  }
}
