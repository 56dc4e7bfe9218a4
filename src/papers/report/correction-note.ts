/**
 * 贷项通知、借项通知 / credit and debit note: what a correction run changes for one library, request by request.
 *
 * Credit (贷项): the centre owes the library more, or it owes less. Debit (借项): the other way round. Part of one request is
 * corrected as a difference; no request is ever invented for it. Source: SOURCES.md [partial-credit].
 */
import { sumOf } from "../../core/list.ts";
import { type Charge, onAccount } from "../../rules/charge.ts";
import { chargesOrigin, statedCell } from "../../rules/charge-origin.ts";
import { gridSheet, numberColumn } from "../../sheet/grid.ts";
import { type Sheet, text, yuan } from "../../sheet/sheet.ts";
import { basisSentence, volumeSentence } from "./fee-sentences.ts";
import { linesAbove, nameOf } from "./finance/finance-facts.ts";
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
  const reasonOf = ({ caseKey, service }: Charge): string =>
    facts.noted.find(
      (n) => `${n.period}` === run.split("/")[0] && n.caseKey === caseKey && n.service === service,
    )?.reason ?? "";
  const title = net < 0n ? statement.debitNote : statement.creditNote;
  return gridSheet({
    heads: head,
    name: statement.noteSheet(run),
    title: `${title} ${run}`,
    above: [
      statement.lines.library({ name: nameOf(facts.library, facts, words), code: facts.library }),
      ...linesAbove(facts, words),
    ],
    facts: [...basis, ...owed],
    columns: (column) => [
      numberColumn(head.number),
      column("kind", { width: 20 }, (c) => text(words.chargeName(c))),
      column("request", { width: 18 }, (c) => text(c.caseKey ?? "")),
      column("was", { width: 14 }, (c) => statedCell(c)),
      column("is", { width: 14 }, (c) => yuan((c.statedFen ?? 0n) + c.fen, chargesOrigin([c], "after"))),
      column("difference", { width: 14 }, (c) => yuan(onAccount(c), chargesOrigin([c], "account"))),
      column("reason", { width: 30 }, (c) => text(reasonOf(c))),
      column("charge", { width: 15 }, (c) => text(c.id)),
    ],
    below: [
      statement.noteNet({ yuan: net, run }),
      ...(basis.some((c) => c.service === "dd") ? [basisSentence(facts.rules, words)] : []),
      ...([...basis, ...owed].some((c) => c.service === "ill") ? [volumeSentence(facts.rules, words)] : []),
      ...words.signature(facts.centre),
    ],
    landscape: true,
  });
}
