/**
 * 结算 / settlement of a period: what every confirmed request is worth, and what each library and the courier is owed.
 *
 * Requests stream through: each filled one becomes a fee-basis charge at once, and only the totals per library and rule
 * version stay in memory. At the end the totals become subsidies, and the subsidies balanced entries.
 *
 * Worked example: 人大 supplied two requests of 3.60 and 13.60 元. Two fee-basis charges; one dd-subsidy charge of 8.60
 * at the sample rate of 50 %; one entry: debit expense:dd-subsidy 8.60, credit payable:library:10002 8.60.
 * Source: SOURCES.md [fee-is-the-basis], [amounts-not-published], [rule-on-supply-date].
 */
import type { Fact } from "../../books/port.ts";
import type { Day } from "../../core/day.ts";
import { type Finding, finding } from "../../core/finding.ts";
import type { Fen } from "../../core/money.ts";
import { refuse } from "../../core/refusal.ts";
import type { WaybillLine } from "../../records/record.ts";
import type { Directory } from "../../registry/directory.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type Charge, type ChargeKind, type MadeCharge, named } from "../../rules/charge.ts";
import { type RuleVersion, ruleName } from "../../rules/rules.ts";
import { priceDocument } from "../../rules/tariff.ts";
import type { AuditedLine } from "../courier/courier-audit.ts";
import { courierCharges } from "../courier/courier-charges.ts";
import { auditFinding } from "../courier/courier-finding.ts";
import type { Confirmed } from "../reconcile/match.ts";
import { FeeNetting } from "./fee-netting.ts";
import { leadsOf, unnamed } from "./request-leads.ts";
import { isOfInvoice, numbered, requestKeyOf, type Unpriced } from "./run.ts";
import { SchemeBook } from "./scheme-book.ts";
import { needsSubsidy, type SettlementRules, type Ways, waysOf } from "./settlement-rules.ts";
import {
  basisFee,
  type ChargedBefore,
  payeeOfRequest,
  type Supply,
  subsidyCharges,
  supplyOf,
} from "./subsidy.ts";

export interface SettlementContext {
  readonly number: number;
  readonly rules: SettlementRules;
  readonly directory: Directory;
  /** The day that prices what has no day of its own: the period's last. */
  readonly lastDay: Day;
  /** Sums of earlier periods: caps of a year and quotas go on from them. */
  readonly before: ChargedBefore;
}

interface KindTotal {
  count: number;
  fen: Fen;
}

export interface SettlementCount {
  readonly totals: Map<ChargeKind, KindTotal>;
  unpriced: number;
  /** Charged, but something is to be looked at: a confirmed fee is not the tariff's, an agent is no subject library. */
  differs: number;
  /** Lines of couriers' invoices that differ from the contract, or are in question. */
  invoiceLines: number;
  /** The first of them, for showing. */
  readonly findings: Finding[];
}

export const MAX_SHOWN = 1000;

/** One settlement being made. Every method returns the facts to add now. */
export class Settlement {
  readonly count: SettlementCount = {
    totals: new Map(),
    unpriced: 0,
    differs: 0,
    invoiceLines: 0,
    findings: [],
  };
  private readonly context: SettlementContext;
  private readonly schemes: SchemeBook;
  private readonly netting = new FeeNetting();
  private readonly dd = new Map<string, Supply<"dd-subsidy">>();
  private readonly ill = new Map<string, Supply<"ill-subsidy">>();
  private sequence = 0;
  private lastUnpriced = "";

  constructor(context: SettlementContext) {
    this.context = context;
    this.schemes = new SchemeBook({ year: context.lastDay.slice(0, 4), before: context.before });
  }

  /** What earlier periods charged, for who settles beside it. */
  get before(): ChargedBefore {
    return this.context.before;
  }

  /** Facts of one confirmed request: its fee-basis charge, and what a person must look at. */
  request(confirmed: Confirmed): Fact[] {
    if (confirmed.record.status !== "filled") return [];
    return confirmed.record.service === "dd" ? this.document(confirmed) : this.loan(confirmed);
  }

