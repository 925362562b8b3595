import { Parser } from "htmlparser2";

/** Elements that stand on lines of their own; the text of two of them is never run together. */
const BLOCKS = new Set(
  (
    "address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul"
  ).split(" "),
);

/** What a browser does not show as text. */
const UNSEEN =
  "script style template noscript svg math head iframe object select button textarea video audio canvas".split(" ");

/**
 * The text of an HTML fragment as a reader sees it: one paragraph a block with a blank line between, white space
 * folded, entities resolved. Linear in the input and without a document tree.
 * @param without names of further elements to leave out with all they hold.
 */
export function renderHtmlAsText(html: string, without: readonly string[] = []): string {
  const unseenNames = new Set([...UNSEEN, ...without]);
  const paragraphs: string[] = [];
  let line = "";
  let unseen = 0;
  const endParagraph = (): void => {
    const text = line
      .split("\n")
      .map((part) => part.replaceAll(/[\t\r\f ]+/g, " ").trim())
      .filter((part) => part !== "")
      .join("\n");
    if (text !== "") paragraphs.push(text);
    line = "";
  };
  const parser = new Parser({
    onopentagname(name) {
      if (unseenNames.has(name)) unseen++;
      else if (name === "br") line += "\n";
      else if (name === "td" || name === "th") line += " ";
      else if (BLOCKS.has(name)) endParagraph();
    },
    ontext(text) {
      // A line break in the source is white space like any other; only <br> breaks a line.
      if (unseen === 0) line += text.replaceAll(/[\n\r]/g, " ");
    },
    onclosetag(name) {
      if (unseenNames.has(name)) unseen--;
      else if (BLOCKS.has(name)) endParagraph();
    },
  });
  parser.write(html);
  parser.end();
  endParagraph();
  return paragraphs.join("\n\n");
}

export interface HtmlLimits {
  readonly depth: number;
  readonly elements: number;
  readonly attributesOfOne: number;
}

/** Characters scanned between two looks at the counters. */
const SCAN_CHUNK = 16_384;

/** Whether a document tree would go beyond the limits, found out without building one and soon after it does. */
export function isHtmlBeyond(html: string, limits: HtmlLimits): boolean {
  const seen = { depth: 0, deepest: 0, elements: 0, attributes: 0, attributesOfOne: 0 };
  const parser = new Parser({
    onopentagname() {
      seen.elements++;
      seen.attributes = 0;
      seen.deepest = Math.max(seen.deepest, ++seen.depth);
    },
    onattribute() {
      seen.attributesOfOne = Math.max(seen.attributesOfOne, ++seen.attributes);
    },
    onclosetag() {
      seen.depth--;
    },
  });
  const isBeyond = (): boolean =>
    seen.deepest > limits.depth || seen.elements > limits.elements || seen.attributesOfOne > limits.attributesOfOne;
  for (let i = 0; i < html.length && !isBeyond(); i += SCAN_CHUNK) parser.write(html.slice(i, i + SCAN_CHUNK));
  return isBeyond();
}
