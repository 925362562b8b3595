/** What a line of the log carries beside its sentence. Never a token, never what a person wrote. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where Lede says what it does and what went wrong, for the person who runs it. */
export interface Log {
  info(sentence: string, fields?: LogFields): void;
  warn(sentence: string, fields?: LogFields): void;
  /** `fields.error` is what was thrown. */
  error(sentence: string, fields?: LogFields): void;
}
