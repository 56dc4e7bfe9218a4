/**
 * 部门预算支出经济分类 / economic classes of expenditure that a sub-project's budget and spending are kept by.
 *
 * Data, not rules: the codes below are those of 302 (商品和服务支出) and 310 (资本性支出) that such projects use. "confirmed" codes
 * were read on a published form, the others are general knowledge and must be checked before they are printed on one. A centre
 * adds codes of its own by the setting `economic-classes` ("30205 水费;30206 电费").
 *
 * Worked example: "30226", "30226 劳务费" and "劳务费" all mean 30226. Source: SOURCES.md [economic-classes].
 */
import { by } from "../../core/list.ts";

export interface EconomicClass {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly certainty: "confirmed" | "general-knowledge" | "own";
}

const sure = (code: string, zh: string, en: string): EconomicClass => ({
  code,
  zh,
  en,
  certainty: "confirmed",
});
const known = (code: string, zh: string, en: string): EconomicClass => ({
  ...{ code, zh, en },
  certainty: "general-knowledge",
});

export const ECONOMIC_CLASSES: readonly EconomicClass[] = [
  sure("30201", "办公费", "office supplies"),
  sure("30202", "印刷费", "printing"),
  known("30203", "咨询费", "consulting"),
  sure("30204", "手续费", "handling fees"),
  sure("30207", "邮电费", "post and telecommunication"),
  sure("30211", "差旅费", "travel"),
  known("30213", "维修(护)费", "maintenance"),
  sure("30214", "租赁费", "rent"),
  sure("30215", "会议费", "meetings"),
  sure("30216", "培训费", "training"),
  sure("30218", "专用材料费", "special materials"),
  known("30226", "劳务费", "labour"),
  known("30227", "委托业务费", "commissioned services"),
  sure("30239", "其他交通费用", "other transport"),
  known("30299", "其他商品和服务支出", "other goods and services"),
  known("31002", "办公设备购置", "office equipment"),
  known("31003", "专用设备购置", "special equipment"),
  known("31007", "信息网络及软件购置更新", "networks and software"),
];

/** The classes above and a centre's own, "30205 水费;30206 电费"; one with a code of the table takes its place. */
export function economicClasses(own: string): EconomicClass[] {
  const classes = new Map(ECONOMIC_CLASSES.map((c) => [c.code, c]));
  for (const text of ownClasses(own)) {
    const found = OWN_CLASS.exec(text);
    const [code, name] = [found?.[1], found?.[2] ?? ""];
    if (code !== undefined) classes.set(code, { code, zh: name, en: name, certainty: "own" });
  }
  return [...classes.values()].sort(by((a) => a.code));
}

const OWN_CLASS = /^(\d{5})\s*(\S.*)?$/;

/** The parts of the setting that are not blank, each "30205 水费" where it is right. */
export function ownClasses(own: string): string[] {
  return own
    .split(/[;；,，]/)
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

export function isOwnClass(text: string): boolean {
  return OWN_CLASS.exec(text)?.[2] !== undefined;
}

/** The class a text means: by its code in front, else by its whole name; undefined when it means none. */
export function classOf(classes: readonly EconomicClass[], text: string): EconomicClass | undefined {
  const key = text.normalize("NFKC").trim().toLowerCase();
  const code = /^(\d{5})(?!\d)/.exec(key)?.[1];
  if (code !== undefined) return classes.find((c) => c.code === code);
  const same = classes.filter((c) => [c.zh, c.en].some((n) => n.normalize("NFKC").toLowerCase() === key));
  return same.length === 1 ? same[0] : undefined;
}
