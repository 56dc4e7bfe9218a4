/**
 * 方案结算 / the schemes of one settlement: every request goes through, and what hangs on the sum is made at the end.
 *
 * An amount of a request's own is a charge at once. A cap over a library's period or year is a charge of its own at the end
 * that takes off what exceeds it, so it does not matter in which order requests come. A quota is used in the order of supply
 * (day, then request number), and the request that crosses it is split. A pool is divided when all is known.
 *
 * Worked example (BALIS standards, 2012): free up to 1,000.00 a year; 980.00 are used, the next standard costs 35.00: 20.00 of
 * it is free, 15.00 is billed. Source: SOURCES.md [standards-quota], [calis-subsidy], [ill-free-period].
 */
import type { Day } from "../../core/day.ts";
import { type Finding, finding } from "../../core/finding.ts";
import { addTo, by, byKey } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { MadeCharge } from "../../rules/charge.ts";
import { holds } from "../../rules/condition.ts";
import { type RuleVersion, ruleName } from "../../rules/rules.ts";
import type { Schemes } from "../../rules/scheme.ts";
import type { Confirmed } from "../reconcile/match.ts";
import { grantOf } from "./scheme-amount.ts";
import { capCharges } from "./scheme-caps.ts";
import { addToPool, poolCharges } from "./scheme-pool.ts";
import { addToQuota, quotaCharges } from "./scheme-quota.ts";
import type { SchemeState } from "./scheme-state.ts";
import { type ChargedBefore, yearKey } from "./subsidy.ts";

interface SchemeRequest {
  readonly confirmed: Confirmed;
  readonly rule: RuleVersion<"schemes">;
  readonly tariffFen: Fen;
  /** Who is paid for the supply: the supplier, or the agent who advanced the cost. */
  readonly payee: LibraryCode | null;
  readonly day: Day;
}

export class SchemeBook {
  private readonly states = new Map<string, SchemeState[]>();
  private readonly year: string;
  private readonly before: ChargedBefore;

  /** `year` is that of the period's last day: caps of a year count there. */
  constructor(about: { year: string; before: ChargedBefore }) {
    this.year = about.year;
    this.before = about.before;
  }

  request(said: SchemeRequest): { charges: MadeCharge[]; findings: Finding[] } {
    const made = { charges: [] as MadeCharge[], findings: [] as Finding[] };
    const { record } = said.confirmed;
    const holding = this.statesOf(said.rule).filter(
      ({ scheme, about }) => scheme.service === record.service && holds(scheme.when, record, about),
    );
    const replaced = new Set(holding.flatMap((state) => state.scheme.replaces));
    for (const state of holding) {
      const { scheme } = state;
      if (replaced.has(scheme.key)) continue;
      const party = scheme.party === "supplier" ? said.payee : record.requester;
      if (party === null) {
        made.findings.push(finding("party-must-be-named", { request: record.requestNo, scheme: scheme.key }));
        continue;
      }
      const found = this.through(state, said, party);
      if ("code" in found) made.findings.push(found);
      else made.charges.push(...found);
    }
    return made;
  }

  private through(
    state: SchemeState,
    said: SchemeRequest,
    party: LibraryCode,
  ): readonly MadeCharge[] | Finding {
    const { scheme, about, rule } = state;
    const { record, match } = said.confirmed;
    const { amount } = scheme;
    const feeFen = feeOf(rule.body, { tariffFen: said.tariffFen, confirmedFen: record.feeFen });
    const other = scheme.party === "supplier" ? record.requester : said.payee;
    const charge: MadeCharge = {
      kind: scheme.direction,
      scheme: scheme.key,
      service: match.service,
      library: party,
      counterparty: other,
      caseKey: match.caseKey,
      ordinal: match.ordinal,
      record: match.basis,
      quantity: 1n,
      unit: "request",
      fen: 0n,
      statedFen: null,
      rule: ruleName(rule),
      steps: [],
    };
    if (amount.kind === "over-quota") {
      const beyond = addToQuota(state, { charge, day: said.day, feeFen }, this.before);
      for (const { fen } of beyond) addTo(state.own, party, fen);
      return beyond;
    }
    if (amount.kind === "pool") {
      addToPool(state.pool, amount, { record, about, supplier: said.payee, requester: record.requester });
      return [];
    }
    const { rounding } = rule.body;
    const granted = grantOf(scheme, amount, { record, feeFen, classes: about.classes, rounding });
    if ("code" in granted) return granted;
    if (granted.fen === 0n) return [];
    addTo(state.own, party, granted.fen);
    return [{ ...charge, fen: granted.fen, steps: granted.steps }];
  }

  /** What hangs on the sums, once every request has passed. */
  end(): MadeCharge[] {
    const { year } = this;
    const before = new Map(this.before);
    // In the order of their first days: a later version goes on with what the one before left of a quota or a cap.
    const inOrder = [...this.states].sort(byKey).flatMap(([, own]) => own);
    return inOrder.flatMap((state) => {
      const late = [...quotaCharges(state, before), ...poolCharges(state)];
      for (const charge of late) {
        if (charge.kind === "free" || charge.library === null) continue;
        addTo(state.own, charge.library, charge.fen);
      }
      const caps = capCharges(state, { year, before });
      for (const [library, fen] of state.own) {
        const key = yearKey({ year, kind: state.scheme.direction, scheme: state.scheme.key, library });
        addTo(before, key, fen);
      }
      for (const { library, fen } of caps) {
        const at = { year, kind: state.scheme.direction, scheme: state.scheme.key, library: library ?? "" };
        addTo(before, yearKey(at), fen);
      }
      return [...late, ...caps];
    });
  }

  private statesOf(rule: RuleVersion<"schemes">): SchemeState[] {
    const name = `${rule.from} ${ruleName(rule)}`;
    const known = this.states.get(name);
    if (known) return known;
    const about = { isMember: isMember, classes: rule.body.libraryClasses ?? {} };
    const made = [...rule.body.schemes]
      .sort(by((a) => a.key))
      .map(
        (scheme): SchemeState => ({ scheme, rule, about, own: new Map(), quota: new Map(), pool: new Map() }),
      );
    this.states.set(name, made);
    return made;
  }
}

/** In a scheme any library but an outside source is meant by "member". */
export function isMember(code: string): boolean {
  return !code.startsWith("EXT-");
}

function feeOf(rule: Schemes, fees: { tariffFen: Fen; confirmedFen: Fen | null }): Fen {
  if (fees.confirmedFen === null || rule.basis === "tariff") return fees.tariffFen;
  if (rule.basis === "confirmed") return fees.confirmedFen;
  return fees.confirmedFen < fees.tariffFen ? fees.confirmedFen : fees.tariffFen;
}
