import type { InBoth, MessagesOfCodes, ParamsOf } from "../../core/words/language.ts";
import type { PackProblem } from "../../rules/pack-problem.ts";
import { packProblemText } from "../../rules/words/pack-problems.ts";

export const runMessages = {
  "run-must-be-alone": (p: { period: string }): InBoth => ({
    "zh-CN": {
      what: "这份账册上另有一个 balis run 正在运行。",
      next: `等它结束再运行：balis run ${p.period}；或用 --wait 秒数 等待。`,
    },
    en: {
      what: "Another balis run is working on these books.",
      next: `Run balis run ${p.period} again when it has ended, or wait for it with --wait SECONDS.`,
    },
  }),
  "run-folders-must-differ": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `收件箱 ${p.path} 同时又是报表或归档的文件夹：下一次会把它们当作来件导入。`,
      next: "用 --out、--archive 或 balis.yaml 另指定一个文件夹；balis config 显示现在的设定。",
    },
    en: {
      what: `The inbox ${p.path} is also the folder of reports or the archive: the next run would import them.`,
      next: "Name another folder with --out, --archive or in balis.yaml; balis config shows the settings.",
    },
  }),
  "log-must-be-of-runs": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 已有别的内容，不是运行日志，没有追加。`,
      next: "--log 换一个文件名。",
    },
    en: {
      what: `${p.path} holds something else than a log of runs; nothing was appended.`,
      next: "Give another name with --log.",
    },
  }),
  "settings-must-be-understood": (p: { path: string; place: string; problem: PackProblem }): InBoth => ({
    "zh-CN": {
      what: `设定文件 ${p.path} 有误，位置 ${p.place}：${packProblemText("zh-CN", p.problem)}`,
      next: "改好这个文件再试；可写的设定及其含义：balis help cron。",
    },
    en: {
      what: `The settings file ${p.path} is not understood at ${p.place}: ${packProblemText("en", p.problem)}`,
      next: "Mend the file and try again; for the settings and what they mean see balis help cron.",
    },
  }),
  "archive-must-hold-what-was-imported": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 在导入以后变了，没有归档。`,
      next: "文件仍在原处；再运行一次，按现在的内容导入。",
    },
    en: {
      what: `${p.path} has changed since it was imported, and was not archived.`,
      next: "It is still in its place; run again to import it as it is now.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof runMessages> {}
}
