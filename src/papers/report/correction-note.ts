/**
 * 贷项通知、借项通知 / credit and debit note: what a correction run changes for one library, request by request.
 *
 * Credit (贷项): the centre owes the library more, or it owes less. Debit (借项): the other way round. Part of one request is
 * corrected as a difference; no request is ever invented for it. Source: SOURCES.md [partial-credit].
 */
import { sumOf } from "../../core/list.ts";
import { chargesBecause } from "../../rules/charge-origin.ts";
import { type Row, rowNumber, type Sheet, text, yuan } from "../../sheet/sheet.ts";
import { linesAbove, nameOf } from "./finance/finance-facts.ts";
import { onAccount } from "./notice.ts";
import type { StatementFacts } from "./statement-facts.ts";
import type { ReportWords } from "./words.ts";

/** One sheet a correction run. */
export function correctionNotes(facts: StatementFacts, words: ReportWords): Sheet[] {
  const charges = [...facts.owed, ...facts.corrected];
  const runs = [...new Set(charges.flatMap((c) => (c.corrects === null ? [] : [c.corrects])))].sort();
  return runs.map((run) => noteOf(run, facts, words));
}

function noteOf(run: string, facts: StatementFacts, words: ReportWords): Sheet {
  const { statement, head } = words;
  const owed = facts.owed.filter((c) => c.corrects === run);
  const net = sumOf(owed, onAccount);
  const basis = facts.corrected.filter((c) => c.corrects === run);
  const rows = [...basis, ...owed].map((c, i): Row => {
    const noted = facts.noted.find(
      (n) => `${n.period}` === run.split("/")[0] && n.caseKey === c.caseKey && n.service === c.service,
    );
    return [
      rowNumber(i + 1),
      text(words.chargeKind(c.kind)),
      text(c.caseKey ?? ""),
      c.statedFen === null ? null : yuan(c.statedFen, chargesBecause([c], "stated")),
      yuan((c.statedFen ?? 0n) + c.fen, chargesBecause([c], "after")),
      yuan(onAccount(c), chargesBecause([c], "account")),
      text(noted?.reason ?? ""),
      text(c.id),
    ];
  });
  const title = net < 0n ? statement.debitNote : statement.creditNote;
  return {
    name: statement.noteSheet(run),
    title: `${title} ${run}`,
    above: [
      statement.lines.library({ name: nameOf(facts.library, facts, words), code: facts.library }),
      ...linesAbove(facts, words),
    ],
    columns: [
      { head: head.number, width: 6, align: "center" },
      { head: head.kind, width: 20 },
      { head: head.request, width: 18 },
      { head: head.was, width: 14 },
      { head: head.is, width: 14 },
      { head: head.difference, width: 14 },
      { head: head.reason, width: 30 },
      { head: head.charge, width: 15 },
    ],
    rows,
    total: null,
    below: [
      statement.noteNet({ yuan: net, run }),
      ...(basis.length > 0 ? [words.finance.basisOnly] : []),
      ...(owed.some((c) => c.kind === "ill-subsidy") ? [words.finance.subsidyOnly] : []),
      ...words.signature(facts.centre),
    ],
    landscape: true,
  };
}