  private document(confirmed: Confirmed): Fact[] {
    const { record } = confirmed;
    const day = record.suppliedOn ?? this.context.lastDay;
    const tariff = this.context.rules.on("dd-tariff", day);
    const ways = waysOf(this.context.rules, { service: "dd", day });
    const subsidy = needsSubsidy(ways, "dd")
      ? this.context.rules.on("dd-subsidy", day)
      : this.context.rules.find("dd-subsidy", day);
    const priced = priceDocument(record, tariff.body);
    if ("code" in priced) return [this.unpriced(confirmed, "unpriced", priced)];
    const payee = payeeOfRequest(record, subsidy?.body.externalPayee ?? "agent");
    if (payee === null) return [this.unpriced(confirmed, "unpriced", unnamed("supplier", record))];
    const confirmedFen = record.feeFen;
    const fen = subsidy ? basisFee({ tariffFen: priced.fen, confirmedFen }, subsidy.body) : priced.fen;
    if (subsidy) {
      const supply = supplyOf(this.dd, { library: payee, rule: subsidy });
      supply.total.requests += 1n;
      supply.total.basisFen += fen;
    }
    const facts = this.fee({
      confirmed,
      payee,
      day,
      fen,
      tariffFen: priced.fen,
      rule: ruleName(tariff),
      quantity: 1n,
      unit: "request",
      steps: priced.steps,
      ways,
    });
    const { directory, lastDay } = this.context;
    const isDecided = typeof confirmed.match.values?.feeFen === "bigint";
    // Written out: of a million requests, spreading one object into another was a tenth of the settlement.
    const about = { tariffFen: priced.fen, settledFen: fen, isDecided, directory, lastDay };
    for (const found of leadsOf(record, about)) facts.push(this.unpriced(confirmed, "differs", found));
    return facts;
  }

  private loan(confirmed: Confirmed): Fact[] {
    const { record } = confirmed;
    const day = record.suppliedOn ?? this.context.lastDay;
    const ways = waysOf(this.context.rules, { service: "ill", day });
    const rule = needsSubsidy(ways, "ill")
      ? this.context.rules.on("ill-subsidy", day)
      : this.context.rules.find("ill-subsidy", day);
    const request = record.requestNo;
    if (record.volumes === null)
      return [this.unpriced(confirmed, "unpriced", finding("volumes-must-be-given", { request }))];
    const payee = record.supplier;
    if (payee === null) return [this.unpriced(confirmed, "unpriced", unnamed("supplier", record))];
    const quantity = BigInt(record.volumes);
    if (!rule) return this.schemesOf({ confirmed, payee, day, tariffFen: 0n, ways });
    if (!ways.isNet) {
      const supply = supplyOf(this.ill, { library: payee, rule });
      supply.total.requests += 1n;
      supply.total.volumes += quantity;
    }
    const unitFen = rule.body.perVolumeFen;
    const fen = quantity * unitFen;
    const steps = [{ item: "per-volume", quantity, unit: "volume", unitFen, fen }];
    const about = { confirmed, payee, day, fen, rule: ruleName(rule), quantity, unit: "volume" } as const;
    return this.fee({ ...about, steps, tariffFen: fen, ways });
  }

  /** The fee of one request as a charge, and all that rests on it. */
  private fee(made: {
    confirmed: Confirmed;
    payee: LibraryCode;
    day: Day;
    fen: Fen;
    tariffFen: Fen;
    rule: string;
    quantity: bigint;
    unit: Charge["unit"];
    steps: Charge["steps"];
    ways: Ways;
  }): Fact[] {
    const { confirmed, payee, fen, rule, quantity, unit, steps, ways } = made;
    const { record } = confirmed;
    if (ways.isNet && record.requester === null)
      return [this.unpriced(confirmed, "unpriced", unnamed("requester", record))];
    if (ways.isNet && record.requester !== null) {
      const { service } = record;
      this.netting.add({ service, supplier: payee, requester: record.requester, fen, rule });
    }
    const { match } = confirmed;
    const charge = this.charge({
      kind: "fee-basis",
      scheme: null,
      service: match.service,
      library: payee,
      counterparty: record.requester,
      caseKey: match.caseKey,
      ordinal: match.ordinal,
      record: match.basis,
      quantity,
      unit,
      fen,
      statedFen: record.feeFen,
      rule,
      steps,
    });
    return [charge, ...this.schemesOf(made)];
  }

