import { schedule } from "node-cron";

export interface MinuteTick {
  stop(): Promise<void>;
}

/**
 * Calls `onMinute` at the start of every minute, never twice at once; a failure goes to `onError` and the next minute
 * comes all the same.
 */
export function everyMinute(onMinute: () => Promise<void>, onError: (error: unknown) => void): MinuteTick {
  const task = schedule("* * * * *", () => onMinute().catch(onError), { noOverlap: true });
  return {
    async stop() {
      await task.destroy();
    },
  };
}
