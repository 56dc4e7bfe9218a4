import type { MessageParams } from "../../../core/message.ts";
import type { InBoth, MessagesOfCodes } from "../../../core/words/language.ts";
import type { Testimony, Witness } from "../witness.ts";

/** Whose file it is, or for which month: all who speak of it, and what a person would decide against whom. */
export interface FileQuestion {
  readonly file: string;
  readonly about: "library" | "period";
  readonly said: readonly Testimony[];
  readonly ways: readonly { readonly value: string; readonly despite: readonly Witness[] }[];
}

/** Whose file it is, for which month, and what it takes the place of. */
export const identityMessages = {
  /** Texts that may mean several libraries, or none that is known, with the nearest. */
  "library-must-be-given": (p: {
    file: string;
    unclear: readonly { text: string; near: string }[];
  }): InBoth => ({
    "zh-CN": {
      what: `无法判断 ${p.file} 是哪个馆的数据。${p.unclear.map((u) => `“${u.text}”不能确定指哪个馆，最接近的是：${u.near}。`).join("")}`,
      next: `以馆代码开头命名文件（10001-2019-05.xlsx），或用 balis import 单独导入它，加上 --library 代码（如 --library 10001）${p.unclear.length > 0 ? "；馆的简称或旧名可用 balis alias add 登记" : ""}。`,
    },
    en: {
      what: `Cannot tell which library file ${p.file} belongs to.${p.unclear.map((u) => ` "${u.text}" is ambiguous; the closest: ${u.near}.`).join("")}`,
      next: `Begin the file's name with the code (10001-2019-05.xlsx), or import it by itself with balis import and --library CODE (e.g. --library 10001)${p.unclear.length > 0 ? "; record a short or former name with balis alias add" : ""}.`,
    },
  }),
  "file-witnesses-must-agree": (p: FileQuestion): InBoth => ({
    "zh-CN": {
      what: `${p.file} ${p.about === "library" ? "是哪个馆的数据" : "属于哪个账期"}，说法不一：${p.said.map((t) => testimonyText.zh(t)).join("；")}。`,
      next: `请核对，更正写错的一处；${hasMonths(p) ? "一份文件含几个月的，请按月拆成几个文件，分别导入；各行都应在同一账期结算的（如补报），由你决定：" : `${hasEarlierRows(p) ? "各行若只是以前账期业务的取消或变动，就是后一账期的文件；" : ""}或由你决定：`}${waysText(p, { of: "以", value: " 为准：", and: "；" })}。`,
    },
    en: {
      what: `The sources disagree on ${p.about === "library" ? `which library file ${p.file} belongs to` : `which period ${p.file} is for`}: ${p.said.map((t) => testimonyText.en(t)).join("; ")}.`,
      next: `Check, and correct the one that is wrong; ${hasMonths(p) ? "if the file holds several months, split it into a file for each and import those; if all rows are to be settled in one period (as late ones are), decide: " : `${hasEarlierRows(p) ? "if its rows only cancel or change requests of earlier periods, it is the later period's file; " : ""}or decide: `}${waysText(p, { of: "", value: ": ", and: "; " })}.`,
    },
  }),
  "unit-must-stand-in-headings": (p: { unit: string; columns: string }): InBoth => ({
    "zh-CN": {
      what: `表外写明单位为“${p.unit}”，而“${p.columns}”列没有自己的单位，无法确定数字的单位。`,
      next: `在列名后写明单位，如“金额（元）”“金额（分）”“重量（kg）”；不以元或千克计的，请先换算再导入。`,
    },
    en: {
      what: `A line above or below the table says that the unit is "${p.unit}", but the columns "${p.columns}" have no unit of their own, so it is not clear what their numbers mean.`,
      next: `State the unit in the header, e.g. "金额（元）", "金额（分）" or "重量（kg）"; convert other units to yuan, or weights to kg, first, then import the file again.`,
    },
  }),
  "named-sheet-must-exist": (p: { file: string; sheet: string; sheets: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 中没有工作表“${p.sheet}”。`,
      next:
        p.sheets === ""
          ? "文本文件不分工作表，请去掉 --sheets。"
          : `可选：${p.sheets.replaceAll(", ", "、")}；或 --sheets all。`,
    },
    en: {
      what: `${p.file} has no sheet "${p.sheet}".`,
      next:
        p.sheets === ""
          ? "A text file has no sheets: leave out --sheets."
          : `Its sheets: ${p.sheets}; or use --sheets all.`,
    },
  }),
  "files-of-one-run-must-not-rival": (p: {
    file: string;
    rivals: string;
    library: string;
    period: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 与 ${p.rivals} 都是${p.library === "" ? "" : ` ${p.library} `}账期 ${p.period} 的同一种文件，内容互相矛盾，无法判断以哪一个为准；都没有导入。`,
      next: "只导入正确的那一个；如是分几次报送的各部分，加 --beside 并存。",
    },
    en: {
      what: `${p.file} and ${p.rivals} are files of the same kind${p.library === "" ? "" : ` of ${p.library}`} for ${p.period} and contradict each other; none of them was imported.`,
      next: "Import only the one that is right; add --beside if they are parts of the same data.",
    },
  }),
  "files-of-one-run-must-not-be-copies": (p: { file: string; copy: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 与 ${p.copy} 逐字节相同，却以不同的馆或账期命名；同样的行不能各算一次，都没有导入。`,
      next: "请核对是谁的文件，只导入那一个。",
    },
    en: {
      what: `${p.file} and ${p.copy} are the same byte for byte, but named for different libraries or periods; the same rows cannot count twice, so neither was imported.`,
      next: "Find out whose file it is, and import only that one.",
    },
  }),
  "same-rows-must-not-count-twice": (p: {
    file: string;
    standing: string;
    number: number;
    library: string;
    period: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 与账册中的 ${p.standing}（第 ${p.number} 号，${p.library === "" ? "" : `${p.library} `}账期 ${p.period}）逐字节相同；同样的行不能在两处各算一次，没有导入。`,
      next: "请核对是谁的文件；如先前读错了馆或账期，加 --supersede 移到这里。",
    },
    en: {
      what: `${p.file} is byte for byte ${p.standing}, which stands (no. ${p.number}, ${p.library === "" ? "" : `${p.library}, `}period ${p.period}); the same rows cannot count in two places, so it was not imported.`,
      next: "Find out whose file it is; if the earlier one was read in the wrong place, add --supersede to move it here.",
    },
  }),
  "another-file-stands": (p: {
    file: string;
    standing: string;
    number: number;
    kept: number;
    removed: number;
    changed: number;
    added: number;
  }): InBoth => ({
    "zh-CN": {
      what:
        `同一来源、同一账期已有文件 ${p.standing}（第 ${p.number} 号），其中 ${p.removed} 行在 ${p.file} 中没有` +
        `（相同 ${p.kept} 行，改动 ${p.changed} 行，新增 ${p.added} 行）。`,
      next: "如是更正后的文件，加 --supersede 替换；如是同一账期的另一部分，加 --beside 并存。",
    },
    en: {
      what:
        `The books already contain ${p.standing} (no. ${p.number}) for the same source and period; rows of it missing in ${p.file}: ${p.removed} ` +
        `(${p.kept} equal, ${p.changed} changed, ${p.added} added).`,
      next: "Add --supersede if it replaces the other, or --beside if both are parts of the same data.",
    },
  }),
} satisfies MessagesOfCodes;

