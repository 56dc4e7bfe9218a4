/** An account by its name, as people say it; its key is for programs. */

import type { Language } from "../../../core/words/language.ts";
import { chargeKinds } from "../../../rules/words/rule-terms.ts";

const zh = {
  expense: (name: string) => `支出·${name}`,
  income: (name: string) => `收入·${name}`,
  clearing: (name: string) => `待清算·${name}`,
  fund: (name: string) => `资金·${name}`,
  appropriation: (name: string) => `预算拨款·${name}`,
  payable: (name: string) => `应付·${name}`,
  held: (name: string) => `暂缓支付·${name}`,
  claim: (name: string) => `争议·${name}`,
};

const en: typeof zh = {
  expense: (name) => `Expense, ${name}`,
  income: (name) => `Income, ${name}`,
  clearing: (name) => `Clearing, ${name}`,
  fund: (name) => `Fund ${name}`,
  appropriation: (name) => `Appropriation to ${name}`,
  payable: (name) => `Payable to ${name}`,
  held: (name) => `Held from ${name}`,
  claim: (name) => `In dispute, ${name}`,
};

const roots: Record<Language, Readonly<Record<string, (name: string) => string>>> = { "zh-CN": zh, en };

/** `library`: a library by its code. */
export function accountLabel(
  language: Language,
  account: string,
  library: (code: string) => string = (code) => code,
): string {
  const [root = "", kind = "", ...rest] = account.split(":");
  const key = rest.length === 0 ? kind : rest.join(":");
  const name = kind === "library" ? library(key) : nameOf(language, key);
  return roots[language][root]?.(name) ?? account;
}

function nameOf(language: Language, key: string): string {
  const kinds: Readonly<Record<string, Readonly<Record<Language, string>>>> = chargeKinds;
  return kinds[key]?.[language] ?? key;
}
