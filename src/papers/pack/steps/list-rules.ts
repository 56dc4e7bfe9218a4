/** The rules of a pack: every version that a close of the chain names, and what was in force when the span began and ended. */
import type { PeriodClose } from "../../../month/close/port.ts";
import { parsedManifest } from "../../../people/operator.ts";
import { inForce, type RuleVersion, ruleName } from "../../../rules/rules.ts";
import { plainJson } from "../pack.ts";
import { type Gathering, stageText } from "./gathering.ts";

export async function stageRules(to: Gathering, closes: readonly PeriodClose[]): Promise<void> {
  const { words } = to;
  for (const rule of rulesOf(await to.read.rules(), { span: to.span, named: namedBy(closes) })) {
    const { part, from, to: until, sample } = rule;
    const name = ruleName(rule);
    await stageText(to, {
      ...{ path: pathOf(rule), kind: "rule", text: plainJson(rule) },
      what: words.rule({ part: words.rulePart(part), name, from, to: until, sample }),
      command: `balis rule show ${rule.pack}@${rule.version}`,
    });
  }
}

function rulesOf(
  rules: readonly RuleVersion[],
  of: { span: { from: string; to: string }; named: ReadonlySet<string> },
): RuleVersion[] {
  const parts = [...new Set(rules.map((r) => r.part))];
  const current = parts.flatMap((part) =>
    [of.span.from, of.span.to].flatMap((day) => inForce({ rules, part, day }) ?? []),
  );
  const names = new Set([...current.map(ruleName), ...of.named]);
  return rules.filter((rule) => names.has(ruleName(rule)));
}

function namedBy(closes: readonly PeriodClose[]): ReadonlySet<string> {
  const named = closes.flatMap(({ manifest }) => {
    const rules = parsedManifest(manifest)?.rules;
    if (!Array.isArray(rules)) return [];
    return rules.map((rule: { part: string; pack: string; version: string }) => ruleName(rule));
  });
  return new Set(named);
}

/** The hash tells apart what a file system's letters do not. */
function pathOf({ part, pack, version, hash }: RuleVersion): string {
  const plain = `${pack}@${version}`.replace(/[^\p{L}\p{N}.@-]/gu, "_");
  return `rules/${part}-${plain}-${hash.slice(0, 8)}.json`;
}
