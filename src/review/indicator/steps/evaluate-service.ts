/** balis indicator evaluate: every member's points, rank and awards of a service, for a window. */

import type { Finding } from "../../../core/finding.ts";
import type { Period } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import type { SettlingReads } from "../../../month/settle/port.ts";
import { directoryOf } from "../../../registry/directory.ts";
import type { LibraryCode, Service } from "../../../registry/library.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import { inForce, ruleName } from "../../../rules/rules.ts";
import { soundRules } from "../../../rules/steps/sound-rules.ts";
import type { Indicator } from "../definition.ts";
import { evaluateLibraries, type LibraryFigure } from "../evaluate-libraries.ts";
import type { IndicatorReads } from "../port.ts";
import type { EvaluationFacts } from "../service-evaluation-facts.ts";
import { figureOf, latestOf } from "../value.ts";
import { indicatorIn, indicatorRule } from "./indicator-values.ts";
import { BooksMeasure, membersOfService } from "./measure-books.ts";

export async function evaluateService(asked: {
  read: SettlingReads & IndicatorReads;
  service: Service;
  window: Period;
  programVersion: string;
}): Promise<{ facts: EvaluationFacts; findings: Finding[] }> {
  const { read, service, window, programVersion } = asked;
  const day = window.to;
  const rules = await soundRules(read);
  const rule = inForce({ rules, part: "service-evaluation", day });
  const scheme = rule?.body.evaluations.find((e) => e.service === service);
  if (!rule || !scheme) return refuse("evaluation-must-be-configured", { service, day });
  const definitions = await indicatorRule(read, day);
  const keys = [...scheme.groups.flatMap((g) => g.items.map((i) => i.indicator)), ...scheme.beside];
  const indicators = new Map(keys.map((key) => [key, indicatorIn(definitions, { key, day })]));
  const registry = await readRegistry(read);
  const codes = registry.libraries.map((l) => l.code);
  const members = [...membersOfService(directoryOf(registry), { libraries: codes, service, day })].sort();
  if (members.length === 0) refuse("evaluation-must-have-libraries", { service, day });
  const books = new BooksMeasure({ read, rule: definitions, rules });
  const { figures, missing } = await figuresOf({ read, window, indicators, members, books });
  const { libraries: evaluated, findings } = evaluateLibraries({
    scheme,
    libraries: members,
    figureOf: ({ indicator, library }) => figures.get(`${indicator} ${library}`) ?? NO_FIGURE,
  });
  const facts: EvaluationFacts = {
    ...{ window, scheme, indicators, evaluated, missing, programVersion },
    ...{ rule: ruleName(rule), definitions: ruleName(definitions), sample: rule.sample },
    libraries: new Map(registry.libraries.map((l) => [l.code, l])),
    label: settingOf(await read.settings(), "label"),
  };
  return { facts, findings };
}

const NO_FIGURE: LibraryFigure = { value: null, source: null };

/** By "indicator library"; the books are counted once for all libraries. */
async function figuresOf(asked: {
  read: IndicatorReads;
  window: Period;
  indicators: ReadonlyMap<string, Indicator>;
  members: readonly LibraryCode[];
  books: BooksMeasure;
}): Promise<{ figures: Map<string, LibraryFigure>; missing: readonly string[] }> {
  const { read, window, indicators, members, books } = asked;
  const stored = await read.indicatorValues({ window: window.id });
  const figures = new Map<string, LibraryFigure>();
  const missing = new Set<string>();
  for (const [key, indicator] of indicators) {
    const own = stored.filter((s) => s.indicator === key);
    for (const library of members) {
      const automatic = await books.automatic({ indicator, window, library });
      for (const month of automatic?.missing ?? []) missing.add(month);
      const { typed } = latestOf(own.filter((s) => s.library === library));
      const value = figureOf({ automatic, typed });
      const source = typed !== null ? "typed" : value === null ? null : "automatic";
      figures.set(`${key} ${library}`, { value, source });
    }
  }
  return { figures, missing: [...missing].sort() };
}
