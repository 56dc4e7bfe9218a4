/** Budget and spending of a form: from the books, or from flags. */

import { refuse } from "../../../core/refusal.ts";
import type { Input, OptionSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import type { FormFunds } from "../../subproject/funds.ts";
import type { ExecutionFigures } from "../self-evaluation.ts";
import { fenOf } from "./indicator-options.ts";

export const executionOptions = {
  initial: {
    flags: "--initial <yuan>",
    summary: { "zh-CN": "年初预算数（元）", en: "initial budget, in yuan" },
  },
  fullYear: {
    flags: "--full-year <yuan>",
    summary: { "zh-CN": "全年预算数（元）", en: "full-year budget, in yuan" },
  },
  executed: {
    flags: "--executed <yuan>",
    summary: { "zh-CN": "执行数（元）", en: "executed, in yuan" },
  },
  expected: {
    flags: "--expected <yuan>",
    summary: { "zh-CN": "全年预计执行数（元）", en: "expected to be executed in the year, in yuan" },
  },
} satisfies Record<string, OptionSpec>;

/** The sub-project's own budget and spending up to a month; as typed where figures are typed, or the books have none. */
export async function formFunds(
  context: Context,
  input: Input,
  of: { until: string; isFullYear: boolean },
): Promise<FormFunds> {
  const isTyped = ["initial", "fullYear", "executed"].some((name) => input.text(name) !== undefined);
  if (!isTyped) {
    const { fundsOfYear, subProjectNamed } = await import("../../subproject/steps/subproject-books.ts");
    const { read } = await context.store();
    const subproject = input.arg(0);
    const flags = of.isFullYear ? "--initial --full-year --executed" : "--initial --executed";
    const found = await fundsOfYear(read, { subproject, until: of.until });
    if (found) return { kind: "books", subproject: found.subproject.id, funds: found.funds };
    const named = await subProjectNamed(read, subproject);
    return refuse("funds-must-be-known", {
      subproject: named?.id ?? subproject,
      known: (await read.subprojects()).map((s) => s.id).join(", ") || "—",
      isInBooks: named !== undefined,
      flags,
    });
  }
  const fen = (name: string, flag: string): bigint => fenOf(input, name, flag);
  const fullYearFen = of.isFullYear ? fen("fullYear", "--full-year") : fen("initial", "--initial");
  const initialFen = input.text("initial") === undefined ? fullYearFen : fen("initial", "--initial");
  return { kind: "typed", initialFen, fullYearFen, executedFen: fen("executed", "--executed") };
}

export function totalsOf(funds: FormFunds): ExecutionFigures {
  const { initialFen, fullYearFen, executedFen } = funds.kind === "books" ? funds.funds.total : funds;
  return { initialFen, fullYearFen, executedFen };
}
