import { formatYuan } from "../../../core/money.ts";
import { placeText } from "../../../core/source.ts";
import type { Language } from "../../../core/words/language.ts";
import { discrepancyKinds, passes, resolutionKinds } from "../../../month/reconcile/words/reconcile-terms.ts";
import { isSettledThen } from "../../../records/discrepancy-kind.ts";
import { roles, statuses } from "../../../records/words/record-terms.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import { chargeKinds } from "../../../rules/words/rule-terms.ts";
import { parseCellReference } from "../../../sheet/find-cell.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import { findingLines, type Telling, tellingOf } from "../../../terminal/print.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import type { RowStanding } from "../steps/row-standing.ts";
import type { Whereabouts } from "../steps/why.ts";
import { whyWords } from "../words/why.ts";
import { explainAnswer } from "./explain.ts";

export const whyCommand: CommandSpec = {
  usage: "why <what>",
  summary: {
    "zh-CN":
      "一笔申请（申请单号）或文件的一行（文件名:行号）现在在哪里，为什么结算或没有结算；报表单元格则同 explain",
    en: "where a request (its number) or a file's row (FILE:ROW) is now, and why it is, or is not, settled; of a cell as explain",
  },
  examples: ["why DD20190500093", "why 10001-2019-05.xlsx:118"],
  run: async (context, input) => {
    // Of a cell, why is how it came about.
    if (parseCellReference(input.arg(0))) return explainAnswer(context, input);
    const { why } = await import("../steps/why.ts");
    const { read } = await context.store();
    const rows = await why({ read, text: input.arg(0) });
    const telling = await tellingOf(context);
    return {
      schema: "why/1",
      json: { asked: input.arg(0), rows },
      lines: rows.flatMap((row) => rowLines(telling, row)),
    };
  },
};

function rowLines(telling: Telling, row: Whereabouts): string[] {
  const { language } = telling;
  const words = whyWords[language];
  const place = placeText(row.place, commonWords[language]);
  const role = row.role === null ? "" : roles[row.role][language];
  const head = words.row({ place, role, number: row.requestNo ?? "", period: row.period });
  return [head, ...row.standing.flatMap((s) => standingLines(telling, s)).map((line) => `  ${line}`)];
}

function standingLines(telling: Telling, s: RowStanding): string[] {
  const { language } = telling;
  const words = whyWords[language];
  switch (s.kind) {
    case "set-aside":
      return [words.setAside, ...findingLines(telling, s.findings), words.setAsideCounts];
    case "no-record":
      return [words.noRecord];
    case "joined":
      return [words.joined(s.rows)];
    case "late":
      return [words.late(s.period)];
    case "replaced":
      return [words.replaced(s.by)];
    case "withdrawn":
      return [words.withdrawn(s)];
    case "corrected":
      return [words.corrected(placeText(s.by, commonWords[language]))];
    case "not-reconciled":
      return [words.notReconciled({ period: s.period, service: services[s.service][language] })];
    case "open":
    case "resolved":
      return discrepancyLines(language, s);
    case "not-counted":
      return [words.notCounted];
    case "repeated":
      return [words.repeated(placeText(s.by, commonWords[language]))];
    case "confirmed":
      return [words.confirmed({ ...s, pass: passes[s.pass][language] })];
    case "not-filled":
      return [words.notFilled(statuses[s.status][language])];
    case "not-settled":
      return [words.notSettled(s.period)];
    case "free":
      return [words.free(s.period)];
    case "out-of-date":
      return [words.outOfDate(s.period)];
    case "changed":
      return [words.changed(s)];
    case "kept":
      return [words.kept];
    case "went-on":
      return [words.wentOn(s)];
    case "unpriced":
      return [words.unpriced, ...findingLines(telling, [s.finding])];
    case "charged":
      return s.charges.map((c) =>
        words.charged({
          id: c.id,
          kind: chargeKinds[c.kind][language],
          library: c.library ?? "—",
          yuan: formatYuan(c.fen),
        }),
      );
    case "closed":
      return [words.closed(s.period)];
  }
}

function discrepancyLines(
  language: Language,
  s: Extract<RowStanding, { kind: "open" | "resolved" }>,
): string[] {
  const words = whyWords[language];
  const kind = discrepancyKinds[s.what][language];
  const isLater = isSettledThen(s.what);
  if (s.kind === "open") {
    const about = { id: s.id, kind, risk: formatYuan(s.riskFen) };
    return [isLater ? words.openLater(about) : words.open(about)];
  }
  const line = words.resolved({ ...s, kind, as: resolutionKinds[s.as][language] });
  if (s.as === "defer") return [line, words.deferred];
  return !isLater && (s.as === "write-off" || s.as === "agreed-outside") ? [line, words.never] : [line];
}
