import { canBePasted, shellWord } from "../../core/shell-word.ts";
import type { InBoth, MessagesOfCodes, ParamsOf } from "../../core/words/language.ts";
import { parseLibraryCode } from "../library.ts";

/** What a name may be, whose it is, and until when. */
export const nameMessages = {
  /** `nearest`: "10027 北京师范大学图书馆、…"; absent where the finding was kept before it was said. */
  "library-must-be-known": (p: { text: string; nearest?: string }): InBoth => {
    const near = p.nearest
      ? { zh: `最接近的是：${p.nearest}。`, en: `The nearest are ${p.nearest}. ` }
      : { zh: "", en: "" };
    const isCode = parseLibraryCode(p.text.normalize("NFKC")) !== undefined;
    return {
      "zh-CN": {
        what: `名录中没有“${p.text}”这个图书馆。`,
        next: p.text.startsWith("EXT-")
          ? `登记外部来源：balis library add ${shellWord(p.text)} --kind external；或导入时加 --builtin-external 一并登记。`
          : isCode
            ? `${near.zh}核对代码；若是新的馆，先登记：balis library add ${shellWord(p.text)} --name-zh 名称。`
            : canBePasted(p.text)
              ? `${near.zh}改用 5 位学校代码，或登记别名：balis alias add ${shellWord(p.text)} --library 代码。`
              : "名称里有看不见或不能照抄的字符：在文件中更正，或改用 5 位学校代码。",
      },
      en: {
        what: `The registry has no library "${p.text}".`,
        next: p.text.startsWith("EXT-")
          ? `Register it: balis library add ${shellWord(p.text)} --kind external; or import with --builtin-external to do so for all.`
          : isCode
            ? `${near.en}Check the code; if the library is new, register it first: balis library add ${shellWord(p.text)} --name-zh NAME.`
            : canBePasted(p.text)
              ? `${near.en}Use its 5-digit code, or record an alias: balis alias add ${shellWord(p.text)} --library CODE.`
              : "The name contains characters that cannot be seen or typed: correct it in the file, or use the 5-digit code.",
      },
    };
  },
  "alias-must-name-one-library": (p: {
    text: string;
    library: string;
    other: string;
    /** What the text is to the other library: code, name, english, alias. */
    as: string;
    from: string;
    to: string;
  }): InBoth => {
    const [code, other] = [codeIn(p.library), codeIn(p.other)];
    const alias = shellWord(p.text);
    return {
      "zh-CN": {
        what: `“${p.text}”是 ${p.other} 的${AS[p.as]?.[0] ?? "别名"}${daysZh(p)}，不能作 ${p.library} 的别名。`,
        next:
          p.as === "code"
            ? "别名应是馆名或简称；代码不必登记即可使用。"
            : p.as === "name"
              ? `若 ${other} 已更名：balis library rename ${other} 新名称 --from 日期；若已并入：balis library close ${other} --on 日期 --into ${code}。别名若是早先登记的，结束它：balis alias end ${alias} --library ${code} --to 日期。`
              : `若不再指 ${other}：${p.as === "alias" ? `balis alias end ${alias} --library ${other} --to 日期` : `balis library set ${other} --name-en 英文名`}；若确实不止指一个馆：balis alias add ${alias} --library ${code} --ambiguous（别名表中则为每个馆各写一行），导入时遇到即提问。`,
      },
      en: {
        what: `"${p.text}" is ${AS[p.as]?.[1] ?? "an alias"} of ${p.other}${daysEn(p)}, so it cannot be an alias of ${p.library}.`,
        next:
          p.as === "code"
            ? "An alias is a name or an abbreviation; codes work without one."
            : p.as === "name"
              ? `If ${other} was renamed: balis library rename ${other} NAME --from DAY; if it was merged: balis library close ${other} --on DAY --into ${code}. An alias from before is ended by balis alias end ${alias} --library ${code} --to DAY.`
              : `If it no longer means ${other}: ${p.as === "alias" ? `balis alias end ${alias} --library ${other} --to DAY` : `balis library set ${other} --name-en NAME`}; if it really means several libraries: balis alias add ${alias} --library ${code} --ambiguous (in a table of aliases: one row for each), and imports will ask.`,
      },
    };
  },
  "library-name-must-be-unique": (p: { name: string; library: string; other: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”是 ${p.other} 的名称，不能同时是 ${p.library} 的名称。`,
      next: `若 ${codeIn(p.other)} 已更名或撤销，先登记：balis library rename ${codeIn(p.other)} 新名称 --from 日期，或 balis library close ${codeIn(p.other)} --on 日期；名称写错则用 balis library set 代码 更改。`,
    },
    en: {
      what: `"${p.name}" is a name of ${p.other}, so it cannot be a name of ${p.library} as well.`,
      next: `If ${codeIn(p.other)} was renamed or closed, record that first: balis library rename ${codeIn(p.other)} NAME --from DAY, or balis library close ${codeIn(p.other)} --on DAY; a misspelt name is corrected by balis library set CODE.`,
    },
  }),
  "library-must-get-another-name": (p: { library: string }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 已经是这个名称。`,
      next: "若只是更改写法：balis library set 代码 --name-zh 名称。",
    },
    en: {
      what: `${p.library} is already called that.`,
      next: "To correct the spelling only: balis library set CODE --name-zh NAME.",
    },
  }),
  "library-must-be-open": (p: { library: string; on: string }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 已于 ${p.on} 撤销。`,
      next: `查看：balis library show ${codeIn(p.library)}；登记有误：balis library reopen ${codeIn(p.library)}。`,
    },
    en: {
      what: `${p.library} was closed on ${p.on}.`,
      next: `See it: balis library show ${codeIn(p.library)}; if that was a mistake: balis library reopen ${codeIn(p.library)}.`,
    },
  }),
  "library-must-be-closed": (p: { library: string }): InBoth => ({
    "zh-CN": { what: `${p.library} 没有登记撤销。`, next: "没有可恢复的内容。" },
    en: { what: `${p.library} has not been closed.`, next: "There is nothing to undo." },
  }),
  "library-must-not-join-itself": (p: { library: string }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 不能并入自己。`,
      next: "--into 应是接收它的另一个馆；只是更名则用 balis library rename。",
    },
    en: {
      what: `${p.library} cannot be merged into itself.`,
      next: "--into names the other library that took it over; for a new name use balis library rename.",
    },
  }),
  "closed-library-must-have-no-agreement": (p: {
    library: string;
    on: string;
    from: string;
    to: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 已于 ${p.on} 撤销，却有 ${p.from} 至 ${p.to || "今"} 的服务协议。`,
      next: `结束协议：balis agreement end ${codeIn(p.library)} --service 服务 --to ${shellWord(p.on)}；撤销登记有误：balis library reopen ${codeIn(p.library)}。`,
    },
    en: {
      what: `${p.library} was closed on ${p.on}, yet has a service agreement from ${p.from} to ${p.to || "now"}.`,
      next: `End it: balis agreement end ${codeIn(p.library)} --service SERVICE --to ${shellWord(p.on)}; if the closing was a mistake: balis library reopen ${codeIn(p.library)}.`,
    },
  }),
} satisfies MessagesOfCodes;

const AS: Readonly<Record<string, readonly [string, string]>> = {
  code: ["代码", "the code"],
  name: ["正式名称", "an official name"],
  english: ["英文名称", "the English name"],
  alias: ["别名", "an alias"],
};

function daysZh({ from, to }: { from: string; to: string }): string {
  if (from === "" && to === "") return "";
  return `（${from === "" ? "" : `${from} 起`}${to === "" ? "" : `${from === "" ? "" : "，"}至 ${to}`}）`;
}

function daysEn({ from, to }: { from: string; to: string }): string {
  const days = [...(from === "" ? [] : [`from ${from}`]), ...(to === "" ? [] : [`until ${to}`])].join(" ");
  return days === "" ? "" : ` (${days})`;
}

/** "10002 中国人民大学图书馆" → "10002", to be typed. */
export function codeIn(library: string): string {
  return shellWord(library.split(" ", 1)[0] ?? library);
}

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof nameMessages> {}
}
