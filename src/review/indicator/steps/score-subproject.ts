/** balis indicator score, monitor: the facts of the self-evaluation form and of the monitoring table. */

import { type Period, parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import type { SettlingReads } from "../../../month/settle/port.ts";
import { inForce, ruleName } from "../../../rules/rules.ts";
import { soundRules } from "../../../rules/steps/sound-rules.ts";
import type { SubprojectYear } from "../../subproject/port.ts";
import { type Indicator, measuresOf } from "../definition.ts";
import { measureOf } from "../measure.ts";
import { type Monitoring, type MonitoringFigures, monitoring } from "../monitoring.ts";
import type { IndicatorReads } from "../port.ts";
import { type ExecutionFigures, type SelfEvaluation, selfEvaluation } from "../self-evaluation.ts";
import { checkTargets, indicatorOf, NO_HEAD, type Target } from "../target.ts";
import type { ActualFigure } from "../target-result.ts";
import { figureOf, fractionIn } from "../value.ts";
import { windowOf } from "../window.ts";
import { valueIn } from "./indicator-values.ts";
import { BooksMeasure } from "./measure-books.ts";
import { requirePoints, schemeOf } from "./scheme-of.ts";

interface Asked {
  readonly read: SettlingReads & IndicatorReads;
  readonly of: SubprojectYear;
  readonly scheme: string | undefined;
}

/** Everything that stands for the sub-project's year; refused where the points don't come to 100. */
export async function scoreSubproject(asked: Asked & { figures: ExecutionFigures }): Promise<SelfEvaluation> {
  const { read, of, figures } = asked;
  const head = (await read.subprojectHead(of)) ?? NO_HEAD;
  const { scheme, rule } = await schemeOf(read, { year: of.year, key: asked.scheme ?? head.scheme });
  const targets = await targetsOf(read, of);
  requirePoints(targets, { scheme, isWhole: true });
  const made = selfEvaluation({
    ...{ ...of, scheme, rule, targets, figures },
    head,
    assessments: await read.assessments(of),
    actuals: await actualsOf(read, { targets, year: of.year, upTo: null }),
  });
  return { ...made, findings: [...checkTargets(targets, scheme).findings, ...made.findings] };
}

export async function monitorSubproject(
  asked: Asked & { cutOff: number; figures: MonitoringFigures },
): Promise<Monitoring> {
  const { read, of, figures, cutOff } = asked;
  const head = (await read.subprojectHead(of)) ?? NO_HEAD;
  const { scheme } = await schemeOf(read, { year: of.year, key: asked.scheme ?? head.scheme });
  const targets = await targetsOf(read, of);
  return monitoring({
    ...{ ...of, cutOff, scheme, targets, figures },
    head,
    assessments: await read.assessments(of),
    actuals: await actualsOf(read, { targets, year: of.year, upTo: cutOff }),
  });
}

async function targetsOf(read: IndicatorReads, of: SubprojectYear): Promise<Target[]> {
  const targets = await read.targets(of);
  return targets.length === 0 ? refuse("targets-must-be-set", { ...of }) : targets;
}

/** By the target's key, where an indicator of that key has a value in its own window of the year. */
export async function actualsOf(
  read: SettlingReads & IndicatorReads,
  asked: { targets: readonly Target[]; year: string; upTo: number | null },
): Promise<Map<string, ActualFigure>> {
  const rules = await soundRules(read);
  const rule = inForce({ rules, part: "indicators", day: `${asked.year}-12-31` });
  const found = new Map<string, ActualFigure>();
  if (!rule) return found;
  const books = new BooksMeasure({ read, rule, rules });
  for (const target of asked.targets) {
    const { key } = target;
    const indicator = rule.body.indicators.find((i) => i.key === indicatorOf(target));
    const year = indicator && windowOf(indicator.window, asked.year);
    const window = year && cut(year, asked);
    if (!indicator || !window) continue;
    const value = await valueIn(read, { indicator, window, library: null, books });
    const figure = figureOf(value);
    if (figure === null || (value.typed === null && value.automatic?.periods.length === 0)) continue;
    const source = value.typed === null ? "automatic" : "typed";
    const missing = value.typed === null ? (value.automatic?.missing ?? []) : [];
    const uncovered = value.typed === null && isOfDays(indicator) ? (value.automatic?.uncovered ?? 0) : 0;
    const definition = ruleName(rule);
    const fraction = fractionIn(value);
    found.set(key, { value: figure, fraction, source, definition, missing, uncovered, window: window.id });
  }
  return found;
}

/** Holidays count where days or their limits are counted. */
function isOfDays({ formula }: Indicator): boolean {
  return measuresOf(formula).some(
    (m) => ["working-days-taken", "requests-on-time"].includes(m) || measureOf(m).unit === "working-day",
  );
}

/** Of the window, the months up to the cut-off; undefined where none are left. */
function cut(window: Period, asked: { year: string; upTo: number | null }): Period | undefined {
  if (asked.upTo === null) return window;
  const last = `${asked.year}-${`${asked.upTo}`.padStart(2, "0")}`;
  return parsePeriod(`${window.from.slice(0, 7)}..${last}`);
}
