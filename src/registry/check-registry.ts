/**
 * 名录检查 / what is wrong in the registry, and what is good to know.
 *
 * Wrong (findings): a library in interlibrary loan that is not in document delivery for the whole time (every
 * ILL member is a DD member too), an agreement that ends before it begins, two agreements of one library,
 * service and role that overlap, two libraries of one name. Good to know (information): texts that several
 * libraries carry, which an import refuses by design, and libraries of the alliance without any agreement.
 *
 * Worked example: ILL from 2008-04-01 on, DD 2007-11-01 to 2019-06-30: not covered from 2019-07-01 on.
 * Source: SOURCES.md [ill-in-dd], [ambiguous-names].
 */
import { addDays, type Day } from "../core/day.ts";
import { type Finding, finding } from "../core/finding.ts";
import { by, groupBy } from "../core/list.ts";
import type { Registry } from "./directory.ts";
import type { Agreement, Library } from "./library.ts";
import { nameKey } from "./name-key.ts";

export interface RegistryCheck {
  readonly findings: readonly Finding[];
  readonly information: readonly Finding[];
}

export function checkRegistry(registry: Registry): RegistryCheck {
  const name = libraryNamer(registry.libraries);
  const grouped = groupBy(registry.agreements, (a) => a.library);
  const findings: Finding[] = sharedNames(registry.libraries, name);
  for (const [library, agreements] of grouped) {
    findings.push(...disordered(agreements), ...overlaps(agreements).map((o) => overlapOf(o, name)));
    findings.push(...uncoveredLoans(agreements, name(library)));
  }
  const without = registry.libraries
    .filter((l) => l.kind !== "external" && !grouped.has(l.code))
    .map((l) => finding("library-must-have-agreement", { library: name(l.code) }));
  return { findings, information: [...sharedAliases(registry, name), ...without] };
}

/** "10002 中国人民大学图书馆", or the bare code of a library that is not registered. */
export function libraryNamer(libraries: readonly Library[]): (code: string) => string {
  const names = new Map(libraries.map((l) => [l.code, l.nameZh]));
  return (code) => [code, names.get(code) ?? ""].join(" ").trimEnd();
}

/** "2019-01-01..2019-06-30"; an open end is left out. */
function spanText(span: { from: Day; to: Day | null }): string {
  return `${span.from}..${span.to ?? ""}`;
}

function disordered(agreements: readonly Agreement[]): Finding[] {
  return agreements.flatMap(({ from, to }) =>
    to !== null && to < from ? [finding("dates-must-be-in-order", { from, to })] : [],
  );
}

interface Overlap {
  readonly agreement: Agreement;
  readonly other: Agreement;
}

/** Each agreement that begins while another of the same library, service and role still runs. */
export function overlaps(agreements: readonly Agreement[]): Overlap[] {
  const found: Overlap[] = [];
  for (const group of groupBy(agreements, (a) => `${a.library}/${a.service}/${a.role}`).values()) {
    let running: Agreement | undefined;
    for (const agreement of [...group].sort(byFrom)) {
      if (running && (running.to === null || agreement.from <= running.to)) {
        found.push({ agreement, other: running });
      }
      if (!running || endsLater(agreement, running)) running = agreement;
    }
  }
  return found;
}

export function overlapOf(
  pair: Overlap,
  name: (code: string) => string,
): Finding<"agreement-must-not-overlap"> {
  const { library, service, role } = pair.agreement;
  const spans = { span: spanText(pair.agreement), other: spanText(pair.other) };
  return finding("agreement-must-not-overlap", { library: name(library), service, role, ...spans });
}

function uncoveredLoans(agreements: readonly Agreement[], library: string): Finding[] {
  const deliveries = agreements.filter((a) => a.service === "dd").sort(byFrom);
  return agreements
    .filter((a) => a.service === "ill" && (a.to === null || a.from <= a.to))
    .flatMap((loan) => {
      const uncovered = firstUncovered(loan, deliveries);
      if (uncovered === undefined) return [];
      const params = { library, from: loan.from, to: loan.to ?? "", uncovered };
      return [finding("ill-member-must-be-dd-member", params)];
    });
}

/** The first day of `span` that none of the agreements covers. `covers` is sorted by first day. */
function firstUncovered(span: { from: Day; to: Day | null }, covers: readonly Agreement[]): Day | undefined {
  let day = span.from;
  for (const { from, to } of covers) {
    if (from > day) break;
    if (to === null) return undefined;
    if (to < day) continue;
    const next = addDays(to, 1);
    if (next === undefined) return undefined;
    day = next;
  }
  return span.to === null || day <= span.to ? day : undefined;
}

function sharedNames(libraries: readonly Library[], name: (code: string) => string): Finding[] {
  const first = new Map<string, string>();
  const found: Finding[] = [];
  for (const { code, nameZh, nameEn } of libraries) {
    for (const text of [nameZh, nameEn]) {
      const key = nameKey(text);
      const holder = first.get(key);
      if (key !== "" && holder !== undefined && holder !== code) {
        const both = { library: name(code), other: name(holder) };
        found.push(finding("library-name-must-be-unique", { name: text, ...both }));
      }
      if (holder === undefined) first.set(key, code);
    }
  }
  return found;
}

/** Texts declared for several libraries at once: refused in imports as long as their dates overlap. */
function sharedAliases(registry: Registry, name: (code: string) => string): Finding[] {
  const found: Finding[] = [];
  for (const group of groupBy(registry.aliases, (a) => nameKey(a.text)).values()) {
    const [first] = group;
    const other = group.find((a) => first && a.code !== first.code && spansMeet(a, first));
    if (!first || !other) continue;
    const both = { library: name(first.code), other: name(other.code) };
    found.push(finding("alias-must-not-overlap", { text: first.text, ...both }));
  }
  return found;
}

function spansMeet(a: { from: Day; to: Day | null }, b: { from: Day; to: Day | null }): boolean {
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);
}

const byFrom = by((agreement: Agreement) => agreement.from);

function endsLater(a: Agreement, b: Agreement): boolean {
  return b.to !== null && (a.to === null || a.to > b.to);
}
