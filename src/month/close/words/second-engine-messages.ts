import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth, MessagesOfCodes } from "../../../core/words/language.ts";

const OFF = 'balis setting set second-engine ""';

export const engineMessages = {
  "second-engine-must-be-installed": (p: { program: string }): InBoth => ({
    "zh-CN": {
      what: `设置要求关账前由 ${p.program} 复算，但这台机器上找不到它（或不能运行）。`,
      next: `安装 ${p.program} 并使其在 PATH 中；或改设置：${OFF}`,
    },
    en: {
      what: `The settings require an independent recomputation by ${p.program} before a close, but it is not installed on this machine or cannot be run.`,
      next: `Install ${p.program} so that it is on the PATH; or change the setting: ${OFF}`,
    },
  }),
  "second-engine-must-answer": (p: { program: string; seconds: number }): InBoth => ({
    "zh-CN": {
      what: `${p.program} 在 ${p.seconds} 秒内没有算完，已停止。`,
      next: `用 balis export journal 导出后单独运行 ${shellWord(p.program)} 查看原因；或改设置：${OFF}`,
    },
    en: {
      what: `${p.program} did not finish within ${p.seconds} seconds and was stopped.`,
      next: `Export with balis export journal and run ${shellWord(p.program)} on it to see why; or change the setting: ${OFF}`,
    },
  }),
  "second-engine-must-take-the-journal": (p: { program: string; status: number; said: string }): InBoth => ({
    "zh-CN": {
      what: `${p.program} 不接受导出的分录（退出码 ${p.status}）：${p.said}`,
      next: `用 balis export journal 导出后单独运行 ${shellWord(p.program)}；再运行 balis verify 核对账册。`,
    },
    en: {
      what: `${p.program} did not accept the journal (exit code ${p.status}): ${p.said}`,
      next: `Export with balis export journal and run ${shellWord(p.program)} on it; then check the books with balis verify.`,
    },
  }),
  "second-engine-must-agree": (p: {
    program: string;
    period: string;
    account: string;
    accounts: number;
    oursYuan: string;
    theirsYuan: string;
  }): InBoth => ({
    "zh-CN": {
      what: `科目 ${p.account}：账册余额 ${p.oursYuan} 元，${p.program} 复算 ${p.theirsYuan} 元（不一致的科目共 ${p.accounts} 个）。`,
      next: `不要关账：运行 balis verify ${p.period} 核对账册，并确认所用的 ${p.program} 正常。`,
    },
    en: {
      what: `Account ${p.account}: ${p.oursYuan} yuan in the books, ${p.theirsYuan} by ${p.program} (accounts that differ: ${p.accounts}).`,
      next: `Do not close: check the books with balis verify ${p.period}, and make sure that this ${p.program} works correctly.`,
    },
  }),
} satisfies MessagesOfCodes;
