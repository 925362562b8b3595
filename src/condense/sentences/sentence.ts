import type { Span } from "../../article/figure.ts";

/** One sentence of an article's text, white space around it left out. */
export interface Sentence extends Span {
  /** `text.slice(start, end)`, line breaks and all. */
  readonly text: string;
  /** Which paragraph it stands in, from 0: a summary treats the first of a paragraph differently. */
  readonly paragraph: number;
}
