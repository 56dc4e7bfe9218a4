/**
 * 名录变更 / what a change makes of the registry: the facts that really change it, and the registry afterwards.
 *
 * The registry is a history of versions. A library's version replaces the one of the same code, an alias the
 * one of the same text, code and first day, an agreement the one of the same library, service, role and first
 * day. A fact equal to the version in force adds nothing.
 */
import type { Fact, FactOf } from "../books/port.ts";
import type { Finding } from "../core/finding.ts";
import type { Registry } from "./directory.ts";
import type { Agreement, Alias, Library } from "./library.ts";

/** What the registry consists of. */
export type RegisteredFact = FactOf<"library-recorded" | "alias-recorded" | "agreement-recorded">;

/** What a table says, and what is wrong in it: taken whole or not at all. */
export interface ParsedRegistry {
  readonly facts: readonly RegisteredFact[];
  readonly findings: readonly Finding[];
}

export interface RegistryChange {
  /** Only those that add a version. */
  readonly facts: readonly RegisteredFact[];
  /** Facts that were new, those that replace a version, and those that change nothing. */
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly after: Registry;
}

export function changeOf(registry: Registry, facts: readonly RegisteredFact[]): RegistryChange {
  const now = new Map(factsOf(registry).map((fact) => [identityOf(fact), fact]));
  const news: RegisteredFact[] = [];
  let [added, unchanged] = [0, 0];
  for (const fact of facts) {
    const id = identityOf(fact);
    const before = now.get(id);
    if (before && contentOf(before) === contentOf(fact)) {
      unchanged += 1;
      continue;
    }
    if (!before) added += 1;
    now.set(id, fact);
    news.push(fact);
  }
  return { facts: news, added, changed: news.length - added, unchanged, after: registryOf(now.values()) };
}

export function libraryFact(library: Library): RegisteredFact {
  return { kind: "library-recorded", library };
}

export function aliasFact(alias: Alias): RegisteredFact {
  return { kind: "alias-recorded", alias };
}

export function agreementFact(agreement: Agreement): RegisteredFact {
  return { kind: "agreement-recorded", agreement };
}

function factsOf(registry: Registry): RegisteredFact[] {
  return [
    ...registry.libraries.map(libraryFact),
    ...registry.aliases.map(aliasFact),
    ...registry.agreements.map(agreementFact),
  ];
}

function registryOf(facts: Iterable<Fact>): Registry {
  const libraries: Library[] = [];
  const aliases: Alias[] = [];
  const agreements: Agreement[] = [];
  for (const fact of facts) {
    if (fact.kind === "library-recorded") libraries.push(fact.library);
    else if (fact.kind === "alias-recorded") aliases.push(fact.alias);
    else if (fact.kind === "agreement-recorded") agreements.push(fact.agreement);
  }
  return { libraries, aliases, agreements };
}

function identityOf(fact: RegisteredFact): string {
  switch (fact.kind) {
    case "library-recorded":
      return `library/${fact.library.code}`;
    case "alias-recorded":
      return `alias/${fact.alias.code}/${fact.alias.text}/${fact.alias.from}`;
    case "agreement-recorded": {
      const { library, service, role, from } = fact.agreement;
      return `agreement/${library}/${service}/${role}/${from}`;
    }
  }
}

function contentOf(fact: RegisteredFact): string {
  switch (fact.kind) {
    case "library-recorded": {
      const { code, nameZh, nameEn, kind, district, certainty, source, closed } = fact.library;
      return JSON.stringify([
        code,
        nameZh,
        nameEn,
        kind,
        district,
        certainty,
        source,
        closed?.on,
        closed?.into,
      ]);
    }
    case "alias-recorded":
      return JSON.stringify([
        ...[fact.alias.code, fact.alias.text, fact.alias.from, fact.alias.to],
        fact.alias.isOfficial ?? false,
      ]);
    case "agreement-recorded": {
      const { library, service, role, from, to } = fact.agreement;
      return JSON.stringify([library, service, role, from, to]);
    }
  }
}
