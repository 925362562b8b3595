import type { LineStyle } from "./line.ts";

/** The colours and sizes that the pieces of a chat are drawn in; much like the platform's own, and no more than that. */
export interface Skin {
  readonly background: string;
  readonly ink: string;
  readonly strong: string;
  readonly muted: string;
  readonly link: string;
  readonly rule: string;
  readonly code: string;
  readonly badge: { readonly fill: string; readonly ink: string };
  readonly button: {
    readonly fill: string;
    readonly stroke: string;
    readonly height: number;
    readonly radius: number;
    readonly padding: number;
    readonly bold: boolean;
  };
  readonly lines: Readonly<Record<LineStyle, LineSkin>>;
}

export interface LineSkin {
  /** Pixels. */
  readonly size: number;
  readonly height: number;
  readonly color: "ink" | "strong" | "muted";
}

export const SLACK_SKIN: Skin = {
  background: "#ffffff",
  ink: "#1f1f21",
  strong: "#111113",
  muted: "#65666b",
  link: "#1665a8",
  rule: "#dfe0e3",
  code: "#f1f2f4",
  badge: { fill: "#e6e7ea", ink: "#65666b" },
  button: { fill: "#ffffff", stroke: "#c3c5ca", height: 28, radius: 6, padding: 11, bold: true },
  lines: {
    title: { size: 18, height: 26, color: "strong" },
    heading: { size: 14, height: 20, color: "strong" },
    text: { size: 14, height: 20, color: "ink" },
    small: { size: 12, height: 17, color: "muted" },
  },
};

export const DISCORD_SKIN: Skin = {
  background: "#2f3136",
  ink: "#dcdee2",
  strong: "#f4f5f7",
  muted: "#a0a4ad",
  link: "#4fb0f7",
  rule: "#45484f",
  code: "#24262a",
  badge: { fill: "#3b6ea8", ink: "#ffffff" },
  button: { fill: "#4b4e56", stroke: "#4b4e56", height: 32, radius: 8, padding: 12, bold: false },
  lines: {
    title: { size: 18, height: 26, color: "strong" },
    heading: { size: 15, height: 21, color: "strong" },
    text: { size: 14, height: 20, color: "ink" },
    small: { size: 12, height: 17, color: "muted" },
  },
};
