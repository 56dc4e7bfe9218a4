/** Names the tests that did not run on this machine after the runner's own summary, so that no gap is overlooked. */
import type { Reporter, TestModule, Vitest } from "vitest/node";

export class SkippedTests implements Reporter {
  private chosen = false;

  onInit(vitest: Vitest): void {
    this.chosen = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.chosen) return;
    const skipped = modules.flatMap((module) => [...module.children.allTests("skipped")]);
    if (skipped.length === 0) return;
    const names = skipped.map((t) => `  ${t.module.relativeModuleId}: ${t.fullName}`);
    process.stdout.write(`\nNot run on this machine (${skipped.length}):\n${names.join("\n")}\n`);
  }
}
