/** 设置的值 / what a setting takes beyond a closed list of words: a number, an amount, a class of expenditure. */

import { parseYuan } from "../../core/money.ts";
import { refuse } from "../../core/refusal.ts";
import type { SettingName } from "../../core/setting.ts";
import { SETTINGS, settingOf } from "../../core/setting.ts";
import { economicClasses, isOwnClass, ownClasses } from "../../review/subproject/economic-class.ts";

/** Refused with what it takes, or with an example of it. `settings`: those in force, whose own classes count. */
export function requireSettingValue(
  settings: ReadonlyMap<string, string>,
  of: { name: SettingName; value: string },
): void {
  const { name, value } = of;
  const taken = takenBy(name, settings);
  if (taken === null || taken.isOf(value)) return;
  refuse("value-must-be-valid", { flag: name, text: value, allowed: taken.words });
}

interface Taken {
  readonly isOf: (value: string) => boolean;
  readonly words: string;
}

/** Null: any text. */
function takenBy(name: SettingName, settings: ReadonlyMap<string, string>): Taken | null {
  switch (name) {
    case "class-courier":
    case "class-subsidy":
      return oneOf(economicClasses(settingOf(settings, "economic-classes")).map((c) => c.code));
    case "economic-classes":
      return { isOf: (value) => ownClasses(value).every(isOwnClass), words: '"" | "30205 水费;30206 电费"' };
    case "correction-days":
      return { isOf: (value) => /^\d{0,4}$/.test(value), words: '"" | 30' };
    case "correction-least":
      return { isOf: (value) => (parseYuan(value) ?? -1n) >= 0n, words: "0.00 | 5.00" };
    default: {
      const { allowed } = SETTINGS.find((s) => s.name === name) ?? { allowed: null };
      return allowed && oneOf(allowed);
    }
  }
}

function oneOf(words: readonly string[]): Taken {
  return { isOf: (value) => words.includes(value), words: allowedText(words) };
}

/** The empty value as it is typed in a shell. */
export function allowedText(allowed: readonly string[]): string {
  return allowed.map((value) => (value === "" ? '""' : value)).join(" | ");
}
