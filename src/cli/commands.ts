/** Every command, in the order of a month's work. */
import type { CommandSpec } from "./command.ts";
import { agreementCommand } from "./commands/agreement.ts";
import { aliasCommand } from "./commands/alias.ts";
import { approveCommand } from "./commands/approve.ts";
import { balanceCommand } from "./commands/balance.ts";
import { backupCommand, initCommand, restoreCommand, upgradeCommand } from "./commands/books.ts";
import { budgetCommand } from "./commands/budget.ts";
import { checkCommand } from "./commands/check.ts";
import { closeCommand } from "./commands/close.ts";
import { correctCommand } from "./commands/correct.ts";
import { courierCommand } from "./commands/courier.ts";
import { demoCommand } from "./commands/demo.ts";
import { discrepancyCommand } from "./commands/discrepancy.ts";
import { explainCommand } from "./commands/explain.ts";
import { exportCommand } from "./commands/export.ts";
import { formCommand } from "./commands/form.ts";
import { importCommand } from "./commands/import.ts";
import { indicatorCommand } from "./commands/indicator.ts";
import { libraryCommand } from "./commands/library.ts";
import { limitsCommand } from "./commands/limits.ts";
import { logCommand } from "./commands/log.ts";
import { operatorCommand } from "./commands/operator.ts";
import { packCommand } from "./commands/pack.ts";
import { paymentCommand } from "./commands/payment.ts";
import { profileCommand } from "./commands/profile.ts";
import { reconcileCommand } from "./commands/reconcile.ts";
import { reportCommand } from "./commands/report.ts";
import { returnCommand } from "./commands/return.ts";
import { ruleCommand } from "./commands/rule.ts";
import { settingCommand } from "./commands/setting.ts";
import { settleCommand } from "./commands/settle.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { statisticsCommand } from "./commands/statistics.ts";
import { statusCommand } from "./commands/status.ts";
import { subProjectCommand } from "./commands/subproject.ts";
import { verifyCommand } from "./commands/verify.ts";
import { whyCommand } from "./commands/why.ts";

export const commands: readonly CommandSpec[] = [
  demoCommand,
  initCommand,
  operatorCommand,
  libraryCommand,
  agreementCommand,
  aliasCommand,
  checkCommand,
  ruleCommand,
  settingCommand,
  formCommand,
  profileCommand,
  importCommand,
  statusCommand,
  reconcileCommand,
  discrepancyCommand,
  returnCommand,
  limitsCommand,
  courierCommand,
  settleCommand,
  approveCommand,
  closeCommand,
  correctCommand,
  paymentCommand,
  budgetCommand,
  balanceCommand,
  simulateCommand,
  subProjectCommand,
  indicatorCommand,
  reportCommand,
  statisticsCommand,
  packCommand,
  exportCommand,
  verifyCommand,
  logCommand,
  explainCommand,
  whyCommand,
  backupCommand,
  restoreCommand,
  upgradeCommand,
];
