/** The true year: every request as it really was, before anybody exported it. */
import { addUp, byKey } from "../../core/list.ts";
import type { Agreement, Library } from "../../registry/library.ts";
import {
  DD_DELIVERED,
  DD_TOP,
  ILL_OTHERS,
  ILL_TOP,
  MONTH_WEIGHTS,
  split,
  yearTotals,
} from "./calibration.ts";
import { type Random, randomOf } from "./random.ts";
import { titleOf } from "./titles.ts";

export interface TrueRequest {
  readonly no: string;
  readonly service: "dd" | "ill";
  readonly month: number;
  readonly supplier: string;
  readonly requester: string;
  readonly agent: string | null;
  readonly requestedOn: string;
  readonly suppliedOn: string | null;
  readonly status: "filled" | "unfilled" | "cancelled";
  readonly documentType: string;
  readonly urgent: boolean;
  readonly sourcing: "own" | "agent-domestic";
  readonly tariffItem: string | null;
  readonly delivery: string;
  readonly pages: number | null;
  readonly quantity: number | null;
  readonly unitPriceFen: number | null;
  readonly actualCostFen: number | null;
  readonly feeFen: number | null;
  readonly volumes: number | null;
  readonly title: string;
  readonly waybill: string | null;
}

export interface Alliance {
  readonly libraries: readonly Library[];
  readonly agreements: readonly Agreement[];
}

const YEAR = 2019;

export const two = (n: number): string => String(n).padStart(2, "0");
export const dayOf = (month: number, day: number): string => `${YEAR}-${two(month)}-${two(day)}`;
export const lastDay = (month: number): number =>
  [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 30;

/** How much a library does, by how sure its membership is: confirmed members are the large ones. */
function sizeOf(library: Library): number {
  if (library.kind !== "university") return 8 + variety(library, 6);
  if (library.certainty.includes("confirmed")) return 40 + variety(library, 40);
  return library.certainty.includes("member=likely") ? 15 + variety(library, 30) : 4 + variety(library, 6);
}

/** No two libraries are alike: a number below `limit` out of the code's digits. */
function variety(library: Library, limit: number): number {
  return [...library.code].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 7919, 7) % limit;
}

const members = (alliance: Alliance, service: "dd" | "ill"): Library[] => {
  const codes = new Set(
    alliance.agreements.filter((a) => a.service === service && a.role === "member").map((a) => a.library),
  );
  return alliance.libraries.filter((l) => codes.has(l.code) && l.code !== LEAVER.code);
};

/** The same year again with other requests: its numbers follow those of the edition before. */
interface Edition {
  readonly seed: number;
  readonly edition: number;
}

const EDITION_NUMBERS = 100_000;

export function documentRequests(alliance: Alliance, { seed, edition }: Edition): TrueRequest[] {
  const random = randomOf(seed + 10 * edition);
  const libraries = members(alliance, "dd");
  const others = DD_DELIVERED - addUp(Object.values(DD_TOP), (n) => n);
  const sizes = new Map(libraries.map((l) => [l.code, sizeOf(l)]));
  const totals = yearTotals({ top: DD_TOP, others, below: 1287, sizes });
  const requesters = crowd(libraries.filter((l) => l.kind === "university"));
  const agents = alliance.agreements.filter((a) => a.role === "subject-service").map((a) => a.library);
  const made: TrueRequest[] = [];
  const counters = new Array<number>(13).fill(edition * EDITION_NUMBERS);
  for (const [supplier, total] of [...totals].sort(byKey)) {
    split(total, MONTH_WEIGHTS).forEach((count, i) => {
      const month = i + 1;
      const unfilled = Math.floor((count * 16) / 100);
      for (let n = 0; n < count + unfilled; n++) {
        counters[month] = (counters[month] ?? 0) + 1;
        const no = `DD${YEAR}${two(month)}${String(counters[month]).padStart(5, "0")}`;
        const requester = otherThan(supplier, requesters, random);
        made.push(document(random, { no, month, supplier, requester, filled: n < count, agents }));
      }
    });
  }
  return made;
}

const TYPES = ["期刊论文", "期刊论文", "期刊论文", "学位论文", "会议论文", "科技报告", "图书(部分章节)"];

function document(
  random: Random,
  about: {
    no: string;
    month: number;
    supplier: string;
    requester: string;
    filled: boolean;
    agents: readonly string[];
  },
): TrueRequest {
  const asked = 1 + random.below(lastDay(about.month) - 3);
  const supplied = Math.min(lastDay(about.month), asked + random.below(4));
  const isExternal = about.supplier.startsWith("EXT-N") || about.supplier.startsWith("EXT-S");
  const pages = 1 + random.below(30);
  const base: TrueRequest = {
    no: about.no,
    month: about.month,
    supplier: about.supplier,
    requester: about.requester,
    service: "dd",
    agent: isExternal ? (about.agents[random.below(about.agents.length)] ?? null) : null,
    requestedOn: dayOf(about.month, asked),
    suppliedOn: about.filled ? dayOf(about.month, supplied) : null,
    status: about.filled ? "filled" : random.chance(8) ? "cancelled" : "unfilled",
    documentType: random.pick(TYPES),
    urgent: random.chance(3),
    sourcing: "own",
    tariffItem: null,
    delivery: random.chance(85) ? "Email" : "读者自取",
    pages: about.filled ? pages : null,
    quantity: null,
    unitPriceFen: null,
    actualCostFen: null,
    feeFen: null,
    volumes: null,
    title: titleOf(about.no),
    waybill: null,
  };
  return about.filled ? priced(special(base, random)) : base;
}

