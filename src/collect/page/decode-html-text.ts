import { Parser } from "htmlparser2";

/** Text in which HTML may be written, as in JSON-LD: marks gone, entities resolved, white space folded. */
export function decodeHtmlText(text: string): string {
  if (!/[&<]/.test(text)) return text.replaceAll(/\s+/g, " ").trim();
  let decoded = "";
  const parser = new Parser({
    ontext(part) {
      decoded += part;
    },
    onopentagname(name) {
      if (/^(?:p|br|div|li|h\d)$/.test(name)) decoded += "\n";
    },
  });
  parser.end(text);
  return decoded.replaceAll(/\s+/g, " ").trim();
}
