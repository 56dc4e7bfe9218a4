/** A cycle's books, entered by its commands and files in a folder of their own. */
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBalis, words } from "../../cases/run-case.ts";
import { AFTER_ALL } from "./books.ts";
import { type Cycle, dayIn, FILES } from "./cycles.ts";

export async function enteredCycle({ id, files, before, years, after }: Cycle): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), "balis-cycle-"));
  cpSync(join(FILES, files), cwd, { recursive: true });
  writeFileSync(join(cwd, "报告.txt"), "样例报告\n");
  for (const line of [
    ...[
      "init",
      "library import --builtin",
      "rule enact --builtin mof-2020",
      "rule enact --builtin balis-indicators",
    ],
    ...before,
    `subproject budget ${id} --import budget.csv`,
    `subproject receive ${id} --import receipts.csv`,
    `subproject accounts ${id} --import account-map.csv`,
    ...years.flatMap((year) => [`import ledger-${year}.csv`, `indicator target import targets-${year}.yaml`]),
    // As they were made: by their day.
    ...after.toSorted((a, b) => (dayIn(a) < dayIn(b) ? -1 : dayIn(a) > dayIn(b) ? 1 : 0)),
  ]) {
    const done = await runBalis(words(line), { cwd, lang: "zh-CN", now: AFTER_ALL });
    if (done.exit > 0 && !line.startsWith("subproject move"))
      throw new Error(`${line} ends with ${done.exit}: ${done.stdout}${done.stderr}`);
    if (done.exit > 1) throw new Error(`${line}: ${done.stderr}`);
  }
  return cwd;
}
