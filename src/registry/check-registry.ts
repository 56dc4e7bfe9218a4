/**
 * 名录检查 / what is wrong in the registry, and what is good to know.
 *
 * Wrong (findings): a library in interlibrary loan that is not in document delivery for the whole time (every
 * ILL member is a DD member too), an agreement that ends before it begins, two agreements of one library,
 * service and role that overlap, two libraries of one name, an alias that is another library's official name, an agreement that
 * outlives its library. Good to know (information): texts that several libraries carry, which an import refuses by design, and
 * libraries of the alliance without any agreement.
 *
 * Worked example: ILL from 2008-04-01 on, DD 2007-11-01 to 2019-06-30: not covered from 2019-07-01 on.
 * Source: SOURCES.md [ill-in-dd], [ambiguous-names].
 */
import { addDays, type Day } from "../core/day.ts";
import { type Finding, finding } from "../core/finding.ts";
import { by, groupBy } from "../core/list.ts";
import { type Carrier, carriersOf, spansMeet } from "./carriers.ts";
import type { Registry } from "./directory.ts";
import type { Agreement, Library } from "./library.ts";

export interface RegistryCheck {
  readonly findings: readonly Finding[];
  readonly information: readonly Finding[];
}

export function checkRegistry(registry: Registry): RegistryCheck {
  const name = libraryNamer(registry.libraries);
  const grouped = groupBy(registry.agreements, (a) => a.library);
  const shared = sharedTexts(registry, name);
  const findings: Finding[] = [...shared.findings];
  for (const [library, agreements] of grouped) {
    findings.push(...disordered(agreements), ...overlaps(agreements).map((o) => overlapOf(o, name)));
    findings.push(...uncoveredLoans(agreements, name(library)));
  }
  const without = registry.libraries
    .filter((l) => l.kind !== "external" && !l.closed && !grouped.has(l.code))
    .map((l) => finding("library-must-have-agreement", { library: name(l.code) }));
  return {
    findings: [...findings, ...afterClosing(registry, name)],
    information: [...shared.information, ...without],
  };
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

/** Its agreements end with a library that is closed; one that was added since does not. */
function afterClosing(registry: Registry, name: (code: string) => string): Finding[] {
  const closed = new Map(registry.libraries.map((l) => [l.code, l.closed?.on]));
  return registry.agreements.flatMap(({ library, from, to }) => {
    const on = closed.get(library);
    if (on === undefined || (to !== null && to <= on)) return [];
    return [
      finding("closed-library-must-have-no-agreement", { library: name(library), on, from, to: to ?? "" }),
    ];
  });
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

/** Texts that several libraries carry on one day: refused in imports as long as they do. A name that is shared is wrong. */
function sharedTexts(registry: Registry, name: (code: string) => string): RegistryCheck {
  const found = new Map<string, Finding>();
  for (const held of carriersOf(registry).values()) {
    for (const pair of sharing(held)) {
      const told = sharedText(pair, name);
      found.set(JSON.stringify(told), told);
    }
  }
  const isWrong = (f: Finding): boolean => f.code !== "alias-must-not-overlap";
  return {
    findings: [...found.values()].filter(isWrong),
    information: [...found.values()].filter((f) => !isWrong(f)),
  };
}

/** The earlier carrier and a later one. */
type Pair = readonly [Carrier, Carrier];

/** Every pair with an official name, and of the others the first. */
function sharing(held: readonly Carrier[]): Pair[] {
  const pairs = held.flatMap((b, i) =>
    held.slice(0, i).flatMap((a): Pair[] => (a.code !== b.code && spansMeet(a, b) ? [[a, b]] : [])),
  );
  const isWrong = (pair: Pair): boolean => isNames(pair) || pair.some((c) => c.as === "name");
  const others = pairs.filter((pair) => !isWrong(pair));
  const declared = others.find((pair) => pair.every((c) => c.as === "alias")) ?? others[0];
  return [...pairs.filter(isWrong), ...(declared ? [declared] : [])];
}

const isNames = (pair: Pair): boolean => pair.every((c) => c.as !== "alias");

function sharedText(pair: Pair, name: (code: string) => string): Finding {
  const [a, b] = pair;
  if (isNames(pair)) {
    const both = { library: name(b.code), other: name(a.code) };
    return finding("library-name-must-be-unique", { name: b.text, ...both });
  }
  const bearer = pair.find((c) => c.as === "name");
  const alias = bearer === a ? b : a;
  if (!bearer)
    return finding("alias-must-not-overlap", { text: a.text, library: name(a.code), other: name(b.code) });
  const days = { from: bearer.from ?? "", to: bearer.to ?? "" };
  const both = { library: name(alias.code), other: name(bearer.code) };
  return finding("alias-must-name-one-library", { text: alias.text, ...both, as: bearer.as, ...days });
}

const byFrom = by((agreement: Agreement) => agreement.from);

function endsLater(a: Agreement, b: Agreement): boolean {
  return b.to !== null && (a.to === null || a.to > b.to);
}
