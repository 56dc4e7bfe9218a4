/** Books at a terminal with one sub-project under way, 2019-zx of 10008, whose line 专家劳务 30226 has 30,000.00 of fiscal money. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runBalis, words } from "../../cases/run-case.ts";

/** By the clock of books of which everything has happened. */
export const AFTER_ALL = "2026-01-05T01:30:00Z";

export const MOVES = (id: string, targets: string): string[] => [
  `subproject move ${id} apply --library 10008 --on 2018-10-15`,
  `subproject move ${id} review --text 同意 --on 2018-11-20`,
  `subproject move ${id} decide --yuan 30000 --document 样例1号 --on 2018-12-20`,
  `subproject move ${id} appoint --library 10008 --way assignment --document 样例2号 --on 2018-12-21`,
  `subproject move ${id} nominate-team --member 张三@10008 --on 2018-12-22`,
  `subproject move ${id} approve-team --document 样例3号 --on 2018-12-23`,
  `subproject move ${id} agree --target ${targets} --midterm-on 2019-07-15 --acceptance-on 2019-11-29 --evaluation-on 2019-12-06 --document 样例协议 --on 2018-12-24`,
  `subproject budget ${id} --line 专家劳务 --class 30226 --yuan 30000 --year ${id.slice(0, 4)} --on 2018-12-25`,
];

const CHECK = (id: string, check: string, days: readonly string[]): string[] => [
  `subproject move ${id} notice --check ${check} --check-on ${days[1]} --on ${days[0]}`,
  `subproject move ${id} report --check ${check} --evidence 报告.txt --on ${days[1]}`,
  `subproject move ${id} desk-review --check ${check} --text 材料齐全 --on ${days[1]}`,
  `subproject move ${id} conclude --check ${check} --conclusion pass --document 样例检${check} --on ${days[1]}`,
  `subproject move ${id} consolidate --check ${check} --evidence 报告.txt --on ${days[1]}`,
];

/** Every check passed; nothing is spent. */
export const ALL_CHECKS = (id: string): string[] => [
  ...CHECK(id, "midterm", ["2019-06-10", "2019-07-15"]),
  ...CHECK(id, "acceptance", ["2019-10-10", "2019-11-29"]),
  ...CHECK(id, "evaluation", ["2019-11-29", "2019-12-30"]),
];

export const finalAcceptance = (id: string, used: string): string =>
  `subproject move ${id} final-accept --conclusion pass --used 10008=${used} --benefit "10008:咨询=754 笔" --document 样例总验1号 --on 2019-12-31`;

export interface TerminalBooks {
  readonly cwd: string;
  /** Any outcome. */
  run(line: string, lang?: "zh-CN" | "en"): ReturnType<typeof runBalis>;
  /** Must not be refused; what it answers as JSON. */
  json(line: string): Promise<ReturnType<typeof JSON.parse>>;
  /** The code it is refused with; "" when it is not. */
  refusal(line: string): Promise<string>;
  write(name: string, text: string): void;
  remove(): void;
}

export async function terminalBooks(
  of: { id?: string; from?: string; to?: string; targets?: string; now?: string } = {},
): Promise<TerminalBooks> {
  const { id = "2019-zx", from = "2019-01-01", to = "2019-12-31", targets = '"咨询>=700 笔"' } = of;
  const { now } = of;
  const cwd = mkdtempSync(join(tmpdir(), "balis-zx-"));
  const run = (line: string, lang: "zh-CN" | "en" = "zh-CN") =>
    runBalis(words(line), { cwd, lang, ...(now === undefined ? {} : { now }) });
  const json = async (line: string) => {
    const done = await run(`${line} --json --quiet`);
    if (done.exit > 1) throw new Error(`${line} ends with ${done.exit}: ${done.stderr}`);
    return JSON.parse(done.stdout);
  };
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, "报告.txt"), "样例报告\n");
  await json("init");
  await json("library import --builtin");
  await json(
    `subproject add ${id} --name 联合咨询 --rule central --libraries 10008 --from ${from} --to ${to}`,
  );
  for (const line of MOVES(id, targets)) await json(line);
  return {
    ...{ cwd, run, json },
    refusal: async (line) => {
      const { stderr, exit } = await run(line);
      return exit === 3 ? (/\[([a-z-]+)\]/.exec(stderr)?.[1] ?? "?") : "";
    },
    write: (name, text) => writeFileSync(resolve(cwd, name), text),
    remove: () => rmSync(cwd, { recursive: true, force: true }),
  };
}
