/**
 * 结算 / settlement of a period: what every confirmed request is worth, and what each library and the courier is owed.
 *
 * Requests stream through: each filled one becomes a fee-basis charge at once, and only the totals per library and rule
 * version stay in memory. At the end the totals become subsidies, and the subsidies balanced entries.
 *
 * Worked example: 人大 supplied two requests of 3.60 and 13.60 元. Two fee-basis charges; one dd-subsidy charge of 8.60
 * at the sample rate of 50 %; one entry: debit expense:dd-subsidy 8.60, credit payable:library:10002 8.60.
 * Source: domain.md 3.2, 4.6, 10 nos. 3–5.
 */
import type { Day } from "../day.ts";
import { type Finding, finding } from "../finding.ts";
import type { RequestRecord, WaybillLine } from "../import/record.ts";
import { type Fen, formatYuan } from "../money.ts";
import type { Fact } from "../plan.ts";
import type { Confirmed } from "../reconcile/match.ts";
import type { Directory } from "../registry/directory.ts";
import type { LibraryCode } from "../registry/library.ts";
import { type DdSubsidy, ruleName } from "../rules.ts";
import type { Charge, ChargeKind } from "./charge.ts";
import { type AuditedLine, paymentOf } from "./courier-audit.ts";
import { auditFinding } from "./courier-finding.ts";
import type { Unpriced } from "./run.ts";
import type { SettlementRules } from "./settlement-rules.ts";
import { basisFee, ddSubsidy, illSubsidy } from "./subsidy.ts";
import { inOrder, type Supply, supplyOf } from "./supply.ts";
import { priceDocument } from "./tariff.ts";

export interface SettlementContext {
  readonly number: number;
  readonly rules: SettlementRules;
  readonly directory: Directory;
  /** The day that prices what has no day of its own: the period's last. */
  readonly lastDay: Day;
  readonly paidInYear: ReadonlyMap<LibraryCode, Fen>;
}

export interface KindTotal {
  count: number;
  fen: Fen;
}

export interface SettlementCount {
  readonly totals: Map<ChargeKind, KindTotal>;
  unpriced: number;
  differs: number;
  /** The first of them, for showing. */
  readonly findings: Finding[];
}

const MAX_SHOWN = 1000;

/** One settlement being made. Every method returns the facts to add now. */
export class Settlement {
  readonly count: SettlementCount = { totals: new Map(), unpriced: 0, differs: 0, findings: [] };
  private readonly context: SettlementContext;
  private readonly dd = new Map<string, Supply<"dd-subsidy">>();
  private readonly ill = new Map<string, Supply<"ill-subsidy">>();
  private sequence = 0;

  constructor(context: SettlementContext) {
    this.context = context;
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
    const subsidy = this.context.rules.on("dd-subsidy", day);
    const priced = priceDocument(record, tariff.body);
    if ("code" in priced) return [this.unpriced(confirmed, "unpriced", priced)];
    const payee = this.payeeOf(record, subsidy.body);
    if (payee === null) {
      return [
        this.unpriced(
          confirmed,
          "unpriced",
          finding("supplier-must-be-named", { request: record.requestNo }),
        ),
      ];
    }
    const fen = basisFee({ tariffFen: priced.fen, confirmedFen: record.feeFen }, subsidy.body);
    const supply = supplyOf(this.dd, { library: payee, rule: subsidy });
    supply.total.requests += 1n;
    supply.total.basisFen += fen;
    const facts: Fact[] = [
      this.charge({
        ...chargeOf(confirmed, "fee-basis"),
        library: payee,
        quantity: 1n,
        unit: "request",
        fen,
        rule: ruleName(tariff),
        steps: priced.steps,
      }),
    ];
    for (const found of this.leads(record, priced.fen))
      facts.push(this.unpriced(confirmed, "differs", found));
    return facts;
  }

  private loan(confirmed: Confirmed): Fact[] {
    const { record } = confirmed;
    const rule = this.context.rules.on("ill-subsidy", record.suppliedOn ?? this.context.lastDay);
    const request = record.requestNo;
    if (record.volumes === null) {
      return [this.unpriced(confirmed, "unpriced", finding("volumes-must-be-given", { request }))];
    }
    if (record.supplier === null) {
      return [this.unpriced(confirmed, "unpriced", finding("supplier-must-be-named", { request }))];
    }
    const volumes = BigInt(record.volumes);
    const supply = supplyOf(this.ill, { library: record.supplier, rule });
    supply.total.requests += 1n;
    supply.total.volumes += volumes;
    const fen = volumes * rule.body.perVolumeFen;
    const step = {
      item: "per-volume",
      quantity: volumes,
      unit: "volume",
      unitFen: rule.body.perVolumeFen,
      fen,
    };
    return [
      this.charge({
        ...chargeOf(confirmed, "fee-basis"),
        library: record.supplier,
        quantity: volumes,
        unit: "volume",
        fen,
        rule: ruleName(rule),
        steps: [step],
      }),
    ];
  }

