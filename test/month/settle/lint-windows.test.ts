/** 活动期被版本切断: which windows are told, and which are whole. */
import { expect, test } from "vitest";
import { lintWindows } from "../../../src/month/settle/lint-windows.ts";
import type { RuleVersion } from "../../../src/rules/rules.ts";

type On = "requested" | "supplied";

/** A tariff whose only item holds in March. */
function version(from: string, to: string | null, on: On, key = "k"): RuleVersion {
  const between = { on, from: "2019-03-01", to: "2019-03-31" };
  return {
    part: "schemes",
    name: "p",
    version: from,
    from,
    to,
    body: { items: [{ key, when: { between } }] },
  } as never;
}

const cuts = (...rules: RuleVersion[]) =>
  rules.flatMap((rule) =>
    lintWindows(rule, rules).map(({ params }) => `${rule.from} ${Object(params).cut} ${Object(params).day}`),
  );

test.each<[string, RuleVersion[], string[]]>([
  ["as long as what was asked is supplied", [version("2019-03-01", "2019-04-30", "requested")], []],
  ["a day less", [version("2019-03-01", "2019-04-29", "requested")], ["2019-03-01 end 2019-04-29"]],
  ["by the day of supply", [version("2019-03-01", "2019-03-31", "supplied")], []],
  ["begun before its version", [version("2019-03-05", null, "supplied")], ["2019-03-05 begin 2019-03-05"]],
  ["over before its version", [version("2019-06-05", null, "requested")], ["2019-06-05 begin 2019-06-05"]],
  [
    "over on the eve of its version",
    [version("2019-04-01", null, "supplied")],
    ["2019-04-01 begin 2019-04-01"],
  ],
  [
    "kept by every later version, long over",
    [
      version("2019-03-01", "2019-03-31", "requested"),
      version("2019-04-01", "2019-12-31", "requested"),
      version("2020-01-01", null, "requested"),
    ],
    [],
  ],
  [
    "another key is another window",
    [version("2019-03-01", "2019-03-31", "requested"), version("2019-04-01", null, "requested", "j")],
    ["2019-03-01 end 2019-03-31", "2019-04-01 begin 2019-04-01"],
  ],
])("%s", (_, rules, wanted) => expect(cuts(...rules)).toEqual(wanted));
