/**
 * 记录 / record: one row of one source, read into typed values. Nothing is derived and nothing is defaulted:
 * what the file does not say is null.
 *
 * Request, volume (册), leg (去/回程) and parcel (件) are four units; no code adds two of them.
 */
import { Bug } from "../core/bug.ts";
import type { Day } from "../core/day.ts";
import type { Fen } from "../core/money.ts";
import type { RecordRef } from "../core/source.ts";
import type { LibraryCode, Service } from "../registry/library.ts";
import type { FieldsOf } from "./row-fields.ts";
import type { ServiceKind } from "./service-record.ts";

/** 来源角色: whose account of the request a file gives. In ILL the supplier is the lender, the requester the borrower. */
export type Role = "supplier" | "requester" | "centre" | "courier";

/** What a file holds, and so how its rows are read. */
export type RecordKind =
  | ServiceKind
  | "dd-supplier"
  | "dd-requester"
  | "dd-centre"
  | "ill-supplier"
  | "ill-requester"
  | "ill-centre"
  | "courier-invoice"
  | "registered-users"
  | "subproject-spending";

/** filled 满足, unfilled 不满足, cancelled 取消, pending 处理中. Only filled requests are priced. */
export type RequestStatus = "filled" | "unfilled" | "cancelled" | "pending";

export type Urgency = "ordinary" | "urgent";

/** own 本馆提供; agent-domestic / agent-foreign 委托代查(国内/国外). */
export type Sourcing = "own" | "agent-domestic" | "agent-foreign";

/** One library's, or the platform's, account of one request in document delivery or interlibrary loan. */
export interface RequestRecord {
  readonly ref: RecordRef;
  readonly service: Service;
  readonly role: Role;
  /** The request number as written, and the form under which equal numbers are equal. */
  readonly requestNo: string;
  readonly requestKey: string;
  readonly supplier: LibraryCode | null;
  readonly requester: LibraryCode | null;
  /** 学科服务馆 that passed the request on to an outside source. */
  readonly agent: LibraryCode | null;
  readonly requestedOn: Day | null;
  /** Supply date (DD) or day the volumes left the lender (ILL). */
  readonly suppliedOn: Day | null;
  readonly returnedOn: Day | null;
  readonly status: RequestStatus;
  readonly reason: string | null;
  readonly documentType: string | null;
  readonly urgency: Urgency | null;
  readonly sourcing: Sourcing | null;
  /** Key of the tariff item, where the source names one (e.g. SHL-ANC-1). */
  readonly tariffItem: string | null;
  readonly deliveryMethod: string | null;
  readonly pages: number | null;
  /** Shots (拍), patents (件), whatever the item is counted in when it is not pages. */
  readonly quantity: number | null;
  readonly volumes: number | null;
  /** A typed unit price, needed where the tariff gives a range. */
  readonly unitPriceFen: Fen | null;
  /** A typed real cost: registered post, agency search. */
  readonly actualCostFen: Fen | null;
  /** The fee the supplier confirmed. */
  readonly feeFen: Fen | null;
  readonly title: string | null;
  /** Barcode, ISBN or ISSN, as text. */
  readonly itemId: string | null;
  readonly waybillOut: string | null;
  readonly waybillBack: string | null;
  /** 卷期 of the journal, as written. */
  readonly issue: string | null;
  /** 数据库 the supplier takes it from. */
  readonly database: string | null;
  /** The reader as a keyed hash of 16 digits, where the centre has set a key; else null. Never a name or number. */
  readonly reader: string | null;
  /** 读者类型, e.g. 教师; what a tariff may distinguish, never who. */
  readonly readerClass: string | null;
  /** 渠道 the request came by, e.g. 调度中心. */
  readonly channel: string | null;
  /** 凭证: the number or name of the voucher attached for a real cost. */
  readonly attachment: string | null;
}

/** A new field goes to the end: digests of closed months know the others by their place. */
export const REQUEST_FIELDS: FieldsOf<RequestRecord, "ref" | "service" | "role"> = {
  requestNo: "identifier",
  requestKey: "identifier",
  supplier: "library",
  requester: "library",
  agent: "library",
  requestedOn: "day",
  suppliedOn: "day",
  returnedOn: "day",
  status: "value",
  reason: "text",
  documentType: "text",
  urgency: "value",
  sourcing: "value",
  tariffItem: "text",
  deliveryMethod: "text",
  pages: "count",
  quantity: "count",
  volumes: "count",
  unitPriceFen: "fen",
  actualCostFen: "fen",
  feeFen: "fen",
  title: "text",
  itemId: "identifier",
  waybillOut: "identifier",
  waybillBack: "identifier",
  issue: "text",
  database: "text",
  reader: "text",
  readerClass: "text",
  channel: "text",
  attachment: "text",
};

/** What a request that says nothing says of each field. */
export const NOTHING_SAID = Object.fromEntries(
  Object.keys(REQUEST_FIELDS).map((field) => [field, null]),
) as Readonly<Record<keyof typeof REQUEST_FIELDS, null>>;

