import { defineConfig } from "vitest/config";
import { ClosingLine } from "./test/support/closing-line.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/postgres-door.ts"],
    reporters: ["default", new ClosingLine()],
    // Much of a run is waiting for processes and sockets: a worker for each core, and not one less.
    maxWorkers: "100%",
    // A test that hangs fails with its own name long before the run's limit.
    testTimeout: 30_000,
  },
});
