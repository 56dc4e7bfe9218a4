import type { Language, Messages } from "../../../core/words/language.ts";
import { labelOf } from "../../../core/words/terms.ts";
import { moveNames } from "../../../review/subproject/words/subproject-terms.ts";
import type { EvidenceUse, PackMessages } from "./pack-codes.ts";

const AGAIN = {
  "zh-CN": "这份资料包不能用作依据；请向出具方要原件，并核对目录摘要。",
  en: "This pack proves nothing; ask who made it for the original, and compare the digest of its index.",
};

export function evidenceUse(language: Language, use: EvidenceUse): string {
  const isChinese = language === "zh-CN";
  if (use.kind === "value")
    return isChinese ? `指标 ${use.indicator} ${use.window}` : `indicator ${use.indicator} of ${use.window}`;
  const move = labelOf(language, moveNames, use.move);
  return isChinese ? `第 ${use.number} 步“${move}”` : `move ${use.number}, ${move}`;
}

export const packMessages: Messages<PackMessages> = {
  "subproject-must-be-of-the-year": {
    "zh-CN": (p) => ({
      what: `子项目 ${p.subproject} 不是 ${p.year} 年的。`,
      next: "写它自己的年度；各年的子项目见 balis subproject list。",
    }),
    en: (p) => ({
      what: `Sub-project ${p.subproject} is not of ${p.year}.`,
      next: "Name its own year; balis subproject list has those of every year.",
    }),
  },
  "subproject-must-have-a-budget": {
    "zh-CN": (p) => ({
      what: `账册里没有子项目 ${p.subproject} 的预算。`,
      next: "用 balis subproject budget 登记预算。",
    }),
    en: (p) => ({
      what: `The books have no budget of sub-project ${p.subproject}.`,
      next: "Enter it with balis subproject budget.",
    }),
  },
  "pack-must-be-a-zip": {
    "zh-CN": (p) => ({ what: `${p.path} 不是资料包（.zip）。`, next: "文件名用 .zip 结尾；检查路径。" }),
    en: (p) => ({
      what: `${p.path} is no pack (.zip).`,
      next: "A pack's name ends in .zip; check the path.",
    }),
  },
  "pack-must-be-zipped": {
    "zh-CN": (p) => ({
      what: p.found === "nothing" ? `${p.path} 是空文件。` : `${p.path} 的内容不是 zip 压缩包，不是资料包。`,
      next: "检查是否选错了文件；没有选错时多半没有传好，请向出具方再要一次。",
    }),
    en: (p) => ({
      what:
        p.found === "nothing"
          ? `${p.path} is an empty file.`
          : `${p.path} is no zip inside, so it is no pack.`,
      next: "See whether it is the right file; if so, it was not sent well: ask who made it to send it again.",
    }),
  },
  "pack-must-not-replace-evidence": {
    "zh-CN": (p) => ({
      what: `${p.path} 就是佐证文件 ${p.evidence}，没有覆盖。`,
      next: "用 -o 给资料包换一个文件名。",
    }),
    en: (p) => ({
      what: `${p.path} is the file of evidence ${p.evidence}; it was left as it is.`,
      next: "Give the pack another name with -o.",
    }),
  },
  "pack-evidence-must-be-as-it-was": {
    "zh-CN": (p) => ({
      what: `佐证文件缺 ${p.missing} 个、变了 ${p.changed} 个，没有写出资料包。`,
      next: "按下面的清单找回原文件放回原处；内容确实更新了的，重新登记（indicator record --evidence，或撤回该步后重做）。",
    }),
    en: (p) => ({
      what: `${p.missing} files of evidence are missing and ${p.changed} have changed: no pack was written.`,
      next: "Put the originals back where they were, by the list below; what is really new is recorded anew (indicator record --evidence, or the move taken back and made again).",
    }),
  },
  "pack-evidence-must-exist": {
    "zh-CN": (p) => ({
      what: `找不到佐证文件 ${p.path}（${evidenceUse("zh-CN", p.use)}）。`,
      next: "把原文件放回原处（相对路径从账册所在文件夹或当前文件夹算起）。",
    }),
    en: (p) => ({
      what: `There is no file of evidence ${p.path} (${evidenceUse("en", p.use)}).`,
      next: "Put the original back (a relative path starts at the folder of the books, or at the current one).",
    }),
  },
  "pack-evidence-must-be-unchanged": {
    "zh-CN": (p) => ({
      what: `佐证文件 ${p.path}（${evidenceUse("zh-CN", p.use)}）登记后变了：当时 ${p.was.slice(0, 12)}…，现在 ${p.is.slice(0, 12)}…。`,
      next: "找回登记时的文件。",
    }),
    en: (p) => ({
      what: `The evidence ${p.path} (${evidenceUse("en", p.use)}) has changed since: then ${p.was.slice(0, 12)}…, now ${p.is.slice(0, 12)}….`,
      next: "Find the file as it was then.",
    }),
  },
  "pack-must-open": {
    "zh-CN": (p) => ({
      what: p.why === "truncated" ? "资料包不完整：文件结尾缺失。" : "资料包已损坏：压缩目录读不出来。",
      next: "多半没有传完；请重新传送，再核验。",
    }),
    en: (p) => ({
      what:
        p.why === "truncated"
          ? "The pack is not complete: its end is missing."
          : "The pack is damaged: its zip directory can't be read.",
      next: "It is likely half-sent; have it sent again and check that.",
    }),
  },
  "pack-index-must-be-there": {
    "zh-CN": () => ({ what: "压缩包里没有 index.json，不是 balis 的资料包。", next: AGAIN["zh-CN"] }),
    en: () => ({ what: "The zip has no index.json: it is no pack of balis.", next: AGAIN.en }),
  },
  "pack-must-lie-at-the-top": {
    "zh-CN": (p) => ({
      what: `index.json 在压缩包的文件夹 ${p.folder} 里：像是解开以后连文件夹一起重新打包的，没有核验。`,
      next: "请向出具方要原来的 zip；或进入该文件夹，只把里面的内容打包，再核验。",
    }),
    en: (p) => ({
      what: `index.json lies in the folder ${p.folder} of the zip: it seems to have been unpacked and packed anew with its folder. It was not checked.`,
      next: "Ask who made it for the zip as it was; or pack only what is in that folder, and check again.",
    }),
  },
  "pack-index-must-be-valid": {
    "zh-CN": (p) => ({ what: `index.json 不合规范：${p.why}。`, next: AGAIN["zh-CN"] }),
    en: (p) => ({ what: `index.json is not valid: ${p.why}.`, next: AGAIN.en }),
  },
  "pack-file-must-be-there": {
    "zh-CN": (p) => ({ what: `缺文件：${p.path}。`, next: AGAIN["zh-CN"] }),
    en: (p) => ({ what: `A file is missing: ${p.path}.`, next: AGAIN.en }),
  },
  "pack-file-must-be-there-once": {
    "zh-CN": (p) => ({ what: `文件 ${p.path} 在压缩包里有两个。`, next: AGAIN["zh-CN"] }),
    en: (p) => ({ what: `The file ${p.path} is in the zip twice.`, next: AGAIN.en }),
  },
  "pack-file-must-be-listed": {
    "zh-CN": (p) => ({ what: `多出文件：${p.path} 不在目录中。`, next: AGAIN["zh-CN"] }),
    en: (p) => ({ what: `A file too many: ${p.path} is not in the index.`, next: AGAIN.en }),
  },
  "pack-file-must-be-unchanged": {
    "zh-CN": (p) => ({
      what: `文件 ${p.path} 被改过：目录记 ${p.was.slice(0, 12)}…，实为 ${p.is.slice(0, 12)}…。`,
      next: AGAIN["zh-CN"],
    }),
    en: (p) => ({
      what: `The file ${p.path} was changed: the index says ${p.was.slice(0, 12)}…, it is ${p.is.slice(0, 12)}….`,
      next: AGAIN.en,
    }),
  },
  "pack-file-must-be-readable": {
    "zh-CN": (p) => ({ what: `文件 ${p.path} 解不开，或校验和不符。`, next: AGAIN["zh-CN"] }),
    en: (p) => ({ what: `The file ${p.path} can't be unpacked, or its checksum is wrong.`, next: AGAIN.en }),
  },
  "pack-sums-must-be-valid": {
    "zh-CN": () => ({ what: "SHA256SUMS 不是 sha256sum 的格式。", next: AGAIN["zh-CN"] }),
    en: () => ({ what: "SHA256SUMS is not as sha256sum writes it.", next: AGAIN.en }),
  },
  "pack-sums-must-agree": {
    "zh-CN": (p) => ({ what: `SHA256SUMS 与目录不一致：${p.path}。`, next: AGAIN["zh-CN"] }),
    en: (p) => ({ what: `SHA256SUMS and the index differ: ${p.path}.`, next: AGAIN.en }),
  },
  "pack-manifest-must-be-there": {
    "zh-CN": (p) => ({
      what: `账期 ${p.period} 的关账清单 ${p.file} 缺失或读不出来，关账链从这里断开。`,
      next: AGAIN["zh-CN"],
    }),
    en: (p) => ({
      what: `The manifest of ${p.period}, ${p.file}, is missing or can't be read: the chain of closes breaks there.`,
      next: AGAIN.en,
    }),
  },
  "pack-chain-must-be-listed": {
    "zh-CN": () => ({ what: "chain/chain.json 缺失或不合规范，关账链无从核对。", next: AGAIN["zh-CN"] }),
    en: () => ({
      what: "chain/chain.json is missing or not valid: the chain of closes can't be checked.",
      next: AGAIN.en,
    }),
  },
  "pack-chain-must-end-as-said": {
    "zh-CN": (p) => ({
      what: `关账链的末端与目录不符：目录记 ${p.wanted.slice(0, 12)}…，实为 ${p.found.slice(0, 12)}…。`,
      next: AGAIN["zh-CN"],
    }),
    en: (p) => ({
      what: `The chain of closes does not end as the index says: ${p.wanted.slice(0, 12)}… there, ${p.found.slice(0, 12)}… here.`,
      next: AGAIN.en,
    }),
  },
  "pack-must-be-as-written": {
    "zh-CN": () => ({
      what: "压缩包的字节与写出时不同（各文件内容与目录一致）：被其他程序重新打包，或压缩包本身被改动。",
      next: "内容可以核对；要确认来源，请核对目录摘要，或向出具方要原件。",
    }),
    en: () => ({
      what: "The zip's bytes are not what was written, though its contents agree with the index: another program packed it anew, or the zip itself was changed.",
      next: "The contents hold; to be sure where they come from, compare the digest of the index or ask for the original.",
    }),
  },
};