  private schemesOf(made: {
    confirmed: Confirmed;
    payee: LibraryCode;
    day: Day;
    tariffFen: Fen;
    ways: Ways;
  }): Fact[] {
    const { ways, confirmed } = made;
    if (!ways.schemes) return [];
    const { payee, day, tariffFen } = made;
    const through = this.schemes.request({ confirmed, payee, day, tariffFen, rule: ways.schemes });
    return [
      ...through.charges.map((charge) => this.charge(charge)),
      ...through.findings.map((found) => this.unpriced(confirmed, "unpriced", found)),
    ];
  }

  /** A charge made elsewhere: the difference of a correction run, or what a fund could not pay. */
  add(charge: MadeCharge): Fact {
    return this.charge(charge);
  }

  /** What a correction run comes upon: that no rule prices a request of a closed period. */
  lookAt(unpriced: Unpriced): Fact {
    return this.toLookAt(unpriced);
  }

  /** Facts of one audited line of the courier's invoice: what is paid, what is held, and what to look at. */
  waybill(audited: AuditedLine): Fact[] {
    const contract = this.contractOf(audited.line);
    const facts = courierCharges(audited, contract).map((charge) => this.charge(charge));
    const found = auditFinding(audited);
    if (found) facts.push(this.heldLine(audited.line, found));
    return facts;
  }

  private contractOf(line: WaybillLine): RuleVersion<"courier"> {
    const { waybillNo: waybill, shippedOn: day, company } = line;
    const { rules } = this.context;
    const contract = rules.contract(line);
    if (contract !== undefined) return contract;
    rules.on("courier", day);
    return refuse("courier-company-must-be-known", { waybill, day, company: company ?? "" });
  }

  /** The subsidies, and all else that rests on sums, once every request has passed. */
  end(): Fact[] {
    const year = this.context.lastDay.slice(0, 4);
    const subsidies = subsidyCharges({ dd: this.dd, ill: this.ill, year, before: this.context.before });
    return [...subsidies, ...this.schemes.end(), ...this.netting.end()].map((made) => this.charge(made));
  }

  private charge(said: MadeCharge): Fact {
    this.sequence += 1;
    let total = this.count.totals.get(said.kind);
    if (total === undefined) {
      total = { count: 0, fen: 0n };
      this.count.totals.set(said.kind, total);
    }
    total.count += 1;
    total.fen += said.fen;
    const { number } = this.context;
    return { kind: "charge", settlement: number, charge: named(said, `C-${number}-${this.sequence}`) };
  }

  private unpriced(confirmed: Confirmed, severity: Unpriced["severity"], found: Finding): Fact {
    const { service, caseKey, ordinal } = confirmed.match;
    return this.toLookAt({ service, caseKey, ordinal, severity, finding: found });
  }

  /** A line that is not paid, or not as billed: it never stops the close, the courier is told. */
  private heldLine(line: WaybillLine, found: Finding): Fact {
    const ordinal = line.ref.row;
    return this.toLookAt({
      service: "ill",
      caseKey: line.waybillNo,
      ordinal,
      severity: "differs",
      finding: found,
    });
  }

  private toLookAt(unpriced: Unpriced): Fact {
    if (unpriced.severity === "unpriced") {
      // One request may lack several things, told one after the other.
      if (requestKeyOf(unpriced) !== this.lastUnpriced) this.count.unpriced += 1;
      this.lastUnpriced = requestKeyOf(unpriced);
    } else if (isOfInvoice(unpriced)) this.count.invoiceLines += 1;
    else this.count.differs += 1;
    if (this.count.findings.length < MAX_SHOWN) this.count.findings.push(numbered(unpriced));
    return { kind: "unpriced", settlement: this.context.number, unpriced };
  }
}
