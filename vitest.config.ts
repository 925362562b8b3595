import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // A test that hangs fails with its own name long before the run's limit.
    testTimeout: 30_000,
  },
});
