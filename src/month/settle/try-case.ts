/**
 * 试算 / trying a rule on one case: "supplier=10002 pages=12 urgency=urgent" as a request, and its price.
 *
 * Nothing is read from the books and nothing is written. What the case does not say is empty, as in a file. A case with
 * a weight is a parcel of the courier, one with volumes a loan, any other a document. A scheme takes the fee that is typed,
 * else that of the tariff in the same pack; nothing was used of its quota before, and a pool is all the case's.
 *
 * Worked example: the tariff of 2017, "supplier=10002 requester=10001 pages=12 urgency=urgent": 12 × 0.30 + 10.00 = 13.60.
 */
import { type Day, parseIsoDay } from "../../core/day.ts";
import { type Finding, finding } from "../../core/finding.ts";
import { type Fen, parseYuan } from "../../core/money.ts";
import { NO_PARTS, NOTHING_SAID, type RequestRecord, type WaybillLine } from "../../records/record.ts";
import type { ArithmeticStep, ChargeKind } from "../../rules/charge.ts";
import { inForce, type RuleVersion } from "../../rules/rules.ts";
import { priceDocument } from "../../rules/tariff.ts";
import { rateLine } from "../courier/courier.ts";
import { SchemeBook } from "./scheme-book.ts";

interface CaseTrial {
  readonly rule: RuleVersion;
  /** Of a scheme: which, what kind of charge, and whose. */
  readonly scheme?: string;
  readonly kind?: ChargeKind;
  readonly library?: string | null;
  readonly fen: Fen;
  readonly steps: readonly ArithmeticStep[];
}

const TEXTS = [
  "supplier",
  "requester",
  "agent",
  "documentType",
  "tariffItem",
  "deliveryMethod",
  "title",
  "readerClass",
  "channel",
  "attachment",
] as const;
const COUNTS = ["pages", "quantity", "volumes"] as const;
const AMOUNTS = ["unitPriceFen", "actualCostFen", "feeFen"] as const;
const PARCEL = ["weightGrams", "pieces", "parcels"] as const;
const CHOICES = {
  urgency: ["ordinary", "urgent"],
  sourcing: ["own", "agent-domestic", "agent-foreign"],
  leg: ["out", "back"],
} as const;

/** What a case may say; amounts are in yuan. */
const CASE_KEYS: readonly string[] = [
  ...["on", "district", ...TEXTS, ...COUNTS, ...PARCEL],
  ...AMOUNTS.map((key) => key.replace(/Fen$/, "")),
  ...Object.keys(CHOICES),
];

type CaseSaid = ReadonlyMap<string, string>;

/** "pages=12 urgency=urgent"; a value with blanks stands in single quotes. */
export function parseCase(text: string): CaseSaid | Finding {
  const said = new Map<string, string>();
  for (const [part, key = "", quoted, bare] of text.matchAll(/([A-Za-z]+)=(?:'([^']*)'|(\S*))|\S+/g)) {
    const value = quoted ?? bare ?? "";
    if (!CASE_KEYS.includes(key) || !fits(key, value))
      return finding("case-must-be-readable", { text: part, keys: CASE_KEYS.join(" ") });
    said.set(key, value);
  }
  return said;
}

function fits(key: string, value: string): boolean {
  if (key === "on") return parseIsoDay(value) !== undefined;
  if (AMOUNTS.some((name) => name === `${key}Fen`)) return parseYuan(value) !== undefined;
  if ([...COUNTS, ...PARCEL].some((name) => name === key)) return /^\d{1,7}$/.test(value);
  const choices: Readonly<Record<string, readonly string[]>> = CHOICES;
  return choices[key]?.includes(value) ?? value !== "";
}

/** Every part of the pack that prices such a case; of several versions, the one of the case's day. */
export function tryCase(pack: readonly RuleVersion[], said: CaseSaid): (CaseTrial | Finding)[] {
  const versions = onTheDay(pack, said.get("on"));
  const isParcel = said.has("weightGrams");
  const isLoan = !isParcel && said.has("volumes");
  const tried: (CaseTrial | Finding)[] = [];
  for (const rule of versions) {
    if (rule.part === "dd-tariff" && "items" in rule.body && !isParcel && !isLoan)
      tried.push(named(rule, priceDocument(recordOfCase(said, rule.from), rule.body)));
    if (rule.part === "courier" && "company" in rule.body && isParcel)
      tried.push(named(rule, parcelPrice(rule.body, said, rule.from)));
    if (rule.part === "ill-subsidy" && "perVolumeFen" in rule.body && isLoan) {
      const quantity = BigInt(said.get("volumes") ?? 0);
      const unitFen = rule.body.perVolumeFen;
      const fen = quantity * unitFen;
      tried.push({ rule, fen, steps: [{ item: "per-volume", quantity, unit: "volume", unitFen, fen }] });
    }
  }
  if (!isParcel)
    for (const rule of versions) tried.push(...trySchemes(rule, said, { isLoan, feeFen: feeOf(tried) }));
  return tried;
}

