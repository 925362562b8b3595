import type { NoticeAnswer } from "../../dispatch/answer.ts";

/** Something was done. */
export const done = (...lines: readonly string[]): NoticeAnswer => ({ kind: "notice", tone: "done", lines });

/** Something is so. */
export const info = (...lines: readonly string[]): NoticeAnswer => ({ kind: "notice", tone: "info", lines });

/** It was not done, and the person can do something about it. */
export const refused = (...lines: readonly string[]): NoticeAnswer => ({ kind: "notice", tone: "refused", lines });

/** For those who may not change what a channel gets. */
export const MANAGERS_ONLY = refused("Only those who manage this channel can do that. Ask one of them.");
