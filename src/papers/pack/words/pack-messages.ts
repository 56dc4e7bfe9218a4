import {
  type InBoth,
  type Language,
  labelOf,
  type MessagesOfCodes,
  type ParamsOf,
} from "../../../core/words/language.ts";
import type { SubjectStep } from "../../../registry/subject-step.ts";
import { services, subjectSteps } from "../../../registry/words/registry-terms.ts";
import { moveNames } from "../../../review/subproject/words/subproject-terms.ts";

/** What a file of evidence was given for. */
export type EvidenceUse =
  | { readonly kind: "value"; readonly indicator: string; readonly window: string }
  | {
      readonly kind: "assessment";
      readonly key: string;
      readonly year: string;
      readonly cutOff: number | null;
    }
  | { readonly kind: "problem"; readonly number: number }
  | { readonly kind: "move"; readonly number: number; readonly move: string }
  | ({ readonly kind: "subject-step" } & Pick<SubjectStep, "library" | "service" | "step" | "day">);

const AGAIN = {
  "zh-CN": "这份资料包不能用作依据；请向出具方要原件，并核对目录校验值。",
  en: "This pack cannot be relied on. Ask its issuer for the original, and compare the checksum of its index.",
};

export function evidenceUse(language: Language, use: EvidenceUse): string {
  const isChinese = language === "zh-CN";
  if (use.kind === "value")
    return isChinese ? `指标 ${use.indicator} ${use.window}` : `indicator ${use.indicator} of ${use.window}`;
  if (use.kind === "assessment") {
    const { key, year, cutOff } = use;
    return isChinese
      ? `评定 ${key}（${year} 年${cutOff === null ? "" : `，截至 ${cutOff} 月`}）`
      : `assessment of ${key}, ${year}${cutOff === null ? "" : ` up to month ${cutOff}`}`;
  }
  if (use.kind === "problem")
    return isChinese ? `整改第 ${use.number} 项` : `problem ${use.number} of the register`;
  if (use.kind === "subject-step") {
    const [service, step] = [services[use.service][language], subjectSteps[use.step][language]];
    return isChinese
      ? `学科服务馆 ${use.library}（${service}）${use.day} ${step}`
      : `${step} of subject service library ${use.library} (${service}), ${use.day}`;
  }
  const move = labelOf(language, moveNames, use.move);
  return isChinese ? `第 ${use.number} 步“${move}”` : `move ${use.number}, ${move}`;
}

