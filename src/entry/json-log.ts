import { hostname } from "node:os";
import { pino, stdSerializers, stdTimeFunctions } from "pino";
import type { Log } from "../shared/log.ts";
import type { OutputStream } from "./cli/cli-context.ts";

/** What becomes of a line before it is written. */
export type Redact = (line: string) => string;

/**
 * The log as machines read it, a JSON document a line: `{"level":"info","time":"2026-11-02T07:00:00.000Z","pid":12,
 * "host":"worker-1","message":"Posted.", …}`.
 */
export function makeJsonLog(stream: OutputStream, redact: Redact): Log {
  const logger = pino(
    {
      base: { pid: process.pid, host: hostname() },
      messageKey: "message",
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { error: stdSerializers.errWithCause },
    },
    { write: (line: string) => void stream.write(redact(line)) },
  );
  return {
    info: (sentence, fields = {}) => logger.info(fields, sentence),
    warn: (sentence, fields = {}) => logger.warn(fields, sentence),
    error: (sentence, fields = {}) => logger.error(fields, sentence),
  };
}
