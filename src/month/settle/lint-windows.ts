/**
 * 活动期 / windows that are cut off: days on which a campaign says it holds, and no version says so.
 *
 * A version is chosen by the day of supply. A window by the day of request goes on being supplied after its last day, so a version that
 * ends with its window drops what was asked last: the amount is zero, and nothing says so. A window may also begin before its
 * version, or, counted by the day of supply, end after it. The next version may go on with the same key and the same window.
 *
 * Worked example: asked 2018-03-26 to 04-05, version until 04-05: what was asked on 04-04 and supplied on 04-08 gets nothing.
 */
import { addDays, type Day } from "../../core/day.ts";
import { type Finding, finding } from "../../core/finding.ts";
import { type RuleVersion, ruleName } from "../../rules/rules.ts";
import type { TariffCondition } from "../../rules/tariff-rule.ts";

type Window = NonNullable<TariffCondition["between"]>;

/** A measure of ours: what was asked on a window's last day is supplied within so many days. */
const DAYS_TO_SUPPLY = 30;

/** `rules`: what else is enacted, or comes in the same files. */
export function lintWindows(rule: RuleVersion, rules: readonly RuleVersion[]): Finding[] {
  const same = rules.filter((r) => r.part === rule.part);
  const end = lastDayOf(rule, same);
  return windowsOf(rule).flatMap(({ key, window }): Finding[] => {
    const { on, from, to } = window;
    const until = addDays(to, on === "requested" ? DAYS_TO_SUPPLY : 0) ?? to;
    if (rule.from > until) return [];
    const others = same.filter((r) => windowsOf(r).some((w) => w.key === key && isEqual(w.window, window)));
    const goesOn = others.some((r) => r.from === addDays(end, 1));
    const wentBefore = others.some((r) => addDays(lastDayOf(r, same), 1) === rule.from);
    const found = (cut: "begin" | "end", day: Day): Finding =>
      finding("window-should-be-whole", { rule: ruleName(rule), key, on, from, to, cut, day, until });
    return [
      ...(from < rule.from && !wentBefore ? [found("begin", rule.from)] : []),
      ...(end < until && !goesOn ? [found("end", end)] : []),
    ];
  });
}

/** Of the items of a tariff, of schemes, and of what makes the points of a pool. */
function windowsOf({ body }: RuleVersion): { key: string; window: Window }[] {
  const said: { key: string; when: TariffCondition }[] = [];
  if ("items" in body) said.push(...body.items);
  if ("schemes" in body)
    for (const { key, when, amount } of body.schemes) {
      const points = amount.kind === "pool" ? amount.points : [];
      said.push(...[{ when }, ...points].map((of) => ({ key, when: of.when })));
    }
  return said.flatMap(({ key, when }) => (when.between ? [{ key, window: when.between }] : []));
}

/** The last day on which it is the version in force: the day before the next one, or its own. */
function lastDayOf(rule: RuleVersion, same: readonly RuleVersion[]): Day {
  const next = same
    .map((r) => r.from)
    .filter((from) => from > rule.from)
    .sort()[0];
  const before = next === undefined ? FOREVER : (addDays(next, -1) ?? FOREVER);
  return rule.to !== null && rule.to < before ? rule.to : before;
}

const FOREVER: Day = "9999-12-31";

function isEqual(a: Window, b: Window): boolean {
  return a.on === b.on && a.from === b.from && a.to === b.to;
}
