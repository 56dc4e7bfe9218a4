/** 结算用的规则 / the rule versions that a period is settled by, companies' contracts among them: what its settlement names, and `verify` computes by. */
import type { Reader } from "../../../books/port.ts";
import { by } from "../../../core/list.ts";
import { contains, type Period, parsePeriod } from "../../../core/period.ts";
import { contractFor } from "../../../rules/contract-in-force.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import { billedAccounts } from "../../courier/steps/billed-accounts.ts";
import { stands } from "../../import/file.ts";
import type { ImportReads } from "../../import/port.ts";
import { allPeriodsBefore } from "../../import/steps/periods.ts";
import type { SettleReads } from "../port.ts";
import { SETTLED_PARTS, versionsIn } from "../settlement-rules.ts";
import { compensationVersions } from "./consulting-compensation.ts";

/** The versions in force in the period, or in the periods its late files were sent for. */
export async function versionsFor(
  read: RulesReads & ImportReads & SettleReads & AnsweredReads,
  period: Period,
): Promise<RuleVersion[]> {
  const late = (await read.files({ period: period.id })).filter(stands).flatMap((f) => {
    const sentFor = f.lateFor === null ? undefined : parsePeriod(f.lateFor);
    return sentFor ? [sentFor.from] : [];
  });
  const from = [period.from, ...late].sort()[0] ?? period.from;
  const rules = await read.rules();
  const own = versionsIn(rules, { from, to: period.to, parts: SETTLED_PARTS });
  const lines = [contractsOfLines(read, { period, rules }), contractsOfAnswers(read, { period, rules })];
  const all = [...own, ...(await Promise.all(lines)).flat(), ...(await compensationVersions(read, period))];
  return [...new Set(all)].sort(by(ruleName));
}

type AnsweredReads = Pick<Reader, "billedLines" | "courierAnswers">;

/** What is answered in a period was billed before it, perhaps by a company that bills nothing in it. */
async function contractsOfAnswers(
  read: ImportReads & AnsweredReads,
  of: { period: Period; rules: readonly RuleVersion[] },
): Promise<RuleVersion[]> {
  const { period, rules } = of;
  const found = new Set<RuleVersion>();
  if ((await read.courierAnswers()).every((answer) => answer.period !== period.id)) return [];
  const earlier = await allPeriodsBefore(read, period.from);
  for await (const account of billedAccounts(read, { period, earlier, near: [], isEarlier: false }))
    if ((account.answers ?? []).length > 0)
      for (const { lines } of [account, ...account.earlier])
        for (const line of lines) {
          const contract = contractFor(rules, line);
          if (contract) found.add(contract);
        }
  return [...found];
}

/** Those of companies side by side; and a credit, a rebill or a late line is priced by the contract of its day, which may have ended. */
async function contractsOfLines(
  read: ImportReads,
  of: { period: Period; rules: readonly RuleVersion[] },
): Promise<RuleVersion[]> {
  const found = new Set<RuleVersion>();
  for await (const batch of read.waybillLines(of.period.id))
    for (const line of batch) {
      const isOwn = contains(of.period, line.shippedOn) && line.company === null;
      const contract = isOwn ? undefined : contractFor(of.rules, line);
      if (contract) found.add(contract);
    }
  return [...found];
}
