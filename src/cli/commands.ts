/**
 * Every command, in groups in the order of the work. Each is loaded by its name, so that one command never waits for the words and the
 * packages of the others.
 */
import type { Term } from "../core/words/language.ts";
import { type CommandGroup, type CommandSpec, nameOf } from "../terminal/command.ts";
import { leadingOn, warning } from "./lead-on.ts";
import { writtenCommands } from "./written-help.ts";

type Load = () => Promise<CommandSpec>;

const GROUPS: readonly { readonly title: Term; readonly commands: Readonly<Record<string, Load>> }[] = [
  {
    title: { "zh-CN": "开始：", en: "Begin:" },
    commands: {
      demo: async () => (await import("../demo/commands/demo.ts")).demoCommand,
      setup: async () => (await import("../run/commands/setup.ts")).setupCommand,
      init: async () => (await import("../books/commands/books.ts")).initCommand,
      status: async () => (await import("../answers/status/commands/status.ts")).statusCommand,
      doctor: async () => (await import("../answers/doctor/commands/doctor.ts")).doctorCommand,
      help: async () => (await import("./help.ts")).helpCommand,
      completion: async () => (await import("./completion.ts")).completionCommand,
    },
  },
  {
    title: { "zh-CN": "名录、规则和人员：", en: "Registry, rules and people:" },
    commands: {
      library: async () =>
        leadingOn((await import("../registry/commands/library.ts")).libraryCommand, "import"),
      agreement: async () =>
        leadingOn((await import("../registry/commands/agreement.ts")).agreementCommand, "import"),
      alias: async () => (await import("../registry/commands/alias.ts")).aliasCommand,
      check: async () => (await import("../registry/commands/check.ts")).checkCommand,
      rule: ruleWhole,
      setting: async () => (await import("../books/commands/setting.ts")).settingCommand,
      operator: async () => (await import("../people/commands/operator.ts")).operatorCommand,
    },
  },
  {
    title: { "zh-CN": "一个月一次做完：", en: "A whole month:" },
    commands: {
      run: async () => (await import("../run/commands/run.ts")).runCommand,
      config: async () => (await import("../run/commands/config.ts")).configCommand,
    },
  },
  {
    title: { "zh-CN": "每月第一步，导入：", en: "The month, first: import" },
    commands: {
      import: async () => (await import("../month/import/commands/import.ts")).importCommand,
      file: async () => (await import("../month/import/commands/file.ts")).fileCommand,
      findings: async () => (await import("../month/close/commands/findings.ts")).findingsCommand,
      profile: async () => (await import("../month/import/commands/profile.ts")).profileCommand,
      form: async () => (await import("../month/import/commands/form.ts")).formCommand,
    },
  },
  {
    title: { "zh-CN": "每月第二步，对账：", en: "The month, second: reconcile" },
    commands: {
      reconcile: async () =>
        warning((await import("../month/reconcile/commands/reconcile.ts")).reconcileCommand),
      discrepancy: async () =>
        (await import("../month/reconcile/commands/discrepancy.ts")).discrepancyCommand,
      return: async () => (await import("../month/reconcile/commands/return.ts")).returnCommand,
      limits: async () => (await import("../month/reconcile/commands/limits.ts")).limitsCommand,
      courier: async () => (await import("../month/courier/commands/courier.ts")).courierCommand,
    },
  },
  {
    title: { "zh-CN": "每月第三步，结算和关账：", en: "The month, third: settle and close" },
    commands: {
      settle: async () => (await import("../month/settle/commands/settle.ts")).settleCommand,
      approve: async () => (await import("../month/close/commands/approve.ts")).approveCommand,
      close: async () => (await import("../month/close/commands/close.ts")).closeCommand,
      receipt: async () => (await import("../month/close/commands/receipt.ts")).receiptCommand,
      correct: async () => (await import("../month/close/commands/correct.ts")).correctCommand,
    },
  },
  {
    title: { "zh-CN": "报表和资金：", en: "Reports and money:" },
    commands: {
      report: async () => (await import("../papers/forms/commands/report.ts")).reportCommand,
      statistics: async () => (await import("../papers/report/commands/statistics.ts")).statisticsCommand,
      payment: async () => (await import("../month/ledger/commands/payment.ts")).paymentCommand,
      balance: async () => (await import("../month/ledger/commands/balance.ts")).balanceCommand,
      budget: async () => (await import("../month/settle/commands/budget.ts")).budgetCommand,
      simulate: async () => (await import("../answers/simulate/commands/simulate.ts")).simulateCommand,
      export: async () => (await import("../month/ledger/commands/export.ts")).exportCommand,
    },
  },
  {
    title: { "zh-CN": "子项目和检查验收：", en: "Sub-projects and their reviewers:" },
    commands: {
      subproject: subProjectWhole,
      indicator: async () => (await import("../review/indicator/commands/indicator.ts")).indicatorCommand,
      pack: async () => (await import("../papers/pack/commands/pack.ts")).packCommand,
    },
  },
  {
    title: { "zh-CN": "追溯和核对：", en: "Explain and verify:" },
    commands: {
      explain: async () => (await import("../answers/explain/commands/explain.ts")).explainCommand,
      why: async () => (await import("../answers/explain/commands/why.ts")).whyCommand,
      verify: async () => (await import("../month/close/commands/verify.ts")).verifyCommand,
      log: async () => (await import("../people/commands/log.ts")).logCommand,
    },
  },
  {
    title: { "zh-CN": "账册的保管：", en: "Keeping the books:" },
    commands: {
      backup: async () => (await import("../books/commands/books.ts")).backupCommand,
      restore: async () => (await import("../books/commands/books.ts")).restoreCommand,
      upgrade: async () => (await import("../books/commands/books.ts")).upgradeCommand,
    },
  },
];

