/**
 * 线索 / leads: what is worth a look, by measures of ours. Never a penalty, never a change of what is settled.
 *
 * Loans that are not back on the day they are due; a supplier whose page counts stand just under a tier; two libraries
 * that suddenly supply each other; one item that came to one requester from several suppliers.
 * Source: SOURCES.md [member-loans], [nlc-loans], [shl-loans], [vacations] for the terms of loans; the measures of the others are this project's.
 */
import { type Day, dayNumber } from "../../core/day.ts";
import { finding } from "../../core/finding.ts";
import { addUp, byKey } from "../../core/list.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { Leads, Limits } from "../../rules/limits-rule.ts";
import { dueDateOf } from "./desk/due-date.ts";
import { type Group, type Groups, inOrder, type LimitFinding, put } from "./group.ts";
import { identifierKeys, plainTitle } from "./item-key.ts";

interface LeadContext {
  readonly limits: Limits;
  readonly leads: Leads;
  /** The day as of which a loan that has not come back is late. */
  readonly asOf: Day;
  /** Requests supplied from one library to another (`pairKey`) in each of the periods before. */
  readonly before: readonly ReadonlyMap<string, number>[];
}

export function pairKey(of: { supplier: LibraryCode; requester: LibraryCode }): string {
  return `${of.supplier} ${of.requester}`;
}

export class LeadSearch {
  private readonly context: LeadContext;
  private readonly late: LimitFinding[] = [];
  private readonly pairs: Groups = new Map();
  private readonly items = new Map<string, Groups>();
  private readonly pages = new Map<LibraryCode, Map<number, number>>();

  constructor(context: LeadContext) {
    this.context = context;
  }

  /** A filled request. */
  add(record: RequestRecord): void {
    const { leads } = this.context;
    const { supplier, requester } = record;
    if (record.service === "ill") this.loan(record);
    else this.document(record);
    if (leads.reciprocalSpike && supplier !== null && requester !== null)
      put(this.pairs, { key: pairKey({ supplier, requester }), record });
  }

  findings(): LimitFinding[] {
    return [...this.late, ...this.underTiers(), ...this.spikes(), ...this.severalSuppliers()];
  }

  private loan(record: RequestRecord): void {
    const { supplier, suppliedOn } = record;
    const { limits, asOf } = this.context;
    if (supplier === null || suppliedOn === null) return;
    const due = dueDateOf({ supplier, suppliedOn }, limits);
    const until = record.returnedOn ?? asOf;
    if (due === null || until <= due.dueOn) return;
    const about = {
      ...{ request: record.requestNo, supplier, requester: record.requester ?? "" },
      ...{ dueOn: due.dueOn, vacation: due.vacation ?? "", returnedOn: record.returnedOn ?? "" },
      days: dayNumber(until) - dayNumber(due.dueOn),
    };
    this.late.push(lead(finding("loan-should-be-back", about), [record.requestNo]));
  }

  private document(record: RequestRecord): void {
    const { leads } = this.context;
    const { supplier, requester, pages } = record;
    if (leads.pagesUnderTier && supplier !== null && pages !== null) {
      const counts = this.pages.get(supplier) ?? new Map<number, number>();
      counts.set(pages, (counts.get(pages) ?? 0) + 1);
      this.pages.set(supplier, counts);
    }
    const item = itemOf(record);
    const day = record.requestedOn ?? record.suppliedOn;
    if (!leads.severalSuppliers || item === null || supplier === null || requester === null || day === null)
      return;
    const key = `${record.reader ?? requester} ${item}`;
    const bySupplier = this.items.get(key) ?? new Map<string, Group>();
    put(bySupplier, { key: supplier, record, day });
    this.items.set(key, bySupplier);
  }

  private underTiers(): LimitFinding[] {
    const rule = this.context.leads.pagesUnderTier;
    if (!rule) return [];
    const libraries = [...this.pages].sort(byKey);
    return libraries.flatMap(([supplier, counts]) =>
      rule.tiers.flatMap((tier) => {
        const under = sumOf(counts, { from: tier - rule.below, to: tier });
        const over = sumOf(counts, { from: tier + 1, to: tier + 1 + rule.below });
        if (under < rule.least || under < rule.times * Math.max(1, over)) return [];
        return [lead(finding("pages-stand-just-under-a-tier", { supplier, tier, under, over }), [])];
      }),
    );
  }

  private spikes(): LimitFinding[] {
    const { leads, before } = this.context;
    const rule = leads.reciprocalSpike;
    if (!rule || before.length === 0) return [];
    const earlier = (key: string): number => addUp(before, (counts) => counts.get(key) ?? 0);
    const now = (key: string): number => this.pairs.get(key)?.sum ?? 0;
    // The average of the periods before, and at least one, without a fraction.
    const isSpike = (key: string): boolean =>
      now(key) >= rule.least &&
      now(key) * before.length >= rule.times * Math.max(before.length, earlier(key));
    return inOrder(this.pairs).flatMap(({ first }) => {
      const [one, other] = [first.supplier ?? "", first.requester ?? ""];
      const there = pairKey({ supplier: one, requester: other });
      const back = pairKey({ supplier: other, requester: one });
      if (one >= other || !isSpike(there) || !isSpike(back)) return [];
      const about = { one, other, there: now(there), back: now(back), periods: before.length };
      const earlierBoth = earlier(there) + earlier(back);
      return [
        lead(finding("two-libraries-supply-each-other-suddenly", { ...about, earlier: earlierBoth }), []),
      ];
    });
  }

  private severalSuppliers(): LimitFinding[] {
    const rule = this.context.leads.severalSuppliers;
    if (!rule) return [];
    const items = [...this.items].sort(byKey);
    return items.flatMap(([, bySupplier]) => {
      const groups = inOrder(bySupplier);
      const [first] = groups;
      const days = groups.flatMap((g) => g.days).sort();
      const span = dayNumber(days.at(-1) ?? "") - dayNumber(days[0] ?? "");
      if (!first || groups.length < 2 || span > rule.days) return [];
      const { requester, title } = first.first;
      const suppliers = [...bySupplier.keys()].sort().join(", ");
      const about = { requester: requester ?? "", title: title ?? "", suppliers, days: span };
      return [
        lead(
          finding("one-item-came-from-several-suppliers", about),
          groups.flatMap((g) => g.numbers),
        ),
      ];
    });
  }
}

/** By its number where it has one, else by title and pages: many articles are called 述评. */
function itemOf(record: RequestRecord): string | null {
  const [number] = identifierKeys(record);
  const title = plainTitle(record.title);
  return number ?? (title === null || record.pages === null ? null : `${title} ${record.pages}`);
}

function lead(found: LimitFinding["finding"], numbers: readonly string[]): LimitFinding {
  return { severity: "lead", finding: found, numbers };
}

function sumOf(counts: ReadonlyMap<number, number>, span: { from: number; to: number }): number {
  let sum = 0;
  for (let pages = span.from; pages <= span.to; pages++) sum += counts.get(pages) ?? 0;
  return sum;
}
