import { counted, type Language } from "../../core/words/language.ts";

const zh = {
  created: (path: string) => `已建立账册 ${path}`,
  createdNext: "下一步，依次运行：",
  /** In this order; the manual's page `month` has the same. Held to be whole by a test: a month can be settled after them. */
  setup: [
    { command: "library import --builtin", why: "载入图书馆名录" },
    {
      command: "agreement import --builtin",
      why: "载入协议（样例；本联盟的：balis agreement import 协议.csv）",
    },
    { command: "rule enact --builtin balis-dd-2017", why: "启用 BALIS 公布的原文传递收费标准" },
    {
      command: "rule enact --builtin sample-2019",
      why: "启用补贴、物流合同等规则（样例；本联盟的：balis rule enact 规则包.yaml）",
    },
    { command: "rule enact --builtin balis-limits", why: "启用 BALIS 公布的限额" },
    { command: "doctor", why: "检查还缺什么" },
  ],
  /** `copy`: where the books as they were stand now. */
  upgraded: (p: { path: string; found: number; wanted: number; copy: string }) =>
    `账册 ${p.path} 已由第 ${p.found} 版升级到第 ${p.wanted} 版，升级前的副本：${p.copy}`,
  /** Of rows that were set aside, and names of columns and sheets; `copy`: where they still stand. */
  unreadRemoved: (p: { rows: number; cells: number; names: number; copy: string }) =>
    `已从 ${p.rows} 个待更正行中删除系统不读取的单元格 ${p.cells} 格，另删除不读取的列名和表名 ${p.names} 个，其中可能有读者姓名。升级前的副本和此前的备份中仍有这些内容，确认升级无误后请销毁：${p.copy}`,
  upgradeNotNeeded: (p: { path: string; wanted: number }) =>
    `账册 ${p.path} 已是本程序的版本（第 ${p.wanted} 版），无需升级`,
  backedUp: (p: { from: string; to: string }) => `已备份 ${p.from} → ${p.to}`,
  /** `aside`: where the books that stood there stand now; null: there were none. */
  restored: (p: { from: string; to: string; aside: string | null }) =>
    `已从 ${p.from} 恢复到 ${p.to}${p.aside === null ? "" : `，原账册的副本：${p.aside}`}`,
  set: (p: { name: string; value: string }) => `设置 ${p.name} = ${p.value}`,
  settings: ["设置", "当前值", "可用值", "含义"],
  meaning: {
    "late-files": "已关账期的迟报文件：计入下一个未关账期，或拒收",
    label: "印在每张表上的标记，如“合成数据”",
    centre: "表上落款的中心名称",
    "class-courier": "物流费的支出经济分类（建议值，写入导出的分录）",
    "class-subsidy": "补贴的支出经济分类（建议值，写入导出的分录）",
    "correction-days": "更正期限：关账后多少天内可以更正；不填为不限",
    "correction-least": "更正起点：费用至少差多少元才更正",
    "second-engine": "关账前由另一个记账程序复算全部分录，余额须与账册一致；空为不用",
    "single-person": "单人操作：一个人独自关账，每张工作簿都注明未经复核",
    "economic-classes": "本单位另有的支出经济分类，如“30205 水费;30206 电费”",
  } as Readonly<Record<string, string>>,
};

const en: typeof zh = {
  created: (path) => `Created books ${path}`,
  createdNext: "Next, one after the other:",
  setup: [
    { command: "library import --builtin", why: "the libraries" },
    {
      command: "agreement import --builtin",
      why: "agreements (sample; your own: balis agreement import AGREEMENTS.csv)",
    },
    {
      command: "rule enact --builtin balis-dd-2017",
      why: "the document delivery tariff that BALIS published",
    },
    {
      command: "rule enact --builtin sample-2019",
      why: "subsidies, courier contract and others (sample; your own: balis rule enact PACK.yaml)",
    },
    { command: "rule enact --builtin balis-limits", why: "the limits that BALIS published" },
    { command: "doctor", why: "what is still missing" },
  ],
  upgraded: (p) =>
    `Books ${p.path} upgraded from version ${p.found} to ${p.wanted}; the previous ones are kept as ${p.copy}`,
  unreadRemoved: (p) =>
    `Removed ${counted(p.cells, "unread cell")} from ${counted(p.rows, "row")} to be corrected, and ${counted(p.names, "name")} of unread columns and sheets: there may be readers' names among them. The copy and earlier backups still hold them; once the upgrade is found to be right, destroy ${p.copy}`,
  upgradeNotNeeded: (p) =>
    `Books ${p.path} are already of the version this program uses (${p.wanted}); there is nothing to upgrade`,
  backedUp: (p) => `Backed up ${p.from} → ${p.to}`,
  restored: (p) =>
    `Restored ${p.to} from ${p.from}${p.aside === null ? "" : `; the replaced books are kept as ${p.aside}`}`,
  set: (p) => `Setting ${p.name} = ${p.value}`,
  settings: ["setting", "value", "possible values", "meaning"],
  meaning: {
    "late-files": "a file for a closed period: settled in the next open one, or refused",
    label: 'printed on every sheet, e.g. "synthetic data"',
    centre: "the centre that signs the sheets",
    "class-courier": "economic class of courier charges (suggested; printed in exported journals)",
    "class-subsidy": "economic class of subsidies (suggested; printed in exported journals)",
    "correction-days": "days after the close in which corrections are accepted; empty: no limit",
    "correction-least": "the smallest difference of a fee, in yuan, that is corrected",
    "second-engine":
      "independent recomputation: a program that adds up the whole journal once more before a close; empty: none",
    "single-person": "single person: closes alone, and every workbook states that nobody has checked it",
    "economic-classes": 'economic classes of your own, e.g. "30205 水费;30206 电费"',
  },
};

export const booksWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
