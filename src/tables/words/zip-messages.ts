import type { InBoth, Language, MessagesOfCodes, ParamsOf } from "../../core/words/language.ts";
import type { PassedOver } from "../passed-over.ts";
import { passedOverSentence } from "./found-file-messages.ts";

/** Why a file in a zip can't be read. */
export type MemberFault =
  | "encrypted"
  | "method"
  | "link"
  | "outside"
  | "twin"
  | "bomb"
  | "nested"
  | "damaged";

const FAULTS: Record<MemberFault, Record<Language, readonly [what: string, next: string]>> = {
  encrypted: {
    "zh-CN": ["压缩包里的这个文件有密码。", "用密码解压后，导入解压出来的文件夹。"],
    en: ["This file in the zip has a password.", "Unpack it with the password and import the folder."],
  },
  method: {
    "zh-CN": [
      "这个文件的压缩方法不是普通 zip 的（Deflate）。",
      "解压后导入文件夹，或请来源馆用 Windows 自带的“压缩(zipped)文件夹”重新打包。",
    ],
    en: [
      "This file is not packed as a plain zip does (Deflate).",
      "Unpack it and import the folder, or ask the library for a plain zip, as Windows and macOS make it.",
    ],
  },
  link: {
    "zh-CN": ["压缩包里的这一项是链接，不是文件。", "请来源馆把文件本身放进压缩包。"],
    en: [
      "This entry of the zip is a link, not a file.",
      "Ask the library to put the file itself into the zip.",
    ],
  },
  outside: {
    "zh-CN": ["压缩包里的这个文件名指向压缩包以外的地方，没有读取。", "请核实来源；请来源馆重新打包。"],
    en: [
      "The name of this file leads out of the zip, so it was not read.",
      "Check where the zip comes from, and ask the library to pack it again.",
    ],
  },
  twin: {
    "zh-CN": [
      "压缩包里有两个同名的文件，无法判断以哪一个为准；两个都没有读取。",
      "请来源馆只留正确的一个，重新打包。",
    ],
    en: [
      "The zip has two files of this name, so it is not clear which one counts; neither was read.",
      "Ask the library to keep the right one only and pack it again.",
    ],
  },
  bomb: {
    "zh-CN": ["这个文件解压后大得不正常，没有解压。", "请核实来源；确是数据，请解压后导入文件夹。"],
    en: [
      "Unpacked, this file would be abnormally large; it was not unpacked.",
      "Check where the zip comes from; if it is data, unpack it and import the folder.",
    ],
  },
  nested: {
    "zh-CN": ["压缩包里还有压缩包，里面的文件没有读取。", "先解压里面的这一个，再单独导入它。"],
    en: [
      "This is a zip within the zip; the files in it were not read.",
      "Unpack the inner one and import it by itself.",
    ],
  },
  damaged: {
    "zh-CN": ["压缩包里的这个文件已损坏：解不开，或校验值不符。", "文件可能没有传完，请来源馆重新发送。"],
    en: [
      "This file in the zip is damaged: it cannot be unpacked, or its checksum is wrong.",
      "The transfer may have been cut short. Ask the library for it again.",
    ],
  },
};

const sentence = (why: MemberFault): InBoth => {
  const [zhWhat, zhNext] = FAULTS[why]["zh-CN"];
  const [enWhat, enNext] = FAULTS[why].en;
  return { "zh-CN": { what: zhWhat, next: zhNext }, en: { what: enWhat, next: enNext } };
};

export const zipMessages = {
  "zip-member-must-be-readable": (p: { why: MemberFault }): InBoth => sentence(p.why),
  "zip-must-be-complete": (p: { why: "truncated" | "damaged" | "encrypted" }): InBoth => ({
    "zh-CN": {
      what: {
        truncated: "压缩包不完整：文件结尾缺失。",
        damaged: "压缩包已损坏：目录无法读取。",
        encrypted: "压缩包有密码，无法读取。",
      }[p.why],
      next:
        p.why === "encrypted"
          ? "用密码解压后，导入解压出来的文件夹。"
          : "文件可能没有传完，请来源馆重新发送；能解压的话，也可导入解压出来的文件夹。",
    },
    en: {
      what: {
        truncated: "The zip is incomplete: its end is missing.",
        damaged: "The zip is damaged: its directory cannot be read.",
        encrypted: "The zip has a password and cannot be read.",
      }[p.why],
      next:
        p.why === "encrypted"
          ? "Unpack it with the password and import the folder."
          : "The transfer may have been cut short. Ask for it again; if it can be unpacked, you can also import the folder.",
    },
  }),
  "zip-must-be-bounded": (p: { limit: number }): InBoth => ({
    "zh-CN": {
      what: `压缩包里的文件超过 ${p.limit} 个，没有读取。`,
      next: "核实来源；确有这么多，请解压后分几次导入。",
    },
    en: {
      what: `The zip has more than ${p.limit} files; it was not read.`,
      next: "Check where it comes from; if there are really so many, unpack it and import the files in several parts.",
    },
  }),
  "zip-must-hold-files": (p: { passedOver: readonly PassedOver[] }): InBoth => ({
    "zh-CN": {
      what: `压缩包里没有可导入的文件。${passedOverSentence("zh-CN", p.passedOver)}`,
      next: "请来源馆把数据文件放进压缩包，重新发送。",
    },
    en: {
      what: `There is no file to import in the zip.${passedOverSentence("en", p.passedOver)}`,
      next: "Ask the library to put the data files into it and send it again.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof zipMessages> {}
}
