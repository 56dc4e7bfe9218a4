/**
 * 模拟比较 / comparison: what the books charged beside what the simulated rules would have charged.
 *
 * Only sums are kept: per kind, scheme and library. A library's own effect is what it would be paid more (or less), less what it
 * would be billed more: the fee basis is owed by nobody and the courier is paid by the centre, so they stand beside it.
 *
 * Worked example: 人大 was granted 8.60 of subsidy, and would be granted 10.32; its bill rises from 0.00 to 1.00: the effect is
 * 1.72 − 1.00 = +0.72, a winner.
 */
import { by, byKey, groupBy, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { CHARGE_KINDS, type ChargeKind, type ChargeService } from "../../rules/charge.ts";

/** What is charged, without to whom. */
export interface ChargedKind {
  readonly kind: ChargeKind;
  readonly scheme: string | null;
  /** Of a scheme; null for the kinds that have none. */
  readonly service: ChargeService | null;
}

export interface Compared {
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  readonly differenceFen: Fen;
}

export type ComparedKind = ChargedKind & Compared;
export type ComparedLine = ComparedKind & { readonly library: LibraryCode | null };

export type Side = "before" | "after";

/** The sums of one period, or of many. */
export class ComparedSums {
  private readonly sums = new Map<
    string,
    { of: ChargedKind; library: LibraryCode | null; before: Fen; after: Fen }
  >();

  add(side: Side, of: ChargedKind & { readonly library: LibraryCode | null; readonly fen: Fen }): void {
    const { kind, scheme, library, fen } = of;
    const service = scheme === null ? null : of.service;
    const key = [CHARGE_KINDS.indexOf(kind), scheme ?? "", service ?? "", library ?? ""].join(" ");
    const known = this.sums.get(key) ?? { of: { kind, scheme, service }, library, before: 0n, after: 0n };
    known[side] += fen;
    this.sums.set(key, known);
  }

  /** By kind, scheme, service and library. */
  lines(): ComparedLine[] {
    return [...this.sums]
      .sort(byKey)
      .map(([, { of, library, before, after }]) => ({ ...of, library, ...compared(before, after) }));
  }
}

export function compared(beforeFen: Fen, afterFen: Fen): Compared {
  return { beforeFen, afterFen, differenceFen: afterFen - beforeFen };
}

/** The same over all libraries. */
export function kindTotals(lines: readonly ComparedLine[]): ComparedKind[] {
  const totals = new Map<string, ComparedKind>();
  for (const { kind, scheme, service, beforeFen, afterFen } of lines) {
    const key = kindKey({ kind, scheme, service });
    const known = totals.get(key) ?? { kind, scheme, service, ...compared(0n, 0n) };
    const sum = compared(known.beforeFen + beforeFen, known.afterFen + afterFen);
    totals.set(key, { ...known, ...sum });
  }
  return [...totals.values()];
}

export function kindKey({ kind, scheme, service }: ChargedKind): string {
  return [kind, scheme ?? "", service ?? ""].join(" ");
}

const EFFECT: Readonly<Record<ChargeKind, bigint>> = {
  "dd-subsidy": 1n,
  "ill-subsidy": 1n,
  grant: 1n,
  bill: -1n,
  "fee-basis": 0n,
  free: 0n,
  courier: 0n,
  "courier-held": 0n,
};

export interface LibraryEffect extends Compared {
  readonly library: LibraryCode;
  /** Every kind of charge it has, those that are no effect of its own as well. */
  readonly kinds: readonly ComparedKind[];
}

/** Winners first, by difference; libraries of equal difference by code. The kinds without effect alone make no library. */
export function libraryEffects(lines: readonly ComparedLine[]): LibraryEffect[] {
  return [...groupBy(lines, (line) => line.library)]
    .flatMap(([library, own]) =>
      library === null ? [] : [{ library, kinds: kindTotals(own), ...effectOf(own) }],
    )
    .sort(by((effect) => [-effect.differenceFen, effect.library]));
}

/** What libraries are paid, less what they are billed. */
export function effectOf(lines: readonly ComparedKind[]): Compared {
  const sum = (side: "beforeFen" | "afterFen"): Fen => sumOf(lines, (line) => EFFECT[line.kind] * line[side]);
  return compared(sum("beforeFen"), sum("afterFen"));
}

/** One side of the sums. */
export function sideOf<L extends Compared>(lines: readonly L[], side: Side): (L & { readonly fen: Fen })[] {
  return lines.map((line) => ({ ...line, fen: side === "before" ? line.beforeFen : line.afterFen }));
}
