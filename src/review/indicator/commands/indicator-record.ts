import { basename } from "node:path";
import { refuse } from "../../../core/refusal.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import type { TypedValue } from "../value.ts";
import { indicatorWords } from "../words/indicator.ts";
import { scopes } from "../words/indicator-terms.ts";
import {
  evidenceDigest,
  evidenceGiven,
  indicatorOptions,
  keptPath,
  libraryAsked,
} from "./indicator-options.ts";

const { year, window, evidence, note, override } = indicatorOptions;

export const recordCommand: CommandSpec = {
  usage: "record <key>",
  summary: {
    "zh-CN": "填报一个指标值，附佐证（再填即更正，旧值保留）",
    en: "type a value, with supporting documents (again: a correction; the earlier one is kept)",
  },
  examples: ["indicator record satisfaction --value 96.5% --year 2019 --evidence survey.pdf"],
  options: [
    {
      flags: "--value <figure>",
      summary: { "zh-CN": "数值，如 1200、92.5% 或 4521/4900", en: "e.g. 1200, 92.5% or 4521/4900" },
    },
    ...[year, window, options.library, evidence, note, override, options.dryRun],
  ],
  run: async (context, input) => {
    const said = {
      key: input.arg(0),
      library: await libraryAsked(context, input),
      text: input.required("value", "--value"),
    };
    return record(context, input, { values: [said], paths: evidenceGiven(context, input) });
  },
};

export const importCommand: CommandSpec = {
  usage: "import <file>",
  summary: {
    "zh-CN": "导入各馆上报数据表（CSV：图书馆,指标,数值,备注），文件本身即佐证",
    en: "import what libraries report (CSV: library,indicator,value,note); the file is the supporting document",
  },
  examples: ["indicator import figures.csv --window 2018-12..2019-11"],
  options: [year, window, evidence, override, options.dryRun],
  run: importReported,
};

export const evidenceCommand: CommandSpec = {
  usage: "check",
  summary: {
    "zh-CN": "核对佐证文件是否与填报时一致",
    en: "check that the supporting documents have not changed",
  },
  examples: ["indicator check"],
  run: async (context) => {
    const { checkEvidence } = await import("../steps/record-indicators.ts");
    const done = await checkEvidence({
      store: await context.store(),
      digest: await evidenceDigest(context),
    });
    const { findings, ...json } = done;
    const lines = findings.length > 0 ? [] : [indicatorWords[context.language].checked(done)];
    return { schema: "indicator-check/1", json, lines, findings };
  },
};

interface Said {
  readonly key: string;
  readonly library: string | null;
  readonly text: string;
  readonly note?: string;
}

async function record(
  context: Context,
  input: Input,
  said: { values: readonly Said[]; paths: readonly string[] },
): Promise<Answer> {
  const { recordIndicators } = await import("../steps/record-indicators.ts");
  const dryRun = input.flag("dryRun");
  const common = {
    ...{ year: input.text("year"), window: input.text("window") },
    override: input.text("override") ?? null,
  };
  const done = await recordIndicators({
    ...{ store: await context.store(), action: context.action(), dryRun, evidence: said.paths },
    digest: await evidenceDigest(context),
    values: said.values.map((v) => ({ ...v, ...common, note: v.note ?? input.text("note") ?? "" })),
  });
  const words = indicatorWords[context.language];
  return {
    schema: "indicator-record/1",
    json: { values: done.values, added: done.applied.added, present: done.applied.present, dryRun },
    lines: [
      ...(done.applied.added === 0 ? [words.recordedSame] : done.values.map((v) => recordedLine(context, v))),
    ],
  };
}

function recordedLine(context: Context, v: TypedValue): string {
  const words = indicatorWords[context.language];
  const { indicator: key, window: of, library, text, scope } = v;
  return words.recorded({
    ...{ key, window: of, library: library ?? words.all, shown: text },
    scope: scopes[scope][context.language],
  });
}

/** Every row or none. */
async function importReported(context: Context, input: Input): Promise<Answer> {
  const { parseRegistryText } = await import("../../../registry/io/parse-table.ts");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  const { readReported } = await import("../steps/record-indicators.ts");
  const path = context.path(input.arg(0));
  const read = parseRegistryText({ file: basename(path), text: readTextFile(path) });
  const { read: books } = await context.store();
  const asked = { year: input.text("year"), window: input.text("window") };
  const made = await readReported(books, { table: read.table, ...asked });
  const findings = [...read.findings, ...made.findings];
  if (findings.length > 0) return { schema: "indicator-record/1", json: { values: [] }, lines: [], findings };
  if (made.values.length === 0) refuse("registry-table-must-have-heading", { columns: "图书馆, 指标, 数值" });
  const paths = [keptPath(context, input.arg(0)), ...evidenceGiven(context, input)];
  const values = made.values.map((v) => ({ ...v, key: v.indicator }));
  return record(context, input, { values, paths });
}
