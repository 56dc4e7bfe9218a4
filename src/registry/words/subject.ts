/** What the commands say of subject service libraries. */
import type { Language } from "../../core/words/language.ts";

interface StepSaid {
  readonly library: string;
  readonly service: string;
  readonly number: number;
  readonly step: string;
  readonly day: string;
}

const zh = {
  heading: "学科服务馆步骤",
  columns: ["代码", "图书馆", "服务", "起", "止", "申请", "服务范围", "核实", "缺少"],
  recorded: (p: StepSaid) => `已登记 ${p.library} ${p.service} 第 ${p.number} 步：${p.day} ${p.step}`,
  known: (p: StepSaid) => `${p.library} ${p.service} 第 ${p.number} 步已经如此登记：${p.day} ${p.step}`,
  undoneNow: (p: StepSaid) => `已撤销 ${p.library} ${p.service} 第 ${p.number} 步：${p.day} ${p.step}`,
  document: (document: string) => `（${document}）`,
  evidence: (p: { path: string; sha256: string }) => `依据文件 ${p.path}，SHA-256 ${p.sha256}`,
  by: (p: { operator: string; at: string }) => `由 ${p.operator} 于 ${p.at} 登记`,
  undone: (reason: string) => `已撤销：${reason}`,
  judged: (p: { count: number; on: string }) => `共 ${p.count} 条，按 ${p.on} 检查有效的协议`,
};

const en: typeof zh = {
  heading: "Steps as a subject service library",
  columns: ["code", "library", "service", "from", "to", "application", "scope", "verification", "missing"],
  recorded: (p) => `Recorded: ${p.library}, ${p.service}, step ${p.number}: ${p.step} of ${p.day}`,
  known: (p) => `Already recorded: ${p.library}, ${p.service}, step ${p.number}: ${p.step} of ${p.day}`,
  undoneNow: (p) => `Undone: ${p.library}, ${p.service}, step ${p.number}: ${p.step} of ${p.day}`,
  document: (document) => ` (${document})`,
  evidence: (p) => `supporting document ${p.path}, SHA-256 ${p.sha256}`,
  by: (p) => `recorded by ${p.operator} at ${p.at}`,
  undone: (reason) => `undone: ${reason}`,
  judged: (p) => `${p.count} in all; agreements in force on ${p.on} were checked`,
};

export const subjectWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