export const packMessages = {
  "subproject-must-be-of-the-year": (p: { subproject: string; year: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 不是 ${p.year} 年的。`,
      next: "写它自己的年度；各年的子项目见 balis subproject list。",
    },
    en: {
      what: `Sub-project ${p.subproject} is not of ${p.year}.`,
      next: "Name its own year; balis subproject list has those of every year.",
    },
  }),
  "subproject-must-have-a-budget": (p: { subproject: string }): InBoth => ({
    "zh-CN": {
      what: `账册里没有子项目 ${p.subproject} 的预算。`,
      next: "用 balis subproject budget 登记预算。",
    },
    en: {
      what: `The books have no budget of sub-project ${p.subproject}.`,
      next: "Enter it with balis subproject budget.",
    },
  }),
  "pack-must-be-a-zip": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `${p.path} 不是资料包（.zip）。`, next: "文件名用 .zip 结尾；检查路径。" },
    en: {
      what: `${p.path} is not a pack (.zip).`,
      next: "A pack's name ends in .zip; check the path.",
    },
  }),
  "pack-must-be-zipped": (p: { path: string; found: "nothing" | "other" }): InBoth => ({
    "zh-CN": {
      what: p.found === "nothing" ? `${p.path} 是空文件。` : `${p.path} 的内容不是 zip 压缩包，不是资料包。`,
      next: "检查是否选错了文件；如文件无误，可能是传输不完整，请出具方重新发送。",
    },
    en: {
      what:
        p.found === "nothing"
          ? `${p.path} is an empty file.`
          : `The content of ${p.path} is not a zip, so it is not a pack.`,
      next: "Check that this is the right file. If it is, the transfer failed: ask the issuer to send it again.",
    },
  }),
  "pack-must-not-replace-evidence": (p: { path: string; evidence: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 就是佐证文件 ${p.evidence}，没有覆盖。`,
      next: "用 -o 给资料包换一个文件名。",
    },
    en: {
      what: `${p.path} is the supporting document ${p.evidence}; it was not overwritten.`,
      next: "Give the pack another name with -o.",
    },
  }),
  "pack-evidence-must-be-as-it-was": (p: { missing: number; changed: number }): InBoth => ({
    "zh-CN": {
      what: `佐证文件缺 ${p.missing} 个、变了 ${p.changed} 个，没有生成资料包。`,
      next: "按下面的清单找回原文件放回原处；内容确实更新了的，重新登记（indicator record 或 assess 加 --evidence，或撤销该步后重做）。",
    },
    en: {
      what: `Supporting documents missing: ${p.missing}, changed: ${p.changed}. No pack was generated.`,
      next: "Put the originals back where they were, by the list below; if a document really has a new version, record it again (indicator record or assess with --evidence, or undo the step and record it again).",
    },
  }),
  "pack-evidence-must-exist": (p: { path: string; use: EvidenceUse }): InBoth => ({
    "zh-CN": {
      what: `找不到佐证文件 ${p.path}（${evidenceUse("zh-CN", p.use)}）。`,
      next: "把原文件放回原处（相对路径从账册所在文件夹或当前文件夹算起）。",
    },
    en: {
      what: `The supporting document ${p.path} does not exist (${evidenceUse("en", p.use)}).`,
      next: "Put the original back (a relative path starts at the folder of the books, or at the current one).",
    },
  }),
  "pack-evidence-must-be-unchanged": (p: {
    path: string;
    use: EvidenceUse;
    was: string;
    is: string;
  }): InBoth => ({
    "zh-CN": {
      what: `佐证文件 ${p.path}（${evidenceUse("zh-CN", p.use)}）登记后变了：当时 ${p.was.slice(0, 12)}…，现在 ${p.is.slice(0, 12)}…。`,
      next: "找回登记时的文件。",
    },
    en: {
      what: `The supporting document ${p.path} (${evidenceUse("en", p.use)}) has changed since: then ${p.was.slice(0, 12)}…, now ${p.is.slice(0, 12)}….`,
      next: "Find the original version of the file.",
    },
  }),
  "pack-must-open": (p: { why: "truncated" | "damaged" }): InBoth => ({
    "zh-CN": {
      what: p.why === "truncated" ? "资料包不完整：文件结尾缺失。" : "资料包已损坏：压缩目录无法读取。",
      next: "多半没有传完；请重新传送，再核验。",
    },
    en: {
      what:
        p.why === "truncated"
          ? "The pack is incomplete: its end is missing."
          : "The pack is damaged: its zip directory cannot be read.",
      next: "The transfer was probably cut short; ask for the file again and check that.",
    },
  }),
  "pack-index-must-be-there": (): InBoth => ({
    "zh-CN": { what: "压缩包里没有 index.json，不是 balis 的资料包。", next: AGAIN["zh-CN"] },
    en: { what: "The zip has no index.json: it is not a pack of balis.", next: AGAIN.en },
  }),
  "pack-must-lie-at-the-top": (p: { folder: string }): InBoth => ({
    "zh-CN": {
      what: `index.json 在压缩包的文件夹 ${p.folder} 里：像是解开以后连文件夹一起重新打包的，没有核验。`,
      next: "请向出具方要原来的 zip；或进入该文件夹，只把里面的内容打包，再核验。",
    },
    en: {
      what: `index.json is in the folder ${p.folder} of the zip: the pack seems to have been unpacked and packed again with its folder. It was not checked.`,
      next: "Ask the issuer for the original zip; or pack only what is in that folder, and check again.",
    },
  }),
  "pack-index-must-be-valid": (p: { why: string }): InBoth => ({
    "zh-CN": { what: `index.json 不合规范：${p.why}。`, next: AGAIN["zh-CN"] },
    en: { what: `index.json is not valid: ${p.why}.`, next: AGAIN.en },
  }),
  "pack-file-must-be-there": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `缺文件：${p.path}。`, next: AGAIN["zh-CN"] },
    en: { what: `A file is missing: ${p.path}.`, next: AGAIN.en },
  }),
  "pack-file-must-be-there-once": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `文件 ${p.path} 在压缩包里有两个。`, next: AGAIN["zh-CN"] },
    en: { what: `The file ${p.path} is in the zip twice.`, next: AGAIN.en },
  }),
  "pack-file-must-be-listed": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `多出文件：${p.path} 不在目录中。`, next: AGAIN["zh-CN"] },
    en: { what: `There is an extra file: ${p.path} is not in the index.`, next: AGAIN.en },
  }),
  "pack-file-must-be-unchanged": (p: { path: string; was: string; is: string }): InBoth => ({
    "zh-CN": {
      what: `文件 ${p.path} 被改过：目录记 ${p.was.slice(0, 12)}…，实为 ${p.is.slice(0, 12)}…。`,
      next: AGAIN["zh-CN"],
    },
    en: {
      what: `The file ${p.path} was changed: the index says ${p.was.slice(0, 12)}…, it is ${p.is.slice(0, 12)}….`,
      next: AGAIN.en,
    },
  }),
  "pack-file-must-be-readable": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `文件 ${p.path} 解不开，或校验值不符。`, next: AGAIN["zh-CN"] },
    en: { what: `The file ${p.path} cannot be unpacked, or its checksum is wrong.`, next: AGAIN.en },
  }),
  "pack-sums-must-be-valid": (): InBoth => ({
    "zh-CN": { what: "SHA256SUMS 不是 sha256sum 的格式。", next: AGAIN["zh-CN"] },
    en: { what: "SHA256SUMS is not in the format of sha256sum.", next: AGAIN.en },
  }),
  "pack-sums-must-agree": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `SHA256SUMS 与目录不一致：${p.path}。`, next: AGAIN["zh-CN"] },
    en: { what: `SHA256SUMS and the index differ: ${p.path}.`, next: AGAIN.en },
  }),
  "pack-manifest-must-be-there": (p: { period: string; file: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 的关账清单 ${p.file} 缺失或无法读取，关账链从这里断开。`,
      next: AGAIN["zh-CN"],
    },
    en: {
      what: `The closing record of ${p.period}, ${p.file}, is missing or cannot be read: the chain of closes breaks there.`,
      next: AGAIN.en,
    },
  }),
  "pack-chain-must-be-listed": (): InBoth => ({
    "zh-CN": { what: "chain/chain.json 缺失或不合规范，关账链无从核对。", next: AGAIN["zh-CN"] },
    en: {
      what: "chain/chain.json is missing or not valid: the chain of closes cannot be checked.",
      next: AGAIN.en,
    },
  }),
  "pack-chain-must-end-as-said": (p: { wanted: string; found: string }): InBoth => ({
    "zh-CN": {
      what: `关账链的末端与目录不符：目录记 ${p.wanted.slice(0, 12)}…，实为 ${p.found.slice(0, 12)}…。`,
      next: AGAIN["zh-CN"],
    },
    en: {
      what: `The chain of closes does not end as the index says: ${p.wanted.slice(0, 12)}… there, ${p.found.slice(0, 12)}… here.`,
      next: AGAIN.en,
    },
  }),
  /** Not a byte of the contents differs, but the container does. */
  "pack-must-be-as-written": (): InBoth => ({
    "zh-CN": {
      what: "压缩包的字节与生成时不同（各文件内容与目录一致）：被其他程序重新打包，或压缩包本身被改动。",
      next: "内容可以核对；要确认来源，请核对目录校验值，或向出具方要原件。",
    },
    en: {
      what: "The zip's bytes are not what was written, though its contents agree with the index: another program packed it again, or the zip itself was changed.",
      next: "The contents are sound; to be sure where they come from, compare the checksum of the index or ask for the original.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof packMessages> {}
}
