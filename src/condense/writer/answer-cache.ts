import { createHash } from "node:crypto";
import type { CondensedFrom } from "../condense.ts";
import { PROMPT_VERSION } from "./prompt.ts";
import type { WrittenSentence } from "./writer.ts";

/** Keeps what a writer wrote, so that the same article is paid for once. What comes out is verified again. */
export interface AnswerCache {
  get(key: string): Promise<readonly WrittenSentence[] | null>;
  set(key: string, sentences: readonly WrittenSentence[]): Promise<void>;
}

/** The same article, prompt and model have the same key: hexadecimal SHA-256. */
export function answerKey({ title, text, language }: CondensedFrom, writer: string): string {
  const parts = JSON.stringify([PROMPT_VERSION, writer, title, language, text]);
  return createHash("sha256").update(parts).digest("hex");
}
