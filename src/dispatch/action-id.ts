import type { StoryAction } from "./answer.ts";

/**
 * What a button carries: it still works when the digest is weeks old and Lede was restarted, because all it needs is
 * in it. Discord allows 100 characters (custom_id), Slack 255 (action_id).
 */
export interface ActionId {
  readonly action: StoryAction | "share" | "help";
  /**
   * The article it is about; for `report` of one of its figures `<article>.<start>`; for `share`, what is to be shown
   * to everyone: `summary.<article>`, `figures.<article>`, `digest.<digest>`; for `help`, `lede`. `help` is on messages
   * without a story (a quiet day, a notice): Discord finds a message again only by a button.
   */
  readonly subject: string;
  /** The delivery's key, by which a posted message is found again; only on the first button of a message. */
  readonly key?: string;
}

const ACTIONS = ["summary", "figures", "report", "mute", "share", "help"] as const;

/** `lede:figures:9f86d081884c7d659a2f:d1c5…:1` */
export function renderActionId({ action, subject, key }: ActionId): string {
  return key === undefined ? `lede:${action}:${subject}` : `lede:${action}:${subject}:${key}`;
}

/** Null for an id that is not one of ours. */
export function parseActionId(text: string): ActionId | null {
  const [lede, named, subject, ...key] = text.split(":");
  const action = ACTIONS.find((each) => each === named);
  if (lede !== "lede" || action === undefined || !subject) return null;
  return key.length === 0 ? { action, subject } : { action, subject, key: key.join(":") };
}
