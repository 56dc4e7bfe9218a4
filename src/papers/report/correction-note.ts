/**
 * 贷项通知、借项通知 / credit and debit note: what a correction run changes for one library, request by request.
 *
 * Credit (贷项): the centre owes the library more, or it owes less. Debit (借项): the other way round. Part of one request is
 * corrected as a difference; no request is ever invented for it. Where nothing is owed otherwise (another library asked, the subsidy is as
 * it was) it is neither, but a notice. What a library used as requester has a sheet of its own: it is no money of that library's.
 *
 * Worked example: 清华 asked for RE1 of 30.00, corrected to 人大. 北大, who supplied it, gets a notice with two lines, −30.00 and 30.00; 清华 a sheet
 * with −30.00, 人大 one with 30.00. Source: SOURCES.md [partial-credit].
 */
import { sumOf } from "../../core/list.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type Charge, onAccount } from "../../rules/charge.ts";
import { chargesOrigin, statedCell } from "../../rules/charge-origin.ts";
import { gridSheet, numberColumn } from "../../sheet/grid.ts";
import { type Sheet, text, yuan } from "../../sheet/sheet.ts";
import { basisSentence, volumeSentence } from "./fee-sentences.ts";
import { linesAbove, nameOf } from "./finance/finance-facts.ts";
import type { StatementFacts } from "./statement-facts.ts";
import type { ReportWords } from "./words.ts";

/** One sheet a correction run, and one more of what the library used. */
export function correctionNotes(facts: StatementFacts, words: ReportWords): Sheet[] {
  const runsOf = (charges: readonly Charge[]): string[] =>
    [...new Set(charges.flatMap((c) => (c.corrects === null ? [] : [c.corrects])))].sort();
  return [
    ...runsOf([...facts.owed, ...facts.corrected]).map((run) => noteOf(run, facts, words)),
    ...runsOf(facts.askedCorrected).map((run) => usedNoteOf(run, facts, words)),
  ];
}

function noteOf(run: string, facts: StatementFacts, words: ReportWords): Sheet {
  const { correction } = words;
  // A sum that is as it was is of no interest to the library: only other libraries used it.
  const owed = facts.owed.filter((c) => c.corrects === run && c.fen !== 0n);
  const net = sumOf(owed, onAccount);
  const basis = facts.corrected.filter((c) => c.corrects === run);
  const title = net < 0n ? correction.debitNote : correction.creditNote;
  const isNotice = owed.length === 0;
  return changesSheet(facts, words, {
    run,
    name: correction.sheet(run),
    title: isNotice ? correction.notice : title,
    changes: [...basis, ...owed],
    partnerOf: (c) => c.counterparty,
    below: [
      isNotice ? correction.noChange(run) : correction.net({ yuan: net, run }),
      ...(basis.some((c) => c.service === "dd") ? [basisSentence(facts.rules, words)] : []),
      ...([...basis, ...owed].some((c) => c.service === "ill") ? [volumeSentence(facts.rules, words)] : []),
      ...words.signature(facts.centre),
    ],
  });
}

function usedNoteOf(run: string, facts: StatementFacts, words: ReportWords): Sheet {
  const { correction } = words;
  return changesSheet(facts, words, {
    run,
    name: correction.usedSheet(run),
    title: correction.used,
    changes: facts.askedCorrected.filter((c) => c.corrects === run),
    partnerOf: (c) => c.library,
    below: [correction.usedBelow],
  });
}

/** Request by request: what was charged, what is, and why. */
function changesSheet(
  facts: StatementFacts,
  words: ReportWords,
  of: {
    readonly run: string;
    readonly name: string;
    readonly title: string;
    readonly changes: readonly Charge[];
    readonly partnerOf: (charge: Charge) => LibraryCode | null;
    readonly below: readonly string[];
  },
): Sheet {
  const { run, name, title, changes, partnerOf, below } = of;
  const reasonOf = ({ caseKey, service }: Charge): string =>
    facts.noted.find(
      (n) => `${n.period}` === run.split("/")[0] && n.caseKey === caseKey && n.service === service,
    )?.reason ?? "";
  return gridSheet({
    heads: words.head,
    name,
    title: `${title} ${run}`,
    above: [
      words.statement.lines.library({ name: nameOf(facts.library, facts, words), code: facts.library }),
      ...linesAbove(facts, words),
    ],
    facts: changes,
    columns: (column) => [
      numberColumn(words.head.number),
      column("kind", { width: 20 }, (c) => text(words.chargeName(c))),
      column("request", { width: 18 }, (c) => text(c.caseKey ?? "")),
      column("partner", { width: 24 }, (c) =>
        text(c.caseKey === null ? "" : nameOf(partnerOf(c), facts, words)),
      ),
      column("was", { width: 14 }, (c) => statedCell(c)),
      column("is", { width: 14 }, (c) => yuan((c.statedFen ?? 0n) + c.fen, chargesOrigin([c], "after"))),
      column("difference", { width: 14 }, (c) => yuan(onAccount(c), chargesOrigin([c], "account"))),
      column("reason", { width: 30 }, (c) => text(reasonOf(c))),
      column("charge", { width: 15 }, (c) => text(c.id)),
    ],
    below,
    landscape: true,
  });
}
