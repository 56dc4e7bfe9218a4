import { invariant } from "../../../core/bug.ts";
import { sumOf } from "../../../core/list.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Entry } from "../../../month/ledger/entry.ts";
import { toJson } from "../../json.ts";
import { CHARGE_COLUMNS, chargeValues, sequenceOf } from "../charge-row.ts";
import { later, manyRows, singleRow, uncounted, versionedRow } from "./fact-table.ts";
import type { Transaction, Writers } from "./transaction.ts";

type Settlement =
  | "settlement-run"
  | "charge"
  | "unpriced"
  | "entry-posted"
  | "finding-answered"
  | "period-closed";

export function settlementWriters(tx: Transaction): Pick<Writers, Settlement> {
  return { ...settlementRunWriters(tx), ...entryWriters(tx), ...closeWriters(tx) };
}

function settlementRunWriters(tx: Transaction): Pick<Writers, "settlement-run" | "charge" | "unpriced"> {
  const run = singleRow(tx, {
    table: "settlement_run",
    key: ["number"],
    rest: ["period", "inputs", "rules", "sample", "funds"],
    by: "settlement-run",
  });
  const unpriced = manyRows(tx, {
    table: "unpriced",
    key: ["settlement", "service", "case_key", "ordinal", "severity", "finding"],
    rest: [],
    by: "unpriced",
  });
  const charge = manyRows(tx, {
    table: "charge",
    key: ["settlement", "sequence"],
    rest: CHARGE_COLUMNS,
    by: "charge",
    called: (key) => `C-${key.join("-")}`,
  });
  return {
    "settlement-run": ({ run: r }) => {
      tx.periods.require(r.period);
      run([
        r.number,
        r.period,
        r.inputs,
        toJson(r.rules),
        r.sample ? 1 : 0,
        r.funds === null ? null : toJson(r.funds),
      ]);
    },
    charge: ({ settlement, charge: c }) => {
      tx.periods.requireSettlement(settlement);
      const sequence = sequenceOf(c.id, settlement);
      invariant(sequence !== null, `charge ${c.id} is named after settlement ${settlement}`);
      charge([settlement, sequence, ...chargeValues(c)]);
    },
    unpriced: (f) => {
      tx.periods.requireSettlement(f.settlement);
      const u = f.unpriced;
      unpriced([f.settlement, u.service, u.caseKey, u.ordinal, u.severity, toJson(u.finding)]);
    },
  };
}

function entryWriters(tx: Transaction): Pick<Writers, "entry-posted"> {
  const postingShape = { table: "posting", key: ["entry", "ordinal"], rest: ["account", "fen"], by: "entry" };
  // They are part of the one fact.
  const posting = singleRow(uncounted(tx), postingShape, []);
  const entry = singleRow(tx, {
    table: "entry",
    key: ["id"],
    rest: ["settlement", "period", "day", "text", "reverses"],
    by: "entry",
  });
  const postings = later(() => tx.db.prepare("SELECT count(*) FROM posting WHERE entry = ?").pluck());
  return {
    "entry-posted": ({ settlement, entry: e }) => {
      tx.periods.require(e.period);
      tx.periods.requireSettlement(settlement);
      requireBalance(e);
      const there = postings().get(e.id);
      if (there !== 0 && there !== e.postings.length) {
        refuse("fact-must-not-change", { what: "entry", id: e.id });
      }
      for (const [i, p] of e.postings.entries()) posting([e.id, i + 1, p.account, p.fen]);
      entry([e.id, settlement, e.period, e.day, e.text, e.reverses]);
    },
  };
}

/** The database refuses it too; here the sentence names the entry. */
function requireBalance(e: Entry): void {
  const sum = sumOf(e.postings, (p) => p.fen);
  invariant(sum === 0n && e.postings.length >= 2, `entry ${e.id} balances over at least two postings`);
}

/**
 * The requests of the closed period that are settled for good: those with a match that counts, under every number that
 * its accounts carry, and those of resolved discrepancies. A deferred one is not: it comes again in the next period.
 */
const SETTLED_REQUESTS = `
  INSERT INTO settled_request (service, request_key, run)
  SELECT r.service, m.case_key, r.number
  FROM run_in_force r JOIN confirmed_match m ON m.run = r.number
  WHERE r.period = @period
  UNION
  SELECT r.service, x.request_key, r.number
  FROM run_in_force r
  JOIN confirmed_match m ON m.run = r.number AND m.pass NOT IN ('same-number-and-parties', 'same-number')
  JOIN record x ON x.file = m.requester_file AND x.sheet = m.requester_sheet AND x.row = m.requester_row
  WHERE r.period = @period
  UNION
  SELECT r.service, x.request_key, r.number
  FROM run_in_force r
  JOIN discrepancy_state s ON s.run = r.number
  JOIN resolution made ON made.number = s.resolution
  JOIN discrepancy_record d ON d.run = s.run AND d.id = s.id
  JOIN record x ON x.file = d.file AND x.sheet = d.sheet AND x.row = d.row
  WHERE r.period = @period AND made.kind <> 'defer'`;

function closeWriters(tx: Transaction): Pick<Writers, "finding-answered" | "period-closed"> {
  const answer = versionedRow(tx, {
    table: "finding_answer",
    key: ["period", "finding"],
    rest: ["count", "items", "reason"],
    by: "finding-answer",
  });
  const add = singleRow(tx, {
    table: "period_close",
    key: ["period"],
    rest: ["ordinal", "manifest", "hash", "previous"],
    by: "period-close",
  });
  return {
    "finding-answered": ({ period, answer: a }) => {
      tx.periods.require(period);
      answer([period, a.id, a.count, toJson(a.items), a.reason]);
    },
    "period-closed": ({ close: c }) => {
      if (add([c.period, c.ordinal, c.manifest, c.hash, c.previous]) === "present") return;
      tx.touched.add("settled_request");
      tx.db.prepare(SETTLED_REQUESTS).run({ period: c.period });
      tx.periods.forget();
    },
  };
}