  /** Facts of one audited line of the courier's invoice: what is paid, what is held, and what to look at. */
  waybill(audited: AuditedLine): Fact[] {
    const { line } = audited;
    const contract = this.context.rules.on("courier", line.shippedOn);
    const { payableFen, heldFen } = paymentOf(audited, contract.body);
    const about = {
      service: "ill",
      library: line.from,
      counterparty: line.to,
      caseKey: line.waybillNo,
      ordinal: null,
      record: line.ref,
      quantity: line.item === "period" ? 1n : BigInt(line.pieces),
      unit: line.item,
      rule: ruleName(contract),
    } as const;
    const facts: Fact[] = [];
    // A line that is not paid at all is no parcel that was paid for.
    if (payableFen !== 0n || heldFen === 0n) {
      const { steps } = audited;
      facts.push(
        this.charge({ ...about, kind: "courier", fen: payableFen, statedFen: line.chargeFen, steps }),
      );
    }
    if (heldFen !== 0n) {
      const stated = payableFen === 0n ? line.chargeFen : null;
      facts.push(this.charge({ ...about, kind: "courier-held", fen: heldFen, statedFen: stated, steps: [] }));
    }
    const found = auditFinding(audited);
    if (found) facts.push(this.heldLine(line, found));
    return facts;
  }

  /** The subsidies, once every request has passed. */
  subsidies(): Fact[] {
    const facts: Fact[] = [];
    const paid = new Map(this.context.paidInYear);
    for (const { library, rule, total } of inOrder(this.dd)) {
      const made = ddSubsidy(total, rule.body, paid.get(library) ?? 0n);
      paid.set(library, (paid.get(library) ?? 0n) + made.fen);
      const about = {
        kind: "dd-subsidy",
        service: "dd",
        library,
        quantity: total.requests,
        unit: "request",
      } as const;
      facts.push(this.charge({ ...NO_REQUEST, ...about, ...made, rule: ruleName(rule) }));
    }
    for (const { library, rule, total } of inOrder(this.ill)) {
      const made = illSubsidy(total.volumes, rule.body);
      const about = {
        kind: "ill-subsidy",
        service: "ill",
        library,
        quantity: total.volumes,
        unit: "volume",
      } as const;
      facts.push(this.charge({ ...NO_REQUEST, ...about, ...made, rule: ruleName(rule) }));
    }
    return facts;
  }

  private payeeOf(record: RequestRecord, rule: DdSubsidy): LibraryCode | null {
    const isOutside = record.supplier?.startsWith("EXT-") === true;
    return isOutside && rule.externalPayee === "agent" ? (record.agent ?? record.supplier) : record.supplier;
  }

  /** What a person must look at although the request is priced. */
  private leads(record: RequestRecord, tariffFen: Fen): Finding[] {
    const found: Finding[] = [];
    const request = record.requestNo;
    if (record.feeFen !== null && record.feeFen !== tariffFen) {
      const confirmed = formatYuan(record.feeFen);
      found.push(finding("fee-must-equal-tariff", { request, tariff: formatYuan(tariffFen), confirmed }));
    }
    if (ONLY_THROUGH_SUBJECT_LIBRARIES.has(record.supplier ?? "") && !this.isSubjectLibrary(record)) {
      const about = { request, supplier: record.supplier ?? "", agent: record.agent ?? "" };
      found.push(finding("agent-must-be-subject-library", about));
    }
    return found;
  }

  private isSubjectLibrary(record: RequestRecord): boolean {
    if (record.agent === null) return false;
    const day = record.suppliedOn ?? this.context.lastDay;
    const agreement = this.context.directory.agreementOn({ library: record.agent, service: "dd", day });
    return agreement?.role === "subject-service";
  }

  private charge(said: Omit<Charge, "id">): Fact {
    this.sequence += 1;
    const total = this.count.totals.get(said.kind) ?? { count: 0, fen: 0n };
    total.count += 1;
    total.fen += said.fen;
    this.count.totals.set(said.kind, total);
    const { number } = this.context;
    return { kind: "charge", settlement: number, charge: { id: `C-${number}-${this.sequence}`, ...said } };
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
    if (unpriced.severity === "unpriced") this.count.unpriced += 1;
    else this.count.differs += 1;
    if (this.count.findings.length < MAX_SHOWN) this.count.findings.push(unpriced.finding);
    return { kind: "unpriced", settlement: this.context.number, unpriced };
  }
}

/** 国家图书馆 and 上海图书馆 are reached only through the subject service libraries (domain.md 3.1). */
const ONLY_THROUGH_SUBJECT_LIBRARIES: ReadonlySet<string> = new Set(["EXT-NLC", "EXT-SHL"]);

const NO_REQUEST = {
  counterparty: null,
  caseKey: null,
  ordinal: null,
  record: null,
  statedFen: null,
} as const;

function chargeOf(confirmed: Confirmed, kind: ChargeKind) {
  const { match, record } = confirmed;
  return {
    kind,
    service: match.service,
    counterparty: record.requester,
    caseKey: match.caseKey,
    ordinal: match.ordinal,
    record: match.basis,
    statedFen: record.feeFen,
  };
}
