/** What the indicator commands share: their flags, and how evidence is named. */
import { isAbsolute, relative, resolve, sep } from "node:path";
import { type Exact, parseExact } from "../../../core/exact.ts";
import type { FileDigest } from "../../../core/machine-port.ts";
import { parseYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { Input, OptionSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";

export const indicatorOptions = {
  year: {
    flags: "--year <year>",
    summary: {
      "zh-CN": "年度，如 2019（按指标自己的年度窗口）",
      en: "the year, e.g. 2019 (of the indicator's own kind)",
    },
  },
  window: {
    flags: "--window <months>",
    summary: { "zh-CN": "统计窗口，如 2018-12..2019-11", en: "a window of months, e.g. 2018-12..2019-11" },
  },
  evidence: {
    flags: "--evidence <files>",
    summary: {
      "zh-CN": "佐证文件，多个用逗号分开；校验值记入账册",
      en: "supporting documents, separated by commas; their checksums are kept",
    },
  },
  note: { flags: "--note <text>", summary: { "zh-CN": "备注", en: "a remark" } },
  override: {
    flags: "--override <reason>",
    summary: {
      "zh-CN": "自动统计的指标仍以填报数为准的理由",
      en: "reason for using a typed figure where the books count one",
    },
  },
  scheme: {
    flags: "--scheme <key>",
    summary: {
      "zh-CN": "自评方案，如 mof2020、mof2021-cost",
      en: "scheme of the form, e.g. mof2020, mof2021-cost",
    },
  },
  to: {
    flags: "--to <month>",
    summary: { "zh-CN": "执行监控的截止月，如 7", en: "cut-off month of the monitoring, e.g. 7" },
  },
  total: {
    flags: "--total <points>",
    summary: { "zh-CN": "核对一个已填的总分", en: "check a total that was typed" },
  },
} satisfies Record<string, OptionSpec>;

export const evidenceGiven = (context: Context, input: Input): string[] =>
  (input.text("evidence") ?? "")
    .split(",")
    .map((path) => path.trim())
    .filter((path) => path !== "")
    .map((path) => keptPath(context, path));

/** As kept in the books: relative to their folder where the file lies in it, so that both can move together. */
export function keptPath(context: Context, path: string): string {
  const within = relative(context.books.folder, context.path(path));
  return within.startsWith("..") || isAbsolute(within) ? context.path(path) : within.split(sep).join("/");
}

export async function evidenceDigest(context: Context): Promise<FileDigest> {
  const { fileDigest } = await import("../../../tables/io/file-digest.ts");
  const base = context.books.folder;
  return (path) => fileDigest(resolve(base, path));
}

export async function libraryAsked(context: Context, input: Input): Promise<LibraryCode | null> {
  const typed = input.text("library");
  if (typed === undefined) return null;
  const { libraryOf } = await import("../../../registry/steps/read-registry.ts");
  const { read } = await context.store();
  return libraryOf(read, typed);
}

export function yearOf(input: Input): string {
  const year = input.required("year", "--year");
  if (!/^(19|20)\d\d$/.test(year))
    refuse("value-must-be-valid", { flag: "--year", text: year, allowed: "2019" });
  return year;
}

export function fenOf(input: Input, name: string, flag: string): bigint {
  const typed = input.required(name, flag);
  const fen = parseYuan(typed);
  if (fen !== undefined && fen >= 0n) return fen;
  return refuse("value-must-be-valid", { flag, text: typed, allowed: "0.00, 1234.50, …" });
}

export function exactOf(input: Input, name: string): Exact | null {
  const typed = input.text(name);
  if (typed === undefined) return null;
  return parseExact(typed) ?? refuse("indicator-value-must-be-a-number", { text: typed });
}

/** For programs: exact, beside the text that people see. */
export const exactJson = (value: Exact | null): { num: string; den: string } | null =>
  value === null ? null : { num: `${value.num}`, den: `${value.den}` };

export function monthOf(input: Input): number | null {
  const typed = input.text("to");
  if (typed === undefined) return null;
  const month = /^\d{1,2}$/.test(typed) ? Number(typed) : 0;
  if (month >= 1 && month <= 12) return month;
  return refuse("value-must-be-valid", { flag: "--to", text: typed, allowed: "1–12" });
}
