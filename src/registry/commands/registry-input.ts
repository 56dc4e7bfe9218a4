/** What the registry commands share: importing a table, editing, and reading days from flags. */
import { basename } from "node:path";
import { type Day, parseIsoDay } from "../../core/day.ts";
import { refuse } from "../../core/refusal.ts";
import type { EvidenceFile } from "../../core/source.ts";
import type { Input, OptionSpec } from "../../terminal/command.ts";
import type { Answer, Context } from "../../terminal/context.ts";
import { options } from "../../terminal/options.ts";
import { findingLines, tellingOf } from "../../terminal/print.ts";
import { templatePath } from "../../terminal/templates.ts";
import type { RegistryEdit } from "../edit-registry.ts";
import type { Service } from "../library.ts";
import type { RegistryPart } from "../parse-registry.ts";
import { registryWords } from "../words/registry.ts";

/** CSV tables that ship with the program, in the order they are loaded. */
const BUILTIN: Record<RegistryPart, readonly string[]> = {
  libraries: ["registry/libraries.csv"],
  aliases: ["registry/aliases.csv"],
  agreements: ["registry/agreements-sample.csv"],
};

export const importOptions: readonly OptionSpec[] = [
  {
    flags: "--builtin",
    summary: {
      "zh-CN": "载入随程序提供的表（协议表为样例）",
      en: "load the table that ships with balis (agreements: sample)",
    },
  },
  options.dryRun,
];

export async function importTables(context: Context, input: Input, part: RegistryPart): Promise<Answer> {
  const typed = input.arg(0);
  const builtin = input.flag("builtin");
  if (typed === "" && !builtin) refuse("flag-must-be-given", { flag: "FILE | --builtin" });
  const tables: { part: RegistryPart; path: string }[] = builtin
    ? BUILTIN[part].map((name) => ({ part, path: templatePath(name) }))
    : [{ part, path: context.path(typed) }];
  // The builtin libraries are known by their old and short names too.
  if (builtin && part === "libraries") {
    tables.push(...BUILTIN.aliases.map((name) => ({ part: "aliases" as const, path: templatePath(name) })));
  }
  const answers: Answer[] = [];
  for (const table of tables) {
    const answer = await importTable(context, { ...table, dryRun: input.flag("dryRun") });
    answers.push(answer);
    if ((answer.findings ?? []).length > 0) break;
  }
  return {
    schema: "registry-import/1",
    json: { tables: answers.map((a) => a.json) },
    lines: answers.flatMap((a) => a.lines),
    findings: answers.flatMap((a) => a.findings ?? []),
  };
}

async function importTable(
  context: Context,
  table: { part: RegistryPart; path: string; dryRun: boolean },
): Promise<Answer> {
  const { parseRegistryText } = await import("../io/parse-table.ts");
  const { readTextFile } = await import("../../tables/io/read-text.ts");
  const { importRegistry } = await import("../steps/import-registry.ts");
  const words = registryWords[context.language];
  const file = basename(table.path);
  const read = parseRegistryText({ file, text: readTextFile(table.path) });
  const json = { file, part: table.part, dryRun: table.dryRun };
  if (read.findings.length > 0) {
    return { schema: "", json, lines: [`${file}: ${words.notTaken}`], findings: read.findings };
  }
  const done = await importRegistry({
    store: await context.store(),
    part: table.part,
    table: read.table,
    action: context.action(),
    dryRun: table.dryRun,
  });
  if (done.kind === "refused") {
    return { schema: "", json, lines: [`${file}: ${words.notTaken}`], findings: done.findings };
  }
  const { added, changed, unchanged } = done.change;
  if (done.notes.length > 0) {
    context.say(words.notes(done.notes.length), ...findingLines(await tellingOf(context), done.notes));
  }
  return {
    schema: "",
    json: { ...json, added, changed, unchanged, notes: done.notes },
    lines: [`${file}: ${words.changed({ added, changed, unchanged })}`],
  };
}

export async function edit(context: Context, wanted: RegistryEdit, dryRun = false): Promise<Answer> {
  const { editRegistry } = await import("../steps/change-registry.ts");
  const { change, notes } = await editRegistry({
    store: await context.store(),
    edit: wanted,
    action: context.action(),
    dryRun,
  });
  const { added, changed, unchanged } = change;
  const words = registryWords[context.language];
  if (notes.length > 0) {
    context.say(words.notes(notes.length), ...findingLines(await tellingOf(context), notes));
  }
  return {
    schema: "registry-edit/1",
    json: { edit: wanted, added, changed, unchanged, notes },
    lines: [words.changed({ added, changed, unchanged })],
  };
}

export function dayOfFlag(input: Input, name: string, flag: string): Day | null {
  const typed = input.text(name);
  if (typed === undefined) return null;
  return parseIsoDay(typed) ?? refuse("value-must-be-valid", { flag, text: typed, allowed: "2019-05-31" });
}

export function requiredDay(input: Input, name: string, flag: string): Day {
  return dayOfFlag(input, name, flag) ?? refuse("flag-must-be-given", { flag });
}

export const SERVICES = ["dd", "ill"] as const;

export function requiredService(input: Input): Service {
  return (
    input.choice("service", "--service", SERVICES) ?? refuse("flag-must-be-given", { flag: "--service" })
  );
}

/** --evidence: size and SHA-256 of each file at this moment; refused where one can't be read whole. */
export async function evidenceOf(context: Context, input: Input): Promise<EvidenceFile[]> {
  const paths = input.texts("evidence");
  if (paths.length === 0) return [];
  const { fingerprintOf } = await import("../../tables/io/file-digest.ts");
  return paths.map((path) => ({ path, ...fingerprintOf(context.path(path)) }));
}
