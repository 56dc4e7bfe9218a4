/**
 * 未入账的凭据 / evidence left out: what lies in the period's files and is in none of its figures, because nobody has corrected, read or
 * explained it yet; and files that are expected and not here. Only files that charges rest on count, late ones too.
 *
 * Worked example: both sides sent 11 rows, 10 of each are still to be corrected, and one request of 3.00 is settled: reconciliation and
 * settlement are sound, and the month is not whole. It closes only when they are corrected or answered for one by one
 * (period-finding.ts), with a stated reason for all (consent.ts), or where the rule pack lets twenty rows pass.
 */
import { type Finding, finding } from "../../core/finding.ts";
import { addUp, groupBy, sumOf } from "../../core/list.ts";
import { formatYuan } from "../../core/money.ts";
import type { HeldBill } from "../courier/company-invoices.ts";
import type { CloseFacts } from "./facts.ts";
import { type Gate, type GateKey, gate } from "./gate.ts";
import { billId, type FindingKind, type MissingFile, missingId, type WrongTotal } from "./period-finding.ts";

export function leftOutGates(facts: CloseFacts): Gate[] {
  const { period, leftOut } = facts;
  const { rows, sheets, columns, totals } = leftOut;
  const uncorrected = rows.map(({ file, rows: count }) =>
    finding("rows-must-be-corrected", { period: period.id, count }, { at: whole(file) }),
  );
  const unread = sheets.map(({ file, sheets: names }) => {
    const params = { period: period.id, count: names.length, sheets: names.join(", ") };
    return finding("fitting-sheets-must-be-read", params, { at: whole(file) });
  });
  const unreadColumns = columns.map(({ file, columns: names }) => {
    return finding("counting-columns-must-be-read", { columns: names.join(", ") }, { at: whole(file) });
  });
  const inRows = addUp(rows, (f) => f.rows);
  const inSheets = addUp(sheets, (f) => f.sheets.length) + addUp(columns, (f) => f.columns.length);
  return [
    limited(facts, "rows", {
      figures: { rows: `${inRows}`, files: `${rows.length}` },
      count: inRows,
      findings: uncorrected,
    }),
    limited(facts, "sheets", {
      figures: { sheets: `${inSheets}` },
      count: inSheets,
      findings: [...unread, ...unreadColumns],
    }),
    limited(facts, "totals", {
      figures: { totals: `${totals.length}` },
      count: totals.length,
      findings: totalFindings(totals, period.id),
    }),
    ...remarksGate(facts),
    ...filesGate(facts),
    ...awaitedGate(facts),
    ...billsGate(facts),
  ];
}

const GATE_OF = {
  rows: { key: "rows-corrected", kinds: ["rows"] },
  sheets: { key: "sheets-read", kinds: ["sheets", "columns"] },
  totals: { key: "totals-agree", kinds: ["totals"] },
  files: { key: "files-complete", kinds: ["files"] },
  courier: { key: "courier-answered", kinds: ["courier"] },
} as const satisfies Record<string, { key: GateKey; kinds: readonly FindingKind[] }>;

/** Beside what is left, how much of it somebody has answered for. */
function alsoAnswered({ answered }: CloseFacts, kinds: readonly FindingKind[]): Record<string, string> {
  const own = answered.filter((f) => kinds.includes(f.kind));
  return own.length === 0 ? {} : { answered: `${addUp(own, (f) => f.count)}` };
}

/** Passes up to the number that the rule pack lets pass of each kind; without a rule, none. */
function limited(
  facts: CloseFacts,
  kind: keyof typeof GATE_OF,
  found: { figures: Record<string, string>; count: number; findings: readonly Finding[] },
): Gate {
  const allowed = facts.policies?.body.leftOut?.[kind] ?? 0;
  const { key, kinds } = GATE_OF[kind];
  const figures = {
    ...{ ...found.figures, ...alsoAnswered(facts, kinds) },
    ...(allowed > 0 ? { allowed: `${allowed}` } : {}),
  };
  return gate(key, figures, found.count > allowed ? found.findings : []);
}

