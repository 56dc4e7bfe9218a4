/** Completion: the table of what may stand at the end of a line. */
import { describe, expect, test } from "vitest";
import { type Completion, type CompletionSource, complete } from "../../src/cli/complete.ts";
import type { CommandSpec } from "../../src/terminal/command.ts";
import { programWords } from "../../src/terminal/words/program.ts";
import { commands } from "../support/every-command.ts";
import { sources, textOf } from "../tidy/source-files.ts";

const KNOWN: Readonly<Record<CompletionSource, readonly string[]>> = {
  aliases: ["北大图书馆"],
  "answered-waybills": ["SF1003"],
  companies: ["sample-courier"],
  decided: ["D-3e00"],
  discrepancies: ["D-1a2b", "D-1a3c", "D-2f00"],
  "error-codes": ["period-must-be-open", "period-must-be-valid"],
  files: ["1", "2"],
  findings: ["3-rows", "4-totals"],
  funds: ["dd"],
  "held-waybills": ["SF1001", "SF1002"],
  indicators: ["delivered", "dd-filled"],
  libraries: ["10001", "10002", "11414"],
  operators: ["李"],
  parties: ["10001", "courier:sample-courier"],
  payments: ["M-1"],
  periods: ["2019-05", "2019-06"],
  problems: ["1"],
  profiles: ["pku-dd"],
  requests: ["DD20190500093"],
  rules: ["balis-dd@2017-01-01"],
  "rule-packs": ["sample-2019", "balis-limits"],
  settings: ["period-date-dd"],
  subprojects: ["2019-dd"],
  targets: ["agreement:满足率"],
  topics: ["month", "courier"],
  years: ["2019"],
};

async function values(typed: string): Promise<string[]> {
  const found = await complete({
    ...{ words: typed.split(" "), commands, language: "en" },
    globals: programWords.en.globalOptions,
    values: async (source): Promise<Completion[]> => KNOWN[source].map((value) => ({ value, text: "" })),
  });
  return found.map(({ value }) => value);
}

/** What is typed behind `balis `, a blank at its end where the next word is begun → what may stand there. */
const TABLE: readonly (readonly [string, readonly string[]])[] = [
  ["reco", ["reconcile"]],
  ["library s", ["show", "set"]],
  ["library show 100", ["10001", "10002"]],
  ["library add ", []],
  ["settle 2019-0", ["2019-05", "2019-06"]],
  ["discrepancy list 2019-05 --status ", ["open", "resolved"]],
  ["discrepancy list 2019-05 --status=o", ["--status=open"]],
  ["discrepancy list 2019-05 --library=114", ["--library=11414"]],
  ["discrepancy show D-1a", ["D-1a2b", "D-1a3c"]],
  ["discrepancy resolve D-1a2b D-2", ["D-2f00"]],
  ["discrepancy withdraw ", ["D-3e00"]],
  ["discrepancy assign D-1a2b --to ", ["李"]],
  ["findings answer 2019-05 3", ["3-rows"]],
  ["courier answer 2019-05 SF1001 ", ["SF1001", "SF1002"]],
  ["courier withdraw 2019-05 ", ["SF1003"]],
  ["courier audit 2019-05 --waybill SF", ["SF1001", "SF1002"]],
  ["correct note 2019-05 DD", ["DD20190500093"]],
  ["why DD", ["DD20190500093"]],
  ["indicator show d", ["delivered", "dd-filled"]],
  ["indicator target set 2019-dd del", ["delivered"]],
  ["indicator assess 2019-dd ", ["agreement:满足率"]],
  ["subproject move 2019-dd app", ["apply", "appoint", "approve-team"]],
  ["subproject solved 2019-dd ", ["1"]],
  ["agreement step 10001 v", ["verify"]],
  ["alias end ", ["北大图书馆"]],
  ["payment record courier:", ["courier:sample-courier"]],
  ["payment reverse ", ["M-1"]],
  ["completion po", ["powershell"]],
  ["form ill-c", ["ill-centre"]],
  ["setup --rules sample-2019 ba", ["balis-limits"]],
  ["help errors period-must-be-o", ["period-must-be-open"]],
  ["discrepancy list --stat", ["--status"]],
  ["discrepancy list --status open --stat", []],
  ["rule enact --builtin s", ["sample-2019"]],
  ["rule show balis-dd@", ["balis-dd@2017-01-01"]],
  ["rule enact ", []],
  ["import ", []],
  ["import a.xlsx --period ", ["2019-05", "2019-06"]],
  ["subproject show ", ["2019-dd"]],
  ["subproject add ", []],
  ["pack 2019 --subproject 2", ["2019-dd"]],
  ["budget status ", ["2019"]],
  ["file show ", ["1", "2"]],
  ["help mo", ["month"]],
  ["help sett", ["setting", "settle"]],
  ["--books x.db library show 114", ["11414"]],
  ["library --books x.db show 114", ["11414"]],
  ["--books ", []],
  ["--lang e", ["en"]],
  ["--operator ", ["李"]],
  ["no-such-command ", []],
  ["status --js", ["--json"]],
];