/** A few of the tariff's rarer items, so that each is exercised somewhere in the year. */
function special(request: TrueRequest, random: Random): TrueRequest {
  if (request.supplier === "EXT-NLC") {
    const documentType = random.pick(["期刊论文", "学位论文", "标准文献", "缩微文献", "专利文献"]);
    return { ...request, documentType };
  }
  if (request.supplier === "EXT-SHL" && random.chance(20)) {
    const quantity = 1 + random.below(12);
    return {
      ...request,
      documentType: "古文献",
      tariffItem: "SHL-ANC-1",
      pages: null,
      quantity,
      unitPriceFen: 100 + 50 * random.below(5),
    };
  }
  if (request.supplier.startsWith("EXT-")) return request;
  if (random.chance(1.5))
    return { ...request, sourcing: "agent-domestic", actualCostFen: 500 + 50 * random.below(60) };
  if (random.chance(1)) return { ...request, delivery: "快递", actualCostFen: 800 + 100 * random.below(10) };
  return request;
}

/** The fee by the tariff of 2017-01-01, worked out here on its own: a second arithmetic beside the program's. */
function priced(request: TrueRequest): TrueRequest {
  const pages = request.pages ?? 0;
  const urgent = request.urgent ? 1000 : 0;
  if (request.supplier === "EXT-NLC") {
    const perPage: Record<string, number> = { 标准文献: 350, 缩微文献: 130 };
    const search = request.documentType === "专利文献" ? 1000 : 0;
    return { ...request, feeFen: search + pages * (perPage[request.documentType] ?? 30) + urgent };
  }
  if (request.supplier === "EXT-SHL") {
    const own = request.tariffItem ? (request.quantity ?? 0) * (request.unitPriceFen ?? 0) : pages * 100;
    return { ...request, feeFen: own + urgent };
  }
  if (request.sourcing === "agent-domestic")
    return { ...request, feeFen: (request.actualCostFen ?? 0) + 200 + urgent };
  return { ...request, feeFen: pages * 30 + (request.actualCostFen ?? 0) + urgent };
}

export function loanRequests(alliance: Alliance, { seed, edition }: Edition): TrueRequest[] {
  const random = randomOf(seed + 10 * edition + 1);
  const libraries = members(alliance, "ill");
  const sizes = new Map(libraries.map((l) => [l.code, sizeOf(l)]));
  const totals = yearTotals({ top: ILL_TOP, others: ILL_OTHERS, below: 447, sizes });
  const requesters = crowd(libraries.filter((l) => l.kind === "university"));
  const made: TrueRequest[] = [];
  const counters = new Array<number>(13).fill(edition * EDITION_NUMBERS);
  for (const [supplier, total] of [...totals].sort(byKey)) {
    split(total, MONTH_WEIGHTS).forEach((count, i) => {
      let left = count;
      while (left > 0) {
        const volumes = Math.min(left, random.chance(70) ? 1 : 2 + random.below(3));
        left -= volumes;
        const month = i + 1;
        counters[month] = (counters[month] ?? 0) + 1;
        const no = `IL${YEAR}${two(month)}${String(counters[month]).padStart(5, "0")}`;
        const requester = otherThan(supplier, requesters, random);
        made.push(loan(random, { no, month, supplier, requester, volumes, edition }));
      }
    });
  }
  return made;
}

function loan(
  random: Random,
  about: { no: string; month: number; supplier: string; requester: string; volumes: number; edition: number },
): TrueRequest {
  const asked = 1 + random.below(lastDay(about.month) - 4);
  // The courier calls on fixed days, so loans of one week between two libraries share a parcel.
  const shipped = Math.min(lastDay(about.month), asked + 1 + random.below(3));
  const week = Math.ceil(shipped / 7);
  return {
    no: about.no,
    month: about.month,
    supplier: about.supplier,
    requester: about.requester,
    volumes: about.volumes,
    service: "ill",
    agent: null,
    requestedOn: dayOf(about.month, asked),
    suppliedOn: dayOf(about.month, shipped),
    status: "filled",
    documentType: "图书",
    urgent: false,
    sourcing: "own",
    tariffItem: null,
    delivery: "快递",
    pages: null,
    quantity: null,
    unitPriceFen: null,
    actualCostFen: null,
    feeFen: null,
    title: titleOf(about.no),
    waybill: `00${YEAR}${two(about.month)}${week}${libraryDigits(about.supplier)}${libraryDigits(about.requester)}${about.edition === 0 ? "" : about.edition}`,
  };
}

/** Five digits for a waybill number; sources without a school code get letters' places. */
function libraryDigits(code: string): string {
  if (/^\d{5}/.test(code)) return code.slice(0, 5);
  return String([...code].reduce((sum, c) => sum + c.charCodeAt(0), 90_000)).padStart(5, "0");
}

/** Libraries as often as they are large: picking from it is weighted. */
function crowd(libraries: readonly Library[]): string[] {
  return libraries.flatMap((l) => new Array<string>(Math.ceil(sizeOf(l) / 6)).fill(l.code));
}

function otherThan(supplier: string, requesters: readonly string[], random: Random): string {
  for (let tries = 0; tries < 50; tries++) {
    const picked = random.pick(requesters);
    if (picked !== supplier && picked !== LEAVER.code) return picked;
  }
  throw new Error("no other library");
}

/** A library whose file for this month only arrives when the month is closed. */
export const LATE = { code: "14430", month: 5 };

/** A library whose agreements the demonstration ends in the middle of the year; its true requests are none. */
export const LEAVER = { code: "10018", lastDay: "2019-06-30" };