/** Only where there are any, answered or not: each is for a person to judge, so no rule lets any pass. */
function remarksGate(facts: CloseFacts): Gate[] {
  const { period, leftOut } = facts;
  const { remarks } = leftOut;
  const answered = alsoAnswered(facts, ["remarks"]);
  if (remarks.length === 0 && answered.answered === undefined) return [];
  const findings = [...groupBy(remarks, (r) => r.number).values()].flatMap((own) =>
    own.slice(0, 1).map(({ file, sheet, row }) => {
      const params = { period: period.id, count: own.length };
      return finding("remarks-must-be-answered", params, {
        at: { file, sheet, row: row || null, column: null },
      });
    }),
  );
  return [gate("remarks-answered", { remarks: `${remarks.length}`, ...answered }, findings)];
}

/** Only where files are missing, answered or not: who is expected is known of every period. */
function filesGate(facts: CloseFacts): Gate[] {
  if (facts.missing.length === 0) return [];
  const missing = stillMissing(facts);
  const findings = [...groupBy(missing, (f) => f.library)].map(([library, files]) => {
    const kinds = files
      .map(({ kind, company }) => (company === undefined ? kind : `${kind}/${company}`))
      .join(", ");
    return finding("expected-files-must-be-here", { period: facts.period.id, library: library ?? "", kinds });
  });
  const figures = { missing: `${facts.missing.length}` };
  return [limited(facts, "files", { figures, count: missing.length, findings })];
}

/** Those that nobody has answered for. */
export function stillMissing({ missing, answered }: CloseFacts): MissingFile[] {
  const ids = new Set(answered.map((f) => f.id));
  return missing.filter((file) => !ids.has(missingId(file)));
}

/** Only where an answer may still come. */
function awaitedGate({ period, awaited }: CloseFacts): Gate[] {
  if (awaited === null) return [];
  const { open, until } = awaited;
  const found = finding("answers-must-not-be-awaited", { period: period.id, count: open, until });
  return [gate("answers-awaited", { open: `${open}`, until }, [found])];
}

/** Only where a line waits for an answer, consented or not. */
function billsGate(facts: CloseFacts): Gate[] {
  if (facts.bills.length === 0) return [];
  const findings = stillAwaited(facts).map(({ company, lines }) => {
    const heldYuan = formatYuan(sumOf(lines, (line) => line.fen));
    const about = { company, count: lines.length, heldYuan, waybill: lines[0]?.waybill ?? "" };
    return finding("courier-bills-must-be-answered", {
      period: facts.period.id,
      id: billId(company),
      ...about,
    });
  });
  const lines = stillAwaited(facts).flatMap((bill) => bill.lines);
  const figures = { lines: `${lines.length}`, heldYuan: formatYuan(sumOf(lines, (line) => line.fen)) };
  return [limited(facts, "courier", { figures, count: lines.length, findings })];
}

/** Bills that nobody has consented to leave as they are. */
export function stillAwaited({ bills, answered }: CloseFacts): HeldBill[] {
  const ids = new Set(answered.map((f) => f.id));
  return bills.filter(({ company }) => !ids.has(billId(company)));
}

const whole = (file: string) => ({ file, sheet: null, row: null, column: null });

/** Of each file its first one, with the number of all. */
function totalFindings(totals: readonly WrongTotal[], period: string): Finding[] {
  const byFile = new Map<string, { first: WrongTotal; count: number }>();
  for (const first of totals) {
    const own = byFile.get(first.sha256);
    if (own) own.count += 1;
    else byFile.set(first.sha256, { first, count: 1 });
  }
  return [...byFile.values()].map(({ first, count }) => {
    const { file, sheet, row, column, declared, computed } = first;
    const at = { file, sheet, row, column: null };
    const about = { period, count, column, declared };
    return computed === null
      ? finding("declared-totals-must-be-readable", about, { at })
      : finding("declared-totals-must-agree", { ...about, computed }, { at });
  });
}
