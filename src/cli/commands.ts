/** Every command, in groups in the order of the work. */

import { doctorCommand } from "../answers/doctor/commands/doctor.ts";
import { explainCommand } from "../answers/explain/commands/explain.ts";
import { whyCommand } from "../answers/explain/commands/why.ts";
import { simulateCommand } from "../answers/simulate/commands/simulate.ts";
import { statusCommand } from "../answers/status/commands/status.ts";
import { backupCommand, initCommand, restoreCommand, upgradeCommand } from "../books/commands/books.ts";
import { settingCommand } from "../books/commands/setting.ts";
import type { Term } from "../core/words/language.ts";
import { demoCommand } from "../demo/commands/demo.ts";
import { approveCommand } from "../month/close/commands/approve.ts";
import { closeCommand } from "../month/close/commands/close.ts";
import { correctCommand } from "../month/close/commands/correct.ts";
import { findingsCommand } from "../month/close/commands/findings.ts";
import { receiptCommand } from "../month/close/commands/receipt.ts";
import { verifyCommand } from "../month/close/commands/verify.ts";
import { courierCommand } from "../month/courier/commands/courier.ts";
import { fileCommand } from "../month/import/commands/file.ts";
import { formCommand } from "../month/import/commands/form.ts";
import { importCommand } from "../month/import/commands/import.ts";
import { profileCommand } from "../month/import/commands/profile.ts";
import { balanceCommand } from "../month/ledger/commands/balance.ts";
import { exportCommand } from "../month/ledger/commands/export.ts";
import { paymentCommand } from "../month/ledger/commands/payment.ts";
import { discrepancyCommand } from "../month/reconcile/commands/discrepancy.ts";
import { limitsCommand } from "../month/reconcile/commands/limits.ts";
import { reconcileCommand } from "../month/reconcile/commands/reconcile.ts";
import { returnCommand } from "../month/reconcile/commands/return.ts";
import { budgetCommand } from "../month/settle/commands/budget.ts";
import { diffCommand, lintCommand, tryCommand } from "../month/settle/commands/rule-try.ts";
import { settleCommand } from "../month/settle/commands/settle.ts";
import { reportCommand } from "../papers/forms/commands/report.ts";
import { textCommand, textsCommand } from "../papers/forms/commands/subproject-text.ts";
import { packCommand } from "../papers/pack/commands/pack.ts";
import { statisticsCommand } from "../papers/report/commands/statistics.ts";
import { logCommand } from "../people/commands/log.ts";
import { operatorCommand } from "../people/commands/operator.ts";
import { agreementCommand } from "../registry/commands/agreement.ts";
import { aliasCommand } from "../registry/commands/alias.ts";
import { checkCommand } from "../registry/commands/check.ts";
import { libraryCommand } from "../registry/commands/library.ts";
import { indicatorCommand } from "../review/indicator/commands/indicator.ts";
import { subProjectCommand } from "../review/subproject/commands/subproject.ts";
import { ruleCommand } from "../rules/commands/rule.ts";
import { configCommand } from "../run/commands/config.ts";
import { runCommand } from "../run/commands/run.ts";
import { setupCommand } from "../run/commands/setup.ts";
import { type CommandSpec, nameOf } from "../terminal/command.ts";
import { completionCommand } from "./completion.ts";
import { helpCommand } from "./help.ts";
import { leadingOn, warning } from "./lead-on.ts";

/** A part of the work, with its commands. */
export interface CommandGroup {
  readonly title: Term;
  readonly commands: readonly CommandSpec[];
}

export const commandGroups: readonly CommandGroup[] = [
  {
    title: { "zh-CN": "开始：", en: "Begin:" },
    commands: [
      demoCommand,
      setupCommand,
      initCommand,
      statusCommand,
      doctorCommand,
      helpCommand,
      completionCommand,
    ],
  },
  {
    title: { "zh-CN": "名录、规则和人员：", en: "Registry, rules and people:" },
    commands: [
      leadingOn(libraryCommand, "import"),
      leadingOn(agreementCommand, "import"),
      aliasCommand,
      checkCommand,
      joined(leadingOn(ruleCommand, "enact"), {
        after: "enact",
        more: [tryCommand, diffCommand, lintCommand],
      }),
      settingCommand,
      operatorCommand,
    ],
  },
  {
    title: { "zh-CN": "一个月一次做完：", en: "A whole month:" },
    commands: [runCommand, configCommand],
  },
  {
    title: { "zh-CN": "每月第一步，导入：", en: "The month, first: import" },
    commands: [importCommand, fileCommand, findingsCommand, profileCommand, formCommand],
  },
  {
    title: { "zh-CN": "每月第二步，对账：", en: "The month, second: reconcile" },
    commands: [warning(reconcileCommand), discrepancyCommand, returnCommand, limitsCommand, courierCommand],
  },
  {
    title: { "zh-CN": "每月第三步，结算和关账：", en: "The month, third: settle and close" },
    commands: [settleCommand, approveCommand, closeCommand, receiptCommand, correctCommand],
  },
  {
    title: { "zh-CN": "报表和资金：", en: "Reports and money:" },
    commands: [
      reportCommand,
      statisticsCommand,
      paymentCommand,
      balanceCommand,
      budgetCommand,
      simulateCommand,
      exportCommand,
    ],
  },
  {
    title: { "zh-CN": "子项目和检查验收：", en: "Sub-projects and their reviewers:" },
    commands: [
      joined(subProjectCommand, { after: "spending", more: [textCommand, textsCommand] }),
      indicatorCommand,
      packCommand,
    ],
  },
  {
    title: { "zh-CN": "追溯和核对：", en: "Explain and verify:" },
    commands: [explainCommand, whyCommand, verifyCommand, logCommand],
  },
  {
    title: { "zh-CN": "账册的保管：", en: "Keeping the books:" },
    commands: [backupCommand, restoreCommand, upgradeCommand],
  },
];

export const commands: readonly CommandSpec[] = commandGroups.flatMap((group) => group.commands);

/** A command with subcommands of later rooms, which its own room does not know. */
function joined(command: CommandSpec, by: { after: string; more: readonly CommandSpec[] }): CommandSpec {
  const own = command.subcommands ?? [];
  const at = own.findIndex((c) => nameOf(c) === by.after) + 1;
  return { ...command, subcommands: [...own.slice(0, at), ...by.more, ...own.slice(at)] };
}
