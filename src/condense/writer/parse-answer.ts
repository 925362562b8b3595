import { z } from "zod";
import type { WrittenSentence } from "./writer.ts";

/** What a model is to answer; sentences of the article are numbered from 1 there. */
export const ANSWER = z.object({
  sentences: z
    .array(z.object({ text: z.string(), evidence: z.array(z.number()) }))
    .describe("Two or three sentences, in reading order"),
});

/** More sentences than this are no summary. */
const MOST_SENTENCES = 5;
/** Longer than any answer of 350 tokens (characters). */
const LONGEST_ANSWER = 20_000;

/** A parsed answer → sentences with evidence counted from 0; null where it has none. */
function readAnswer(answer: unknown): readonly WrittenSentence[] | null {
  const parsed = ANSWER.safeParse(answer);
  if (!parsed.success || parsed.data.sentences.length === 0 || parsed.data.sentences.length > MOST_SENTENCES)
    return null;
  return parsed.data.sentences.map(({ text, evidence }) => ({ text, evidence: evidence.map((number) => number - 1) }));
}

/** The same from text: the JSON object in it, whatever fences or words stand around. Null where there is no whole one. */
export function parseAnswer(text: string): readonly WrittenSentence[] | null {
  const from = text.indexOf("{");
  const until = text.lastIndexOf("}") + 1;
  if (from < 0 || until <= from || text.length > LONGEST_ANSWER) return null;
  try {
    return readAnswer(JSON.parse(text.slice(from, until)));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
