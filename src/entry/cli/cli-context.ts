import type { Clock } from "../../shared/clock.ts";
import type { Log } from "../../shared/log.ts";
import type { Settings } from "../settings.ts";

/** What the commands have of the world. */
export interface CliContext {
  readonly version: string;
  /** Lede's own folder: `seeds/` and `digests/` are in it. */
  readonly home: string;
  /** @throws LedeError `bad-settings`; a command that asks for none runs with wrong ones, too. */
  readonly settings: () => Promise<Settings>;
  readonly clock: Clock;
  /** The log of a command that runs on; no secret of the environment is in it. */
  readonly openLog: () => Promise<Log>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

/** What a command needs of `process.stdout`. */
export interface OutputStream {
  write(text: string): boolean;
  readonly isTTY?: boolean;
  readonly columns?: number;
}