/** Its rows name several months. */
const hasMonths = ({ about, said }: FileQuestion): boolean =>
  about === "period" && said.some(({ by, isSure }) => by === "rows" && !isSure);

const MAX_MONTHS = 24;

/** Each month with how many rows: 2019-01（3 行）、2019-02（1 行）. */
export const monthsText = {
  zh: (of: Pick<Testimony, "says" | "rows">): string => listed(of, (month, n) => `${month}（${n} 行）`, "、"),
  en: (of: Pick<Testimony, "says" | "rows">): string => listed(of, (month, n) => `${month} (${n})`, ", "),
};

function listed(
  { says, rows }: Pick<Testimony, "says" | "rows">,
  shown: (month: string, rows: number) => string,
  and: string,
): string {
  const months = says.slice(0, MAX_MONTHS).map((month, i) => shown(month, rows?.each[i] ?? 0));
  return [...months, ...(says.length > MAX_MONTHS ? ["…"] : [])].join(and);
}

type Said = MessageParams["file-witnesses-must-agree"]["said"][number];

const testimonyText = {
  zh: ({ by, says, text, isSure, rows }: Said): string => {
    if (rows && !isSure) return `有日期的 ${text} 行分属 ${monthsText.zh({ says, rows })}`;
    const value = `${isSure || by === "rows" ? "" : "可能是 "}${says.join("、")}`;
    if (by === "rows") return `全部 ${text} 行写的都是 ${value}`;
    const who = {
      flag: "命令行写",
      profile: `导入格式 ${text} 规定`,
      title: `标题“${text}”说`,
      name: `文件名“${text}”说`,
    };
    return `${who[by]} ${value}`;
  },
  en: ({ by, says, text, isSure, rows }: Said): string => {
    if (rows && !isSure) return `the ${text} rows with a date are of ${monthsText.en({ says, rows })}`;
    const value = `${isSure || by === "rows" ? "" : "perhaps "}${says.join(", ")}`;
    if (by === "rows") return text === "1" ? `its one row says ${value}` : `all ${text} rows say ${value}`;
    const who = {
      flag: "the command says",
      profile: `import format ${text} sets`,
      title: `the title "${text}" says`,
    };
    return by === "name" ? `the file's name "${text}" says ${value}` : `${who[by]} ${value}`;
  },
};

/** Its rows are of one month, before the one that something else says: the wrong month, or a month's later word on earlier ones. */
function hasEarlierRows({ about, said }: FileQuestion): boolean {
  const [month] = said.flatMap(({ by, says }) => (by === "rows" ? says : []));
  const others = said.flatMap(({ by, says }) => (by === "rows" ? [] : says));
  return about === "period" && month !== undefined && others.some((other) => other > month);
}

/** Each thing that is said, with the flags that decide for it. */
function waysText(
  p: MessageParams["file-witnesses-must-agree"],
  words: { of: string; value: string; and: string },
): string {
  return p.ways
    .map(({ value, despite }) => {
      const against = despite.length === 0 ? "" : ` --despite ${despite.join(",")}`;
      return `${words.of}${words.of === "" ? "" : " "}${value}${words.value}--${p.about} ${value}${against}`;
    })
    .join(words.and);
}