describe("at the end of a line", () => {
  test.each(TABLE)("balis %s: %j", async (typed, expected) => {
    expect((await values(typed)).sort()).toEqual([...expected].sort());
  });

  test("where no argument is left, the flags", async () => {
    expect(await values("settle 2019-05 ")).toEqual(expect.arrayContaining(["--dry-run", "--books"]));
  });
});

/** Words that nobody can know beforehand, files, days and amounts: the shell's, or the person's own. */
const OPEN_PLACEHOLDERS = [
  ...["amount", "case", "codes", "day", "figure", "file", "files", "folder", "form", "levels", "n", "names"],
  ...[
    "number",
    "path",
    "points",
    "reference",
    "request",
    "seconds",
    "share",
    "text",
    "user",
    "value",
    "yaml",
  ],
  ...[
    "yuan",
    "waybill",
    "why",
    "what",
    "reason",
    "expert",
    "member",
    "target",
    "name",
    "code",
    "roles",
    "kinds",
  ],
  ...["encoding", "sheets", "by", "witnesses", "key", "class"],
  ...["id", "members", "targets", "amounts", "benefits"],
  ...["id", "members", "targets", "amounts", "benefits"],
];

test("what an argument or a flag takes is completed, unless nobody can know it", async () => {
  const asked: string[] = [];
  const check = async (spec: CommandSpec, before: string): Promise<void> => {
    const name = `${before}${spec.usage.split(" ")[0]}`;
    const open = (placeholder: string): boolean => OPEN_PLACEHOLDERS.includes(placeholder);
    const args = [...spec.usage.matchAll(/[<[]([a-z]+)/g)].map((m) => m[1] ?? "");
    for (const [i, arg] of args.entries()) {
      const found = await values(`${name} ${"x ".repeat(i)}`);
      if (found.every((value) => value.startsWith("-")) && !open(arg)) asked.push(`${name} <${arg}>`);
    }
    for (const { flags, choices } of spec.options ?? []) {
      const [, flag = "", placeholder = ""] = /(--[a-z-]+) <([a-z]+)/.exec(flags) ?? [];
      // 运费 or a service in the words of the bill.
      if (`${name} ${flag}` === "courier answer --charge") continue;
      if (flag === "" || choices || open(placeholder)) continue;
      if ((await values(`${name} ${flag} `)).length === 0) asked.push(`${name} ${flag} <${placeholder}>`);
    }
    for (const sub of spec.subcommands ?? []) await check(sub, `${name} `);
  };
  for (const spec of commands) await check(spec, "");
  expect(asked).toEqual([]);
});

test("a flag that takes only certain words names them for completion", () => {
  const asked = sources.flatMap((file) =>
    [...textOf(file).matchAll(/\.choice\(\s*"\w+",\s*"(--[a-z-]+)"/g)].map((m) => m[1] ?? ""),
  );
  const all = (specs: readonly CommandSpec[]): CommandSpec[] =>
    specs.flatMap((s) => [s, ...all(s.subcommands ?? [])]);
  const named = all(commands).flatMap((s) => (s.options ?? []).filter((o) => o.choices).map((o) => o.flags));
  // The names of rule packs and of kinds of files are read from folders.
  const wanted = asked.filter((flag) => flag !== "--builtin");
  expect(wanted.length).toBeGreaterThan(20);
  expect(wanted.filter((flag) => !named.some((flags) => flags.startsWith(`${flag} `)))).toEqual([]);
});
