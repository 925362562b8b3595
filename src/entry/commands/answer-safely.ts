import { randomBytes } from "node:crypto";

import type { Answer } from "../../dispatch/answer.ts";
import type { Log } from "../../shared/log.ts";

export interface AskedWhat {
  /** What was asked, without what the person wrote: `slack /summary`. */
  readonly what: string;
  readonly log: Log;
}

/** An answer, whatever happens: a surprise goes to the log under a number, which the person is shown. */
export async function answerSafely(ask: () => Promise<Answer>, { what, log }: AskedWhat): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const number = randomBytes(4).toString("hex");
    log.error(`${what} failed. The person was shown the number.`, { number, error });
    return {
      kind: "notice",
      tone: "failed",
      lines: [`Something went wrong inside Lede. Try again; whoever runs it finds this in the log as ${number}.`],
    };
  }
}
