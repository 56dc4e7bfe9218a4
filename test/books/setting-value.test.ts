/** What a setting takes is checked when it is typed: a word that nothing can be made of would otherwise count as none. */
import { expect, test } from "vitest";
import { requireSettingValue } from "../../src/books/steps/setting-value.ts";
import type { SettingName } from "../../src/core/setting.ts";

const OWN = new Map([["economic-classes", "30205 水费；30206 电费"]]);

test.each<[SettingName, string]>([
  ["class-courier", "30207"],
  ["class-subsidy", "30206"],
  ["economic-classes", ""],
  ["economic-classes", "30205 水费;30206 电费"],
  ["correction-days", ""],
  ["correction-days", "30"],
  ["correction-least", "5.00"],
  ["late-files", "refuse"],
  ["label", "任何文字"],
])("%s takes %j", (name, value) => {
  expect(() => requireSettingValue(OWN, { name, value })).not.toThrow();
});

test.each<[SettingName, string]>([
  ["class-courier", "foo"],
  ["class-courier", "30208"],
  ["class-subsidy", ""],
  ["economic-classes", "foo"],
  ["economic-classes", "30205"],
  ["economic-classes", "30205 水费;电费"],
  ["correction-days", "三十"],
  ["correction-days", "-1"],
  ["correction-least", "foo"],
  ["correction-least", "-0.01"],
  ["late-files", "foo"],
])("%s does not take %j", (name, value) => {
  expect(() => requireSettingValue(OWN, { name, value })).toThrow("value-must-be-valid");
});

test("a class of the centre's own counts only once the setting names it", () => {
  const of = { name: "class-courier", value: "30205" } as const;
  expect(() => requireSettingValue(OWN, of)).not.toThrow();
  expect(() => requireSettingValue(new Map(), of)).toThrow("value-must-be-valid");
});
