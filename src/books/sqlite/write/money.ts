import { invariant } from "../../../core/bug.ts";
import { toJson } from "../../json.ts";
import { later, singleRow } from "./fact-table.ts";
import type { Transaction, Writers } from "./transaction.ts";

export function moneyWriters(tx: Transaction): Pick<Writers, "movement-recorded" | "correction-noted"> {
  const movement = singleRow(tx, {
    table: "movement",
    key: ["id"],
    rest: [
      ...["kind", "period", "day", "account", "fund", "year", "fen", "voucher", "text", "reverses", "terms"],
    ],
    by: "movement",
  });
  const correction = singleRow(tx, {
    table: "correction",
    key: ["number"],
    rest: ["period", "into_period", "service", "case_key", "ordinal", "change", "reason"],
    by: "correction",
  });
  const resolutionOf = later(() => tx.db.prepare(RESOLUTION_OF).pluck());
  return {
    "movement-recorded": ({ movement: m }) => {
      tx.periods.require(m.period);
      const terms = m.terms === null ? null : toJson(m.terms);
      movement([
        ...[m.id, m.kind, m.period, m.day, m.account, m.fund, m.year, m.fen, m.voucher, m.text],
        ...[m.reverses, terms],
      ]);
    },
    "correction-noted": ({ correction: c }) => {
      tx.periods.require(c.into);
      const resolution =
        c.discrepancy === null ? undefined : resolutionOf().get(c.discrepancy, c.into, c.service);
      invariant(
        c.discrepancy === null || typeof resolution === "number",
        "a decision stands before what it corrects",
      );
      const change = toJson({ ...c.change, resolution });
      correction([c.number, c.period, c.into, c.service, c.caseKey, c.ordinal, change, c.reason]);
    },
  };
}

const RESOLUTION_OF = `
  SELECT s.resolution FROM run_in_force r JOIN discrepancy_state s ON s.run = r.number AND s.id = ?
  WHERE r.period = ? AND r.service = ?`;

export function courierWriters(
  tx: Transaction,
): Pick<Writers, "courier-answered" | "courier-answer-withdrawn"> {
  const answered = singleRow(tx, {
    table: "courier_answer",
    key: ["number"],
    rest: ["period", "company", "waybill", "piece", "leg", "charge", "kind", "fen", "of_rejected", "reason"],
    by: "courier-answer",
  });
  const withdrawn = singleRow(tx, {
    table: "courier_answer_withdrawal",
    key: ["answer"],
    rest: ["reason"],
    by: "courier-answer",
  });
  const periodOf = (answer: number): string =>
    tx.db.prepare("SELECT period FROM courier_answer WHERE number = ?").pluck().get(answer) as string;
  return {
    "courier-answered": ({ answer: a }) => {
      tx.periods.require(a.period);
      const part = [a.company, a.waybill, a.piece, a.leg, a.charge];
      answered([a.number, a.period, ...part, a.kind, a.fen, a.isOfRejected ? 1 : 0, a.reason]);
    },
    "courier-answer-withdrawn": ({ answer, reason }) => {
      tx.periods.require(periodOf(answer));
      withdrawn([answer, reason]);
    },
  };
}
