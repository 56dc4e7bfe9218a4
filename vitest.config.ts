import { defineConfig } from "vitest/config";
import { SkippedTests } from "./test/support/skipped-tests.ts";

/** Files share what they load (no isolation): each makes books and folders of its own, and nothing of ours keeps a state between two. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", new SkippedTests()],
    globalSetup: ["test/support/temporary-folder.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "threads",
    maxWorkers: 2,
    isolate: false,
  },
});
