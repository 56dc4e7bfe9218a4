/** balis indicator value: a definition in force, what the books give for it, and what people typed. */

import { type Period, parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import type { SettlingReads } from "../../../month/settle/port.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { inForce, type RuleVersion } from "../../../rules/rules.ts";
import { soundRules } from "../../../rules/steps/sound-rules.ts";
import type { Indicator } from "../definition.ts";
import type { IndicatorReads } from "../port.ts";
import { type IndicatorValue, latestOf } from "../value.ts";
import { windowOf } from "../window.ts";
import { BooksMeasure } from "./measure-books.ts";

/** A year of the indicator's own kind, or a window of months. */
export interface WindowAsked {
  readonly year?: string | undefined;
  readonly window?: string | undefined;
}

export async function indicatorRule(read: RulesReads, day: string): Promise<RuleVersion<"indicators">> {
  const rule = inForce({ rules: await soundRules(read), part: "indicators", day });
  return rule ?? refuse("indicators-must-be-enacted", { day });
}

/** The definition in force at the end of what is asked for, and the window that it means. */
export async function definitionOf(
  read: RulesReads,
  asked: WindowAsked & { key: string },
): Promise<{ indicator: Indicator; rule: RuleVersion<"indicators">; window: Period }> {
  const { key, year, window: typed } = asked;
  const given = typed === undefined ? undefined : parsePeriod(typed);
  if (typed !== undefined && !given) refuse("window-must-be-known", { text: typed });
  if (!given && !/^(19|20)\d\d$/.test(year ?? "")) refuse("window-must-be-known", { text: year ?? "" });
  const day = given?.to ?? `${year}-12-31`;
  const rule = await indicatorRule(read, day);
  const indicator = indicatorIn(rule, { key, day });
  const window = given ?? windowOf(indicator.window, year ?? "");
  return { indicator, rule, window: window ?? refuse("window-must-be-known", { text: year ?? "" }) };
}

export function indicatorIn(rule: RuleVersion<"indicators">, asked: { key: string; day: string }): Indicator {
  const { indicators } = rule.body;
  const known = indicators.map((i) => i.key).join("、");
  const found = indicators.find((i) => i.key === asked.key);
  return found ?? refuse("indicator-must-be-known", { ...asked, known });
}

export async function indicatorValue(
  read: SettlingReads & IndicatorReads,
  asked: WindowAsked & { key: string; library: LibraryCode | null },
): Promise<IndicatorValue> {
  const { indicator, rule, window } = await definitionOf(read, asked);
  const books = new BooksMeasure({ read, rule, rules: await read.rules() });
  return valueIn(read, { indicator, window, library: asked.library, books });
}

export async function valueIn(
  read: IndicatorReads,
  asked: { indicator: Indicator; window: Period; library: LibraryCode | null; books: BooksMeasure },
): Promise<IndicatorValue> {
  const { indicator, window, library, books } = asked;
  const stored = await read.indicatorValues({ indicator: indicator.key, window: window.id });
  return {
    ...{ indicator, window, library },
    automatic: await books.automatic({ indicator, window, library }),
    ...latestOf(stored.filter((s) => s.library === library)),
  };
}
