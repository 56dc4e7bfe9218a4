import type { Language } from "../../core/words/language.ts";

/** What an argument is, by its name in the usage. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  period: "账期（如 2019-05）",
  files: "文件",
  file: "文件",
  path: "路径",
  name: "名称",
  library: "图书馆（代码或名称）",
  id: "编号",
  year: "年份（如 2019）",
  key: "代号",
  subproject: "子项目代号",
  code: "代码",
  shell: " shell（bash、zsh、fish 或 powershell）",
  request: "申请单号",
  waybills: "运单号",
  party: "收款或付款的一方",
  move: "步骤",
  value: "值",
  reference: "要追溯的数字（如 finance-2019-05.xlsx!F12）",
  what: "申请单号或文件的一行",
  packs: "规则包",
  step: "步骤",
  target: "目标",
  fund: "资金",
};

const zh = {
  description: "高校图书馆联盟结算工具：导入、对账、结算、关账、出表。",
  help: "显示帮助",
  globalOptions: [
    { flags: "--books <path>", summary: "账册文件（默认 balis.db；也可用环境变量 BALIS_BOOKS）" },
    { flags: "--lang <language>", summary: "语言：zh-CN 或 en（也可用 BALIS_LANG）" },
    { flags: "--json", summary: "以 JSON 格式输出（供其他程序读取）" },
    { flags: "--quiet", summary: "不显示进度和提示" },
    { flags: "--no-color", summary: "不用颜色（也可用 NO_COLOR）" },
    { flags: "--operator <name>", summary: "经办人姓名（默认系统用户；也可用 BALIS_OPERATOR）" },
    { flags: "--wait <seconds>", summary: "账册正被他人使用时，等待多少秒（默认不等）" },
    { flags: "--debug", summary: "程序出错时显示详细信息（供维护者）" },
    { flags: "-V, --version", summary: "显示版本号" },
  ],
  titles: {
    "Usage:": "用法：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "Arguments:": "参数：",
    "Global Options:": "全局选项：",
  } as Readonly<Record<string, string>>,
  /** By commander's error code; the argument is the word that was wrong. */
  errors: {
    "commander.unknownCommand": (named) => `没有“${named}”这个命令。`,
    "commander.unknownOption": (named) => `没有“${named}”这个选项。`,
    "commander.missingArgument": (named) => `缺少参数${ARGUMENTS[named] ?? `“${named}”`}。`,
    "commander.optionMissingArgument": (named) => `选项“${named}”后面缺少值。`,
    "commander.excessArguments": () => "参数太多。",
    "commander.help": () => "请写明要执行的命令。",
  } as Readonly<Record<string, (named: string) => string>>,
  /** Names beside it in which a slip of the keyboard may have been meant. */
  near: (names: readonly string[]) => `是不是想写 ${names.join("、")}？`,
  examples: "例：",
  topics: "手册（balis help 主题）：",
  /** Of the program's own command that was begun; "": of none. */
  helpHint: (begun: string) =>
    begun === ""
      ? "用 balis help 查看所有命令，balis help 命令 查看用法。"
      : `用 balis help ${begun} 查看用法和例子。`,
  noCommand: "请写明要执行的命令。",
};

const en: typeof zh = {
  description: "Settlement for university library alliances: import, reconcile, settle, close, report.",
  help: "show help",
  globalOptions: [
    { flags: "--books <path>", summary: "the books (default balis.db; or BALIS_BOOKS)" },
    { flags: "--lang <language>", summary: "language: zh-CN or en (or BALIS_LANG)" },
    { flags: "--json", summary: "output JSON (for other programs)" },
    { flags: "--quiet", summary: "no progress or hints" },
    { flags: "--no-color", summary: "no colours (or NO_COLOR)" },
    {
      flags: "--operator <name>",
      summary: "your name as operator (default: the system user; or BALIS_OPERATOR)",
    },
    { flags: "--wait <seconds>", summary: "wait so long for books that somebody else is using (default: 0)" },
    { flags: "--debug", summary: "show details of an internal error (for maintainers)" },
    { flags: "-V, --version", summary: "show the version" },
  ],
  titles: {},
  errors: {
    "commander.unknownCommand": (named) => `There is no command "${named}".`,
    "commander.unknownOption": (named) => `There is no option "${named}".`,
    "commander.missingArgument": (named) =>
      `The argument <${named}>${named === "shell" ? " (bash, zsh, fish or powershell)" : ""} is missing.`,
    "commander.optionMissingArgument": (named) => `The option "${named}" needs a value.`,
    "commander.excessArguments": () => "There are too many arguments.",
    "commander.help": () => "Name the command to run.",
  },
  near: (names) => ` Did you mean ${names.join(" or ")}?`,
  examples: "Examples:",
  topics: "The manual (balis help TOPIC):",
  helpHint: (begun) =>
    begun === ""
      ? "See balis help for all commands, balis help COMMAND for one."
      : `balis help ${begun} shows how it is used, with examples.`,
  noCommand: "Name the command to run.",
};

export const programWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
