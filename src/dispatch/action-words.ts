import type { NoticeAnswer, StoryAction } from "./answer.ts";

/** What stands on the buttons and in the menus, the same on every platform. */
export const ACTION_WORDS: Readonly<Record<StoryAction | "source" | "share" | "help", string>> = {
  summary: "Summary",
  figures: "Figures",
  source: "Source",
  share: "Share here",
  help: "Help",
  report: "Report a wrong figure",
  mute: "Mute this source here",
};

/** What stands in a menu before anything is picked. */
export const PICK_WORDS: Readonly<Record<StoryAction, string>> = {
  summary: "Pick a story",
  figures: "Pick a story",
  report: "Pick the figure that is wrong",
  mute: "Pick a source",
};

/** Said above a digest that was there before. */
export const LATEST_AGAIN = "Nothing is new since this digest. Here it is again.";

/** Said in place of figures where an article has none. */
export const NO_FIGURES = "There are no figures in this article.";

/** Stands before a notice, so that a glance tells done from refused. */
export const TONE_MARKS: Readonly<Record<NoticeAnswer["tone"], string>> = {
  done: "✅ ",
  info: "",
  refused: "✋ ",
  failed: "⚠️ ",
};
