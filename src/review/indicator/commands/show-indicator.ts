/** A definition and a value as lines, each figure with what it rests on. */

import { minuteOf } from "../../../core/day.ts";
import { type Exact, formatExact, whole } from "../../../core/exact.ts";
import { type Language, labelOf } from "../../../core/words/language.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import { denominatorOf, type Indicator, shownOf } from "../definition.ts";
import { type AutomaticValue, figureOf, type IndicatorValue, type StoredValue } from "../value.ts";
import { indicatorWords } from "../words/indicator.ts";
import { bases, indicatorUnits, measures, purchaseBasis, scopes } from "../words/indicator-terms.ts";

export const nameIn = (language: Language, of: { nameZh: string; nameEn: string }): string =>
  language === "zh-CN" ? of.nameZh : of.nameEn;

/** "57.9%", "53,202 笔". */
export function figureIn(language: Language, indicator: Indicator, value: Exact | null): string {
  if (value === null) return indicatorWords[language].none;
  const shown = shownOf(indicator, value);
  const unit = labelOf(language, indicatorUnits, indicator.unit);
  return indicator.unit === "percent" ? shown : `${shown} ${unit}`;
}

export function formulaIn(language: Language, { formula }: Indicator): string {
  if (formula.kind === "typed") return indicatorWords[language].definition.typed;
  const named = (keys: readonly (keyof typeof measures)[]): string =>
    keys.map((key) => measures[key][language]).join(" + ");
  const below = denominatorOf(formula);
  return below.length === 0 ? named(formula.numerator) : `${named(formula.numerator)} ÷ ${named(below)}`;
}

export function windowIn(language: Language, { window }: Indicator): string {
  const named = indicatorWords[language].definition.window;
  if (typeof window === "string") return named(window);
  return `${window.yearBefore ? "-1:" : ""}${window.firstMonth} +${window.months}`;
}

export function definitionLines(
  language: Language,
  indicator: Indicator,
  rule: RuleVersion<"indicators">,
): string[] {
  const words = indicatorWords[language].definition;
  const { formula, example } = indicator;
  const sum = example ? [example.numerator, example.denominator].filter((n) => n !== null).join(" ÷ ") : "";
  const line = (label: string, said: string): string => `  ${label}: ${said}`;
  return [
    nameIn(language, indicator),
    line(words.key, indicator.key),
    line(words.unit, labelOf(language, indicatorUnits, indicator.unit)),
    line(words.numerator, formulaIn(language, { ...indicator, formula: withoutDenominator(formula) })),
    ...(denominatorOf(formula).length === 0
      ? []
      : [
          line(
            words.denominator,
            denominatorOf(formula)
              .map((key) => measures[key][language])
              .join(" + "),
          ),
        ]),
    ...(formula.kind === "typed" ? [] : [line(words.basis, basisIn(language, formula))]),
    line(words.scope, scopes[indicator.scope][language]),
    `  ${windowIn(language, indicator)}`,
    line(words.source, indicator.source),
    ...(example ? [`  ${words.example({ sum, shows: example.shows, source: example.source })}`] : []),
    line(words.version, `${ruleName(rule)} (${rule.hash.slice(0, 12)}…)`),
  ];
}

function basisIn(language: Language, formula: Exclude<Indicator["formula"], { kind: "typed" }>): string {
  return (formula.service === "group-purchase" ? purchaseBasis : bases[formula.basis])[language];
}

function withoutDenominator(formula: Indicator["formula"]): Indicator["formula"] {
  if (formula.kind === "typed") return formula;
  const { service, basis, numerator } = formula;
  return { kind: "sum", service, basis, numerator };
}

export function valueLines(language: Language, found: IndicatorValue): string[] {
  const words = indicatorWords[language];
  const { indicator, window, library, automatic, typed, earlier } = found;
  const heading = { name: nameIn(language, indicator), window: window.id, library: library ?? words.all };
  return [
    words.heading(heading),
    words.value(figureIn(language, indicator, figureOf(found))),
    ...(typed === null ? [] : typedLines(language, { indicator, typed, automatic })),
    ...(automatic === null ? [] : automaticLines(language, indicator, automatic)),
    ...earlier.map((e) => words.earlier({ text: e.text, by: e.operator, at: minuteOf(e.at) })),
  ];
}

function automaticLines(language: Language, indicator: Indicator, value: AutomaticValue): string[] {
  const words = indicatorWords[language];
  const { formula, scope } = indicator;
  const basis = formula.kind === "typed" ? "" : basisIn(language, formula);
  const { definition, hash, missing, undated, uncovered, atLeast } = value;
  const periods = value.periods.length === 0 ? words.noPeriods : value.periods.join(" ");
  return [
    words.automatic({ shown: figureIn(language, indicator, value.value), definition, hash }),
    ...value.parts.map(({ side, measure, count }) =>
      words.part({
        side,
        measure: measures[measure][language],
        count: formatExact(whole(count), { decimals: 0 }),
      }),
    ),
    words.how({ scope: scopes[scope][language], basis, periods }),
    ...(missing.length > 0 ? [words.missing(missing.join(" "))] : []),
    ...(atLeast.length > 0 ? [words.atLeast(atLeast.map((m) => measures[m][language]))] : []),
    ...(undated > 0 ? [words.undated(undated)] : []),
    ...(uncovered > 0 ? [words.uncovered(uncovered)] : []),
  ];
}

function typedLines(
  language: Language,
  from: { indicator: Indicator; typed: StoredValue; automatic: AutomaticValue | null },
): string[] {
  const words = indicatorWords[language];
  const { indicator, typed, automatic } = from;
  const shown = figureIn(language, indicator, typed.value);
  const { text, operator: by, at, scope, override, note } = typed;
  const is = automatic?.definition ?? typed.definition;
  return [
    words.typed({ shown, text, by, at: minuteOf(at), scope: scopes[scope][language] }),
    ...(override === null ? [] : [words.override(override)]),
    ...(note === "" ? [] : [words.note(note)]),
    ...typed.evidence.map(words.evidence),
    ...(is === typed.definition ? [] : [words.definitionChanged({ was: typed.definition, is })]),
  ];
}