/** The group with the one command that is named, and nothing else; where none is, all of them as data, to be listed or to be near to. */
export async function commandsFor(argv: readonly string[]): Promise<readonly CommandGroup[]> {
  const name = argv.find((word) => !word.startsWith("-")) ?? "";
  const group = GROUPS.find(({ commands }) => Object.hasOwn(commands, name));
  const command = await group?.commands[name]?.();
  if (group && command) return [{ title: group.title, commands: [command] }];
  const all = writtenCommands() ?? (await everyCommand());
  if (argv.some((word) => word === "-h" || word === "--help")) return all;
  return all.map((each) => ({ ...each, commands: each.commands.map(bare) }));
}

function bare({ usage, summary }: CommandSpec): CommandSpec {
  return { usage, summary };
}

export async function everyCommand(): Promise<readonly CommandGroup[]> {
  return Promise.all(
    GROUPS.map(async ({ title, commands }) => ({
      title,
      commands: await Promise.all(Object.values(commands).map((load) => load())),
    })),
  );
}

async function ruleWhole(): Promise<CommandSpec> {
  const { ruleCommand } = await import("../rules/commands/rule.ts");
  const { diffCommand, lintCommand, tryCommand } = await import("../month/settle/commands/rule-try.ts");
  const more = [tryCommand, diffCommand, lintCommand];
  return joined(leadingOn(ruleCommand, "enact"), { after: "enact", more });
}

async function subProjectWhole(): Promise<CommandSpec> {
  const { subProjectCommand } = await import("../review/subproject/commands/subproject.ts");
  const { textCommand, textsCommand } = await import("../papers/forms/commands/subproject-text.ts");
  return joined(subProjectCommand, { after: "spending", more: [textCommand, textsCommand] });
}

/** A command with subcommands of later rooms, which its own room does not know. */
function joined(command: CommandSpec, by: { after: string; more: readonly CommandSpec[] }): CommandSpec {
  const own = command.subcommands ?? [];
  const at = own.findIndex((c) => nameOf(c) === by.after) + 1;
  return { ...command, subcommands: [...own.slice(0, at), ...by.more, ...own.slice(at)] };
}
