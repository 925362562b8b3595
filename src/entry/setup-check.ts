/** One thing that has to be right before a bot works, and whether it is. */
export interface SetupCheck {
  /** `The bot token`, `The channel slack:C0123`. */
  readonly what: string;
  /** What is wrong and what to do next, in whole sentences; null where it is right. */
  readonly fault: string | null;
  /** What was found where it is right: `of the workspace Harbour`. */
  readonly found?: string;
}
