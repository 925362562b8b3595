import type { Figure } from "../article/figure.ts";
import type { ChannelAddress } from "../article/subscription.ts";

/** A reader says that a figure is wrong. Who it was is not kept. */
export interface FigureReport {
  /** Short enough to type: `r12`. */
  readonly id: string;
  readonly articleId: string;
  readonly headline: string;
  readonly channel: ChannelAddress;
  readonly figure: ReportedFigure;
  readonly reportedAt: Date;
}

/** What tells a figure from the others of its article, also when the code that found it has changed. */
export type ReportedFigure = Pick<Figure, "text" | "measures"> & { readonly sentence: string };

export interface NewReport {
  readonly articleId: string;
  readonly headline: string;
  readonly channel: ChannelAddress;
  readonly figure: Figure;
  readonly now: Date;
}

/** Where reports wait for the owner. */
export interface ReportStore {
  /** Null where somebody reported the figure already. */
  reportFigure(report: NewReport): Promise<FigureReport | null>;
  /** Those that the owner has not settled, the oldest first. */
  openReports(): Promise<readonly FigureReport[]>;
  /**
   * `retracted`: the figure is no longer one of its article, whichever code reads it; `kept`: it is right. Null where
   * no open report has the id.
   */
  settleReport(id: string, as: "retracted" | "kept"): Promise<FigureReport | null>;
}

/** `€240 million — spent on quays` */
export function renderFigureLabel({ text, measures }: Pick<ReportedFigure, "text" | "measures">): string {
  return `${text} — ${measures}`;
}
