import type { Clock } from "../shared/clock.ts";
import type { Log } from "../shared/log.ts";
import { makeRedact } from "../shared/redact.ts";
import type { OutputStream } from "./cli/cli-context.ts";
import { makePlainLog } from "./plain-log.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** The log of a process that runs on: plain lines for a person at a terminal, else JSON. No secret of the environment is in it. */
export async function makeLog(
  stream: OutputStream,
  { env, clock }: { readonly env: Env; readonly clock: Clock },
): Promise<Log> {
  const redact = makeRedact(secretsOf(env));
  if (stream.isTTY === true) return makePlainLog(stream, { redact, clock });
  // Loaded only where it is written.
  const { makeJsonLog } = await import("./json-log.ts");
  return makeJsonLog(stream, redact);
}

/** Settings by whose names their values are secret. */
const SECRET_NAMES = /TOKEN|SECRET|KEY|PASSWORD/;

/** The secrets among the settings, and the password in the database's address. */
export function secretsOf(env: Env): readonly string[] {
  const named = Object.entries(env).flatMap(([name, value]) =>
    value && SECRET_NAMES.test(name) ? [value.trim()] : [],
  );
  const url = env["DATABASE_URL"]?.trim() ?? "";
  const password = URL.canParse(url) ? new URL(url).password : "";
  return [...named, password, decodeURIComponent(password)].filter((secret) => secret !== "");
}
