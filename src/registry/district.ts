/**
 * 所在区 / district: in which of Beijing's sixteen a library lies, by today's name. A courier's surcharge may depend on it.
 *
 * Written as people write it: 延庆, 延庆区, 延庆县, 北京市延庆区 and Yanqing are 延庆区. A district that is no more is not taken for its
 * successor in silence, and a place outside Beijing says so: 河北省廊坊市.
 *
 * Worked example: 崇文区 is part of 东城区 since 2010-06-28; 海定区 is none, and 海淀区 shares a sign with it.
 * Source: SOURCES.md [beijing-districts].
 */
import type { Day } from "../core/day.ts";
import { refuse } from "../core/refusal.ts";

const IN_ENGLISH: Readonly<Record<string, string>> = {
  ...{ 东城: "dongcheng", 西城: "xicheng", 朝阳: "chaoyang", 丰台: "fengtai", 石景山: "shijingshan" },
  ...{ 海淀: "haidian", 门头沟: "mentougou", 房山: "fangshan", 通州: "tongzhou", 顺义: "shunyi" },
  ...{ 昌平: "changping", 大兴: "daxing", 怀柔: "huairou", 平谷: "pinggu", 密云: "miyun", 延庆: "yanqing" },
};

/** Without 区. */
export const BEIJING: readonly string[] = Object.keys(IN_ENGLISH);

/** As the registry has them. */
export const DISTRICTS: readonly string[] = BEIJING.map((name) => `${name}区`);

/** `on`: the day from which it is part of the other. */
const FORMER: Readonly<Record<string, { readonly now: string; readonly on: Day }>> = {
  崇文: { now: "东城区", on: "2010-06-28" },
  宣武: { now: "西城区", on: "2010-06-28" },
};

export type DistrictRead =
  | { readonly kind: "found"; readonly district: string }
  | { readonly kind: "former"; readonly now: string; readonly on: Day }
  | { readonly kind: "unknown"; readonly near: readonly string[] };

/** An empty text says that nobody knows it. */
export function readDistrict(text: string): DistrictRead {
  const key = districtKey(text);
  const english = /^(?:beijing)?([a-z]+?)(?:district|county)?$/.exec(key.toLowerCase())?.[1];
  const name = BEIJING.find((district) => district === key || IN_ENGLISH[district] === english);
  if (name !== undefined) return { kind: "found", district: `${name}区` };
  const former = FORMER[key];
  if (former) return { kind: "former", ...former };
  if (key === "" || isElsewhereInChina(text)) return { kind: "found", district: text.trim() };
  const near = DISTRICTS.filter((district) => [...district.slice(0, -1)].some((sign) => key.includes(sign)));
  const alike = BEIJING.filter(
    (d) => english !== undefined && IN_ENGLISH[d]?.slice(0, 3) === english.slice(0, 3),
  );
  return { kind: "unknown", near: [...near, ...alike.map((d) => `${d}区`)] };
}

/** As `readDistrict` reads it; refuses one that is no more, and one that is none. */
export function districtIn(text: string): string {
  const read = readDistrict(text);
  if (read.kind === "found") return read.district;
  return read.kind === "former"
    ? refuse("district-must-be-of-today", { text, now: read.now, on: read.on })
    : refuse("district-must-be-known", { text, near: read.near });
}

function isElsewhereInChina(text: string): boolean {
  return /^(?!北京).+?(?:省|市|自治区|特别行政区)/u.test(text.trim());
}

/** 延庆 of 延庆区, 延庆县 and 北京市延庆区. */
export function districtKey(text: string): string {
  const written = text.normalize("NFKC").replace(/\s+/g, "");
  return written.replace(/^北京市?(?=.)/, "").replace(/(?<=..)[区县]$/, "");
}
