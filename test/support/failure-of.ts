import { expect } from "vitest";
import { LedeError } from "../../src/shared/errors.ts";

/** The error that `work` must end with. */
export async function failureOf(work: Promise<unknown>, code = "store-unavailable"): Promise<LedeError> {
  const error: unknown = await work.then(
    () => expect.unreachable("it did not fail"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof LedeError)) throw error;
  expect(error.code).toBe(code);
  return error;
}
