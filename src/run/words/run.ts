import type { Language } from "../../core/words/language.ts";
import type { StepKey, StepOutcome, WhyLeftOut } from "../run-report.ts";
import type { Resolved, RunSetting, Until } from "../run-settings.ts";

const zh = {
  steps: {
    ...{
      import: "导入",
      archive: "归档",
      reconcile: "对账",
      courier: "物流审核",
      settle: "结算",
      gates: "关账条件",
      close: "关账",
    },
    ...{ finance: "财务报表", statements: "各馆对账单", return: "退回更正表" },
  } satisfies Record<StepKey, string>,
  outcomes: {
    ...{ done: "完成", person: "完成，须人处理", unread: "完成，有文件未导入" },
    ...{ refused: "未执行", "left-out": "略过" },
  } satisfies Record<StepOutcome, string>,
  leftOut: {
    "nothing-came": "没有文件",
    "not-asked": "本次不做",
    "no-bill": "没有物流账单",
    "step-before": "前一步没有完成",
    "files-unread": "有文件未导入，不关账",
    preview: "预演",
    "was-closed": "账期已关账",
  } satisfies Record<WhyLeftOut, string>,
  until: { import: "导入", reconcile: "对账", settle: "结算", close: "关账" } satisfies Record<Until, string>,
  heading: (p: { period: string; until: string }) => `账期 ${p.period}，做到${p.until}为止`,
  began: (p: { at: string; seconds: string }) => `${p.at} 开始，用时 ${p.seconds} 秒`,
  stock: (p: { inbox: string; new: number; changed: number; known: number; refused: number }) =>
    `收件箱 ${p.inbox}：新收 ${p.new} 个（其中更正 ${p.changed} 个），账册已有 ${p.known} 个，未导入 ${p.refused} 个`,
  noInbox: (inbox: string) => `收件箱 ${inbox} 里没有文件`,
  inboxGone: (inbox: string) => ({
    what: `收件箱 ${inbox} 不存在。`,
    next: "建立这个文件夹，或改用 --inbox 文件夹；balis config 显示现在的设定。",
  }),
  refusedFiles: (names: string) => `未导入，留在原处：${names}`,
  passedOver: (names: string) => `不读（文件夹、其他程序的文件）：${names}`,
  missing: (p: { library: string | null; kinds: readonly string[] }) =>
    `${p.library === null ? "" : `${p.library}：`}${p.kinds.join("、")}`,
  missingLine: (what: string) => `应报未报：${what}`,
  missingMore: (count: number) => `  还有 ${count} 家，见工作簿“收件箱”表`,
  missingNext: (period: string) =>
    `  → 催报：balis status ${period}；确实没有或不报的，答复：balis findings ${period}`,
  columns: ["步骤", "结果", "须处理", "用时（秒）"],
  todo: "须人处理：",
  more: (p: { step: string; count: number; command: string }) =>
    `${p.step}还有 ${p.count} 项，全部列出：balis ${p.command}`,
  written: "已生成：",
  reports: (p: { text: string }) => `运行报告：${p.text}，另有 .xlsx 和 .json`,
  preview: "预演：只看收件箱，没有写入账册，也没有生成文件。",
  /** A step, or names of files, and what is said of it. */
  said: (p: { of: string; what: string }) => `${p.of}：${p.what}`,
  sheet: {
    ...{ steps: "运行步骤", stepsTitle: "无人值守运行", files: "收件箱", todo: "须人处理" },
    filesColumns: ["文件", "情况"],
    todoColumns: ["步骤", "问题", "怎样处理"],
    commandColumn: "命令",
  },
  files: {
    ...{
      new: "新收",
      changed: "更正了先前的文件",
      known: "账册已有",
      refused: "未导入",
      passedOver: "不读",
    },
    missing: "应报未报",
  },
  settings: {
    inbox: "收件箱文件夹，{period} 代表账期",
    out: "报表生成在哪个文件夹，{period} 代表账期",
    archive: "已读文件移到的文件夹；空：留在原处",
    until: "做到哪一步为止",
    failOn: "何时以非 0 结束：person 须人处理也算，refusal 只算未执行和未导入",
    language: "所有命令的语言：zh-CN 或 en",
  } satisfies Record<RunSetting, string>,
  from: { flag: "命令行", environment: "环境变量", file: "balis.yaml", standard: "默认" } satisfies Record<
    Resolved["from"],
    string
  >,
  configColumns: ["设定", "值", "来自", "说明"],
  configFile: (p: { path: string; isThere: boolean }) =>
    p.isThere ? `设定文件：${p.path}` : `没有设定文件；可建立 ${p.path}，如 inbox: 收件箱/{period}`,
};