/** 物流账单行: one line of the courier's invoice: one parcel, one leg. */
export interface WaybillLine {
  readonly ref: RecordRef;
  readonly waybillNo: string;
  readonly shippedOn: Day;
  readonly from: LibraryCode | null;
  readonly to: LibraryCode | null;
  readonly leg: "out" | "back" | null;
  readonly pieces: number;
  readonly weightGrams: number | null;
  /** Volumes inside, as the courier says; information, never a price. */
  readonly volumes: number | null;
  /** What is billed. Negative on a credit line (折让、冲减). */
  readonly chargeFen: Fen;
  /** What the line bills, where it is no parcel: a stop (停靠费) or a fee of the period (月费). */
  readonly item: "parcel" | "stop" | "period";
  /** 签收结果, where the invoice says it. Refused (拒收) is no fault of the company's. */
  readonly outcome: "delivered" | "undelivered" | "refused" | null;
  /** 区, as the courier has it. */
  readonly district: string | null;
  /** The parts of the amount, where the invoice gives them. */
  readonly freightFen: Fen | null;
  readonly surchargeFen: Fen | null;
  /** Whose invoice it is, by the contract's word for it; null: not said, or read before companies were told apart. */
  readonly company: string | null;
  /** 母单号: the waybill that this piece (子件) belongs to. */
  readonly motherNo: string | null;
  /** What of a parcel, or of the period, it bills besides freight: 补差, 保价 and others; null: freight, or the item itself. */
  readonly charge: string | null;
  /** 退回件关联运单号: the way out that this one brings back. */
  readonly relatedNo: string | null;
  /** 计费重量, where the invoice has the real weight besides. */
  readonly billedGrams: number | null;
  /** 长×宽×高 in cm, as written. */
  readonly measures: string | null;
  /** 折扣, negative where it makes the amount less. */
  readonly discountFen: Fen | null;
  /** 声明价值 of a parcel that is insured. */
  readonly declaredFen: Fen | null;
  /** The company's own number of this charge, and of the one that it credits. */
  readonly chargeId: string | null;
  readonly creditOf: string | null;
}

/** A new field goes to the end, as above. */
export const WAYBILL_FIELDS: FieldsOf<WaybillLine, "ref"> = {
  waybillNo: "identifier",
  shippedOn: "day",
  from: "library",
  to: "library",
  leg: "value",
  pieces: "positive-count",
  weightGrams: "grams",
  volumes: "count",
  chargeFen: "signed-fen",
  item: "value",
  outcome: "value",
  district: "text",
  freightFen: "signed-fen",
  surchargeFen: "signed-fen",
  company: "text",
  motherNo: "identifier",
  charge: "text",
  relatedNo: "identifier",
  billedGrams: "grams",
  measures: "text",
  discountFen: "signed-fen",
  declaredFen: "fen",
  chargeId: "identifier",
  creditOf: "identifier",
};

/** What a line says nothing of where its invoice has no such column. */
export const NO_PARTS = {
  ...{ company: null, motherNo: null, charge: null, relatedNo: null, billedGrams: null, measures: null },
  ...{ discountFen: null, declaredFen: null, chargeId: null, creditOf: null },
} as const satisfies Partial<WaybillLine>;

/** 注册用户: users registered at one library, as of the file's period. */
export interface UserCount {
  readonly ref: RecordRef;
  readonly library: LibraryCode;
  readonly service: Service;
  readonly registered: number;
  readonly newUsers: number | null;
  readonly activeUsers: number | null;
}

export const USER_FIELDS: FieldsOf<UserCount, "ref"> = {
  library: "library",
  service: "value",
  registered: "count",
  newUsers: "count",
  activeUsers: "count",
};

/** The form under which two request numbers are equal: full width is half width, case and outer spaces do not count. */
export function requestKey(text: string): string {
  return text.normalize("NFKC").trim().toUpperCase();
}

/** Of files of requests, parcels and users; the other services have neither. */
export function kindParts(kind: RecordKind): { service: Service; role: Role } {
  switch (kind) {
    case "dd-supplier":
      return { service: "dd", role: "supplier" };
    case "dd-requester":
      return { service: "dd", role: "requester" };
    case "dd-centre":
      return { service: "dd", role: "centre" };
    case "ill-supplier":
      return { service: "ill", role: "supplier" };
    case "ill-requester":
      return { service: "ill", role: "requester" };
    case "ill-centre":
      return { service: "ill", role: "centre" };
    case "courier-invoice":
      return { service: "ill", role: "courier" };
    // Of no service: nothing that is reconciled or settled asks for these.
    case "registered-users":
    case "subproject-spending":
      return { service: "ill", role: "centre" };
    default:
      throw new Bug(`a file of ${kind} has no requests`);
  }
}

/** 当年财政拨款, 上年结转资金, 其他资金. */
export type FundSource = "fiscal" | "carry-over" | "other";

export const FUND_SOURCES: readonly FundSource[] = ["fiscal", "carry-over", "other"];
