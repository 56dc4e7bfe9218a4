/**
 * 其他各中心的记录 / records of the four other services: joint consulting (联合咨询), training (培训), group purchase (集团采购)
 * and technical support (技术支持). One row of one file each, nothing derived, what the file does not say is null.
 *
 * Persons are never in them: who asked, who lectured and who took part is counted, not named. A client outside the
 * alliance is "outside", a unit outside it is named as a unit. A count that a source gives as "more than" stays a lower
 * bound: "more than 190 librarians from 76 libraries" is 190 at least, and 76 exactly.
 * Source: SOURCES.md [consulting-items], [training], [group-purchase], [technical-support].
 */
import type { Day } from "../core/day.ts";
import type { Fen } from "../core/money.ts";
import type { RecordRef } from "../core/source.ts";
import type { LibraryCode } from "../registry/library.ts";

export const SERVICE_KINDS = [
  "consulting",
  "training-event",
  "training-attendance",
  "group-purchase",
  "support-ticket",
  "availability",
] as const;

/** What a file of one of these services holds. */
export type ServiceKind = (typeof SERVICE_KINDS)[number];

export interface ServiceRecords {
  consulting: ConsultingRequest;
  "training-event": TrainingEvent;
  "training-attendance": TrainingAttendance;
  "group-purchase": PurchaseLine;
  "support-ticket": SupportTicket;
  availability: Availability;
}

export type ServiceRecord = ServiceRecords[ServiceKind];

/**
 * 服务项目: CX 科技查新 novelty search, SY 收录引用 citation report, ZT 定题 topic service, FX 情报分析 analysis, XK 学科服务 subject
 * service, TG 投稿指南 submission guide, PX 培训 training, ZX 信息咨询 consulting. The eight are published, the codes are ours:
 * SOURCES.md [consulting-items].
 */
export const SERVICE_ITEMS = ["CX", "SY", "ZT", "FX", "XK", "TG", "PX", "ZX"] as const;
export type ServiceItem = (typeof SERVICE_ITEMS)[number];

/** done 完成, refused 未能完成, cancelled 撤回, pending 办理中. */
export const CONSULTING_RESULTS = ["done", "refused", "cancelled", "pending"] as const;
type ConsultingResult = (typeof CONSULTING_RESULTS)[number];

export const ASKER_KINDS = ["member", "outside"] as const;

/** 联合咨询: one request to one library. */
export interface ConsultingRequest {
  readonly ref: RecordRef;
  readonly requestNo: string;
  readonly receivedOn: Day;
  readonly doneOn: Day | null;
  /** 承接馆: the library that serves. */
  readonly supplier: LibraryCode;
  /** 委托馆; null for a client outside the alliance, who is never named. */
  readonly asker: LibraryCode | null;
  readonly askerKind: (typeof ASKER_KINDS)[number] | null;
  readonly serviceItem: ServiceItem;
  readonly result: ConsultingResult;
  /** 质量评分 of 100 points, in tenths: 92.5 is 925. */
  readonly scoreTenths: number | null;
  /** 收费, and 市场价 it would have cost elsewhere; information, never what is compensated. */
  readonly feeFen: Fen | null;
  readonly marketFen: Fen | null;
}

/** 口径: at-least where the source says "more than". */
export const BOUNDS = ["exact", "at-least"] as const;
export type Bound = (typeof BOUNDS)[number];

/** 培训活动: one event. Its own numbers of participants stand in for attendance where no list came. */
export interface TrainingEvent {
  readonly ref: RecordRef;
  readonly eventNo: string;
  readonly heldOn: Day;
  readonly topic: string;
  readonly place: string | null;
  /** 学时 in tenths: 3.5 is 35. */
  readonly hoursTenths: number | null;
  readonly lecturerFeeFen: Fen | null;
  /** 其他费用: everything but the lecturers. */
  readonly otherCostFen: Fen | null;
  readonly participants: number | null;
  readonly participantsBound: Bound | null;
  readonly units: number | null;
  readonly unitsBound: Bound | null;
  readonly validAnswers: number | null;
  readonly satisfiedAnswers: number | null;
  readonly remark: string | null;
}

/** 参训: how many one unit sent to one event, and which certificates (证书) it got. Names stay with the unit. */
export interface TrainingAttendance {
  readonly ref: RecordRef;
  readonly eventNo: string;
  /** Exactly one of the two. */
  readonly library: LibraryCode | null;
  readonly outsideUnit: string | null;
  readonly participants: number;
  readonly certificates: number | null;
  readonly certificateFrom: string | null;
  readonly certificateTo: string | null;
}

/** 集团采购: one library's part of one package in one year; a row an instalment where it is paid in several. */
export interface PurchaseLine {
  readonly ref: RecordRef;
  readonly year: number;
  readonly packageName: string;
  readonly vendor: string | null;
  readonly library: LibraryCode;
  /** 原价 and 集团价 of the library for the year, the same on each of its instalments. */
  readonly listFen: Fen;
  readonly groupFen: Fen;
  /** n of m; null where it is paid at once. */
  readonly instalment: number | null;
  readonly instalments: number | null;
  /** What this instalment is; null: the whole group price. */
  readonly amountFen: Fen | null;
  readonly dueOn: Day | null;
  readonly paidOn: Day | null;
}

export const TICKET_KINDS = ["fault", "question", "wish", "other"] as const;
export const SEVERITIES = ["critical", "high", "normal", "low"] as const;

/** 技术支持工单. */
export interface SupportTicket {
  readonly ref: RecordRef;
  readonly ticketNo: string;
  readonly openedOn: Day;
  readonly resolvedOn: Day | null;
  readonly library: LibraryCode;
  readonly system: string;
  readonly ticketKind: (typeof TICKET_KINDS)[number];
  readonly severity: (typeof SEVERITIES)[number] | null;
}

/** 系统可用性: one system in one month: the minutes it should have run, and those of them it was down. */
export interface Availability {
  readonly ref: RecordRef;
  readonly system: string;
  /** "2019-05". */
  readonly month: string;
  readonly plannedMinutes: number;
  readonly downMinutes: number;
}

export function isServiceKind(kind: string): kind is ServiceKind {
  return SERVICE_KINDS.some((k) => k === kind);
}

/** Whether money can rest on a file of the kind, so that its period has to be settled and closed in its turn. */
export function isSettled(kind: string): boolean {
  return !isServiceKind(kind) || kind === "consulting";
}

/** Whether charges are made of its rows; counts of users and what a sub-project spent are nobody's charge. */
export function isCharged(kind: string): boolean {
  return isSettled(kind) && kind !== "registered-users" && kind !== "subproject-spending";
}

/** 不定期: what is held or bought when it comes, so that nobody waits for it each month. */
export function isOccasional(kind: string): boolean {
  return kind === "training-event" || kind === "training-attendance" || kind === "group-purchase";
}