const en: typeof zh = {
  steps: {
    ...{ import: "import", archive: "archive", reconcile: "reconcile", courier: "courier audit" },
    ...{
      settle: "settle",
      gates: "closing checks",
      close: "close",
      finance: "finance workbook",
      statements: "statements",
    },
    return: "correction sheets",
  },
  outcomes: {
    ...{ done: "done", person: "done, needs attention", unread: "done, but some files were not imported" },
    ...{ refused: "not done", "left-out": "left out" },
  },
  leftOut: {
    "nothing-came": "no files",
    "not-asked": "not part of this run",
    "no-bill": "no courier invoice",
    "step-before": "the step before it did not complete",
    "files-unread": "some files were not imported",
    preview: "dry run",
    "was-closed": "the period is closed",
  },
  until: { import: "import", reconcile: "reconcile", settle: "settle", close: "close" },
  heading: ({ period, until }) => `Period ${period}, up to ${until}`,
  began: ({ at, seconds }) => `Began ${at}, took ${seconds} s`,
  stock: (p) =>
    `Inbox ${p.inbox}: ${p.new} new (${p.changed} of them corrections), ${p.known} already in the books, ${p.refused} not imported`,
  noInbox: (inbox) => `There are no files in the inbox ${inbox}`,
  inboxGone: (inbox) => ({
    what: `The inbox ${inbox} does not exist.`,
    next: "Make that folder, or name another with --inbox FOLDER; balis config shows the settings.",
  }),
  refusedFiles: (names) => `Not imported, left where they are: ${names}`,
  passedOver: (names) => `Passed over (folders, other programs' files): ${names}`,
  missing: ({ library, kinds }) => `${library === null ? "" : `${library}: `}${kinds.join("; ")}`,
  missingLine: (what) => `Expected, not received: ${what}`,
  missingMore: (count) => `  and ${count} more, in the sheet "Inbox" of the workbook`,
  missingNext: (period) =>
    `  → Whom to remind: balis status ${period}. If nothing will come, answer for it: balis findings ${period}`,
  columns: ["Step", "Result", "To do", "Seconds"],
  todo: "Needs attention:",
  more: ({ step, count, command }) => `${count} more (${step}); list them all: balis ${command}`,
  written: "Written:",
  reports: ({ text }) => `Run report: ${text}, with .xlsx and .json beside it`,
  preview: "Only the inbox was looked at; nothing was saved, no report was written.",
  said: (p) => `${p.of}: ${p.what}`,
  sheet: {
    ...{ steps: "Steps", stepsTitle: "Unattended run", files: "Inbox", todo: "Needs attention" },
    filesColumns: ["File", "State"],
    todoColumns: ["Step", "What", "What to do"],
    commandColumn: "Command",
  },
  files: {
    ...{ new: "new", changed: "corrects an earlier file", known: "already in the books" },
    ...{ refused: "not imported", passedOver: "passed over", missing: "expected, not received" },
  },
  settings: {
    inbox: "the inbox; {period} stands for the period",
    out: "where files are written; {period} stands for the period",
    archive: "where imported files are moved to; empty: they stay where they are",
    until: "how far a run goes",
    failOn:
      "what makes a run end with a code other than 0: person (anything that needs attention) or refusal (only what failed)",
    language: "the language of every command: zh-CN or en",
  },
  from: { flag: "command line", environment: "environment", file: "balis.yaml", standard: "default" },
  configColumns: ["Setting", "Value", "From", "Meaning"],
  configFile: ({ path, isThere }) =>
    isThere
      ? `Settings file: ${path}`
      : `There is no settings file; you may make ${path}, e.g. inbox: in/{period}`,
};

export const runWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
