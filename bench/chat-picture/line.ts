/** How some characters look, whatever line they stand in. */
export interface Look {
  readonly bold: boolean;
  readonly code: boolean;
  readonly link: boolean;
}

export interface Span {
  readonly text: string;
  readonly look: Look;
}

/** What a platform's marks say of one line of text; how big and how grey that is, is the skin's. */
export interface Line {
  readonly style: LineStyle;
  readonly marker: "bullet" | "quote" | null;
  readonly spans: readonly Span[];
}

export type LineStyle = "title" | "heading" | "text" | "small";

export const PLAIN: Look = { bold: false, code: false, link: false };

/** When and where the picture is looked at: chats write times for their reader. */
export interface Moment {
  readonly now: Date;
  /** IANA name. */
  readonly timeZone: string;
}

/** A line in our own words. */
export function makeLine(style: LineStyle, text: string, look: Partial<Look> = {}): Line {
  return { style, marker: null, spans: [{ text, look: { ...PLAIN, ...look } }] };
}
