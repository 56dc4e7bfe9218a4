import { defineConfig } from "vitest/config";

/** Files share what they load (no isolation): each makes books and folders of its own, and nothing of ours keeps a state between two. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "threads",
    maxWorkers: 2,
    isolate: false,
  },
});