/** A pack of one version is tried whatever the day; of several, the latest where the case names no day. */
function onTheDay(pack: readonly RuleVersion[], day: Day | undefined): RuleVersion[] {
  return [...new Set(pack.map((r) => r.part))].flatMap((part) => {
    const own = pack.filter((r) => r.part === part);
    if (own.length < 2) return own;
    const latest =
      own
        .map((r) => r.from)
        .sort()
        .at(-1) ?? "";
    return inForce({ rules: own, part, day: day ?? latest }) ?? [];
  });
}

/** The fee as typed, or as the same pack's tariff makes it. */
function feeOf(tried: readonly (CaseTrial | Finding)[]): Fen {
  return tried.reduce((sum, t) => ("code" in t ? sum : sum + t.fen), 0n);
}

function trySchemes(
  rule: RuleVersion,
  said: CaseSaid,
  about: { isLoan: boolean; feeFen: Fen },
): (CaseTrial | Finding)[] {
  if (!isSchemes(rule)) return [];
  const record = recordOfCase(said, rule.from);
  const own: RequestRecord = about.isLoan ? { ...record, service: "ill" } : record;
  const sides = { supplier: own.ref, requester: null, centre: null, basis: own.ref };
  const match = { service: own.service, caseKey: "—", ordinal: 1, pass: "same-number" as const, ...sides };
  const day = own.suppliedOn ?? rule.from;
  const book = new SchemeBook({ year: day.slice(0, 4), before: new Map() });
  const { charges, findings } = book.request({
    ...{ confirmed: { match: { ...match, values: null, discrepancy: null }, record: own } },
    ...{ rule, tariffFen: own.feeFen ?? about.feeFen, payee: own.supplier, day },
  });
  const made = [...charges, ...book.end()].map((c) => ({
    ...{ rule, scheme: c.scheme ?? "", kind: c.kind, library: c.library, fen: c.fen, steps: c.steps },
  }));
  return [...made, ...findings];
}

function isSchemes(rule: RuleVersion): rule is RuleVersion<"schemes"> {
  return rule.part === "schemes";
}

type Price = { readonly fen: Fen; readonly steps: readonly ArithmeticStep[] };

function named(rule: RuleVersion, price: Price | Finding): CaseTrial | Finding {
  return "code" in price ? price : { rule, ...price };
}

function parcelPrice(
  contract: Parameters<typeof rateLine>[1],
  said: CaseSaid,
  from: string,
): Price | Finding {
  const leg = legOf(said);
  const about = { district: said.get("district") ?? "", leg, parcels: Number(said.get("parcels") ?? 1) };
  const rated = rateLine(lineOf(said, from), contract, about);
  return "code" in rated ? rated : { fen: rated.contractFen, steps: rated.steps };
}

function legOf(said: CaseSaid): "out" | "back" | null {
  const leg = said.get("leg");
  return leg === "out" || leg === "back" ? leg : null;
}

const NOWHERE = { file: 1, sheet: 1, row: 1 };

export function recordOfCase(said: CaseSaid, from: string): RequestRecord {
  const text = (key: string): string | null => said.get(key) ?? null;
  const count = (key: string): number | null => (said.has(key) ? Number(said.get(key)) : null);
  const fen = (key: string): Fen | null => (said.has(key) ? (parseYuan(said.get(key) ?? "") ?? null) : null);
  const [urgency, sourcing] = [text("urgency"), text("sourcing")];
  const day = said.get("on") ?? from;
  return {
    ...NOTHING_SAID,
    ...{ ref: NOWHERE, service: "dd", role: "supplier", requestNo: "—", requestKey: "—" },
    ...{ supplier: text("supplier"), requester: text("requester"), agent: text("agent") },
    ...{ requestedOn: day, suppliedOn: day, status: "filled" },
    documentType: text("documentType"),
    urgency: urgency === "urgent" || urgency === "ordinary" ? urgency : null,
    sourcing:
      sourcing === "own" || sourcing === "agent-domestic" || sourcing === "agent-foreign" ? sourcing : null,
    ...{ tariffItem: text("tariffItem"), deliveryMethod: text("deliveryMethod") },
    ...{ pages: count("pages"), quantity: count("quantity"), volumes: count("volumes") },
    ...{ unitPriceFen: fen("unitPrice"), actualCostFen: fen("actualCost"), feeFen: fen("fee") },
    ...{ title: text("title"), readerClass: text("readerClass") },
    ...{ channel: text("channel"), attachment: text("attachment") },
  };
}

function lineOf(said: CaseSaid, from: string): WaybillLine {
  return {
    ...{ ref: NOWHERE, waybillNo: "—", shippedOn: said.get("on") ?? from, from: null, to: null },
    ...{
      leg: legOf(said),
      pieces: Number(said.get("pieces") ?? 1),
      weightGrams: Number(said.get("weightGrams")),
    },
    ...{ volumes: null, chargeFen: 0n, item: "parcel", outcome: null, district: null },
    ...{ freightFen: null, surchargeFen: null, ...NO_PARTS },
  };
}
