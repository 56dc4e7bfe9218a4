/** What the finance workbook is made of, and the lines and names its sheets share. */

import type { Finding } from "../../../core/finding.ts";
import { capitalYuan, type Fen, formatYuan } from "../../../core/money.ts";
import type { Period } from "../../../core/period.ts";
import type { Consent } from "../../../month/close/consent.ts";
import type { ClosingFile } from "../../../month/close/facts.ts";
import type { AnsweredFinding, ToldDiscrepancies } from "../../../month/close/period-finding.ts";
import type { Account, Entry } from "../../../month/ledger/entry.ts";
import type { Movement } from "../../../month/ledger/movement.ts";
import type { FundUse } from "../../../month/settle/funds-used.ts";
import type { Library, LibraryCode, Service } from "../../../registry/library.ts";
import type { Charge } from "../../../rules/charge.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import { type FramedGrid, gridSheet } from "../../../sheet/grid.ts";
import type { Sheet } from "../../../sheet/sheet.ts";
import type { HeadKey, ReportWords } from "../words.ts";

/** What the single requests add up to, read one by one: the other side of the ties. */
export interface BasisTotal {
  readonly service: Service;
  readonly requests: bigint;
  readonly volumes: bigint;
  readonly fen: Fen;
}

/** Who is paid what and why: what the finance workbook and the statements of a period both say. */
export interface PaidFacts {
  readonly period: Period;
  readonly centre: string;
  readonly label: string;
  readonly programVersion: string;
  readonly libraries: ReadonlyMap<LibraryCode, Library>;
  readonly sample: boolean;
  /** dd-subsidy and ill-subsidy, by library. */
  readonly subsidies: readonly Charge[];
  /** grant and bill, by scheme and library. */
  readonly grants: readonly Charge[];
  /** Money that moved in the period. */
  readonly movements: readonly Movement[];
  /** The same charges by the library that asked. */
  readonly used: readonly FundUse[];
  /** What the period's settlement booked: without money that moved. */
  readonly balances: readonly { account: Account; fen: Fen }[];
  readonly rules: readonly RuleVersion[];
  /** Null: not closed yet, the workbook is a draft. */
  readonly close: { readonly closedAt: string; readonly hash: string; readonly previous: string } | null;
}

export interface FinanceFacts extends PaidFacts {
  /** By waybill number. */
  readonly courier: readonly Charge[];
  /** What is disputed and held back, by waybill number. */
  readonly courierHeld: readonly Charge[];
  readonly basis: readonly BasisTotal[];
  /** Libraries with an agreement in the period. */
  readonly members: ReadonlySet<LibraryCode>;
  readonly entries: readonly Entry[];
  readonly files: readonly ClosingFile[];
  readonly discrepancies: ToldDiscrepancies;
  readonly unpriced: { readonly unpriced: number; readonly differs: number };
  /** Why it was closed although gates failed, and what they found; null where it passed all of them. */
  readonly answered: readonly AnsweredFinding[];
  readonly consent: (Consent & { readonly letPass: readonly Finding[] }) | null;
}

/** The lines every sheet of a period begins with. */
export function linesAbove(
  facts: Pick<FinanceFacts, "period" | "sample" | "close" | "label">,
  words: ReportWords,
  hasMoney = true,
): string[] {
  const { period, label } = facts;
  const first = [words.period(period), hasMoney ? words.unitYuan : "", label].filter((part) => part !== "");
  return [
    first.join(words.gap),
    ...(facts.sample && hasMoney ? [words.sampleLine] : []),
    ...(facts.close === null ? [words.draftLine] : []),
  ];
}

/** With the frame that all sheets of the workbook share; a sheet may say parts of it otherwise. */
export function financeSheet<Fact>(
  facts: FinanceFacts,
  words: ReportWords,
  grid: FramedGrid<Fact, HeadKey>,
): Sheet {
  return gridSheet({
    heads: words.head,
    title: words.finance.title(grid.name),
    above: linesAbove(facts, words),
    total: words.total,
    below: words.signature(facts.centre),
    landscape: true,
    ...grid,
  });
}

/** 人民币大写 and the signatures. */
export function linesBelow(fen: Fen, facts: Pick<FinanceFacts, "centre">, words: ReportWords): string[] {
  return [
    words.capital({ capital: capitalYuan(fen), figures: formatYuan(fen) }),
    ...words.signature(facts.centre),
  ];
}

export function nameOf(
  code: LibraryCode | null,
  facts: { readonly libraries: ReadonlyMap<LibraryCode, Library> },
  words: ReportWords,
): string {
  if (code === null) return words.unknownLibrary;
  const library = facts.libraries.get(code);
  return library ? words.name(library) : code;
}
