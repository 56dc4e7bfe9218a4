/** Which library a title, a file's name or a sheet's name names: a name counts only as a whole. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { directoryOf } from "../../src/registry/directory.ts";
import type { Alias, Library } from "../../src/registry/library.ts";
import { libraryInText } from "../../src/registry/library-in-text.ts";

const LIBRARIES: [code: string, nameZh: string, nameEn: string, aliases: string][] = [
  ["10001", "北京大学图书馆", "Peking University Library", "PKU|北大"],
  ["10003", "清华大学图书馆", "Tsinghua University Library", "THU|清华"],
  ["10011", "北京工商大学图书馆", "Beijing Technology and Business University Library", "BTBU"],
  ["10013", "北京邮电大学图书馆", "Beijing University of Posts and Telecommunications Library", "BUPT|北邮"],
  ["10019", "中国农业大学图书馆", "China Agricultural University Library", "CAU|农大"],
  ["10020", "北京农学院图书馆", "Beijing University of Agriculture Library", "BUA|农大"],
  ["10028", "首都师范大学图书馆", "Capital Normal University Library", "CNU"],
  ["11413", "中国矿业大学(北京)图书馆", "China University of Mining and Technology-Beijing Library", "矿大"],
  ["10004", "北京交通大学图书馆", "Beijing Jiaotong University Library", "BJTU|北交大"],
  ["10027", "北京师范大学图书馆", "Beijing Normal University Library", "BNU|北师大"],
  ["10054", "华北电力大学图书馆", "North China Electric Power University Library", "华电|华北电力大学(北京)"],
  ["EXT-NLC", "国家图书馆", "National Library of China", "NLC|国图"],
  ["13629", "首都师范大学科德学院图书馆", "Kede College of Capital Normal University Library", "科德"],
  ["13630", "北京工商大学嘉华学院图书馆", "Canvard College of BTBU Library", "嘉华"],
  ["13901", "北京邮电大学世纪学院图书馆", "Century College of BUPT Library", "世纪学院"],
  ["10001-1", "北京大学昌平分馆", "Peking University Health Science Library", ""],
];

const libraries = LIBRARIES.map(
  ([code, nameZh, nameEn]): Library => ({
    ...{ code, nameZh, nameEn, kind: "university", district: "", certainty: "", source: "" },
  }),
);
const aliases = LIBRARIES.flatMap(([code, , , texts]): Alias[] =>
  texts.split("|").flatMap((text) => (text === "" ? [] : [{ text, code, from: "1900-01-01", to: null }])),
);
const directory = directoryOf({ libraries, aliases, agreements: [] });
const named = (text: string): string => {
  const found = libraryInText(directory, text);
  if (found.kind === "one") return found.code;
  return found.kind === "none" ? "-" : `? ${[...found.candidates].sort().join(" ")}`;
};

describe("a text that names one library", () => {
  test.each([
    ["10001-2019-05", "10001"],
    ["10001-1-2019-05", "10001-1"],
    ["10001-5月", "10001"],
    ["4111010003-2019-05", "10003"],
    ["北京大学图书馆 原文传递提供明细 2019-05", "10001"],
    ["北京大学图书馆原文传递提供明细", "10001"],
    ["北京大学图书馆2019年5月馆际互借月报", "10001"],
    ["北京大学图书馆五月报表", "10001"],
    ["北京大学图书馆（文献传递）", "10001"],
    ["北京大学图书馆的数据", "10001"],
    ["北京大学图书馆_更正", "10001"],
    ["北京大学图书馆", "10001"],
    ["北京大学-2019-05", "10001"],
    ["北大原文传递2019-05", "10001"],
    ["北大DD2019-05", "10001"],
    ["PKU-2019-05", "10001"],
    ["pku document delivery 2019-05", "10001"],
    ["Peking University Library, May 2019", "10001"],
    ["Peking University Health Science Library 2019-05", "10001-1"],
    ["首都师范大学科德学院图书馆 2019-05", "13629"],
    ["科德图书馆 2019-05", "13629"],
    ["中国矿业大学（北京）图书馆 2019-05", "11413"],
    ["中国矿业大学(北京)2019-05", "11413"],
    ["2019年5月北京大学图书馆原文传递明细", "10001"],
    ["2019-05-10003", "10003"],
    ["10001-北京大学图书馆-2019-05", "10001"],
    ["10001-医学部图书馆-2019-05", "10001"],
    ["1.北京大学图书馆2019-05", "10001"],
    ["01、北京大学图书馆2019-05", "10001"],
    ["（1）北京大学图书馆2019-05", "10001"],
    ["3-10003-2019-05", "10003"],
    ["附件1北京大学图书馆2019-05", "10001"],
    ["附件一：北京大学图书馆", "10001"],
    ["附件2-2019年5月北京大学图书馆", "10001"],
    ["附1 10003", "10003"],
    ["单位名称：清华大学图书馆", "10003"],
    ["填报单位: 清华大学图书馆", "10003"],
    ["馆代码：10003", "10003"],
    ["Library: Tsinghua University Library", "10003"],
  ])("%s: %s", (text, code) => expect(named(text)).toBe(code));
});

describe("what follows a name is understood to its end", () => {
  test.each([
    ["华北电力大学（北京）2019-05", "10054"],
    ["清华大学（原文传递）2019-05", "10003"],
    ["清华大学-2019-05-更正 (1)", "10003"],
    ["清华大学_201905_v2_final", "10003"],
    ["清华大学2019-05 - 副本", "10003"],
    ["清华大学19年5月", "10003"],
    ["清华大学图书馆 导出时间：2019-06-03 09:00", "10003"],
    ["清华大学图书馆 原文传递统计表 制表人：张三 单位：元", "10003"],
    ["清华大学物流2019-05_20190603093012", "10003"],
    ["国家图书馆（物流）", "EXT-NLC"],
    ["THU copy 2 May-2019", "10003"],
  ])("%s: %s", (text, code) => expect(named(text)).toBe(code));
});

describe("a whole name or code is seen wherever it stands", () => {
  test.each([
    ["填报单位 清华大学图书馆", "10003"],
    ["单位 清华大学图书馆", "10003"],
    ["图书馆名称 清华大学图书馆", "10003"],
    ["报送馆 清华大学", "10003"],
    ["Library Tsinghua University Library", "10003"],
    ["BALIS原文传递明细（清华大学图书馆）", "10003"],
    ["原文传递明细 清华大学图书馆", "10003"],
    ["原文传递提供明细——清华大学图书馆", "10003"],
    ["原文传递-清华-2019-05", "10003"],
    ["DD_THU_2019-05", "10003"],
    ["原文传递10003", "10003"],
    ["supply10003-201905", "10003"],
    ["张三-清华-2019-05", "? 10003"],
  ])("%s: %s", (text, asked) => expect(named(text)).toBe(asked));
});

describe("another party is no owner", () => {
  test.each([
    ["提供给清华大学 2019-05", "-"],
    ["原文传递-发往清华-2019-05", "-"],
    ["请求馆：北京大学", "-"],
    ["请求馆 北京大学", "-"],
    ["收件馆 清华大学图书馆", "-"],
    ["原文传递 to THU", "-"],
    ["北京大学 → 清华大学", "? 10001 10003"],
    ["北京大学->清华大学", "? 10001 10003"],
    ["北京大学提供给清华大学", "? 10001 10003"],
    ["共10003条", "-"],
    ["记录数 10003", "-"],
    ["原文传递 10003条", "-"],
    ["原文传递 10003.50", "-"],
    ["DDX10003", "-"],
  ])("%s: %s", (text, asked) => expect(named(text)).toBe(asked));
});

describe("a name that goes on is another name, and is asked for with the nearest", () => {
  test.each([
    ["首都师范大学科德图书馆 2019-05", "? 10028 13629"],
    ["北邮世纪学院 2019-05", "? 10013 13901"],
    ["北京工商大学嘉华图书馆", "? 10011 13630"],
    ["北京大学医学部图书馆 原文传递提供明细 2019-05", "? 10001"],
    ["北京大学深圳研究生院图书馆-2019-05", "? 10001"],
    ["北京大学 医学部 2019-05", "? 10001"],
    ["北京大学图书馆（医学部）", "? 10001"],
    ["首都师范大学附属中学图书馆", "? 10028"],
    ["北大附中2019-05", "? 10001"],
    ["北京大学第一医院", "? 10001"],
    ["北京大学培训学院", "? 10001"],
    ["PKU Shenzhen 2019-05", "? 10001"],
    ["Tsinghua University Shenzhen Library", "? 10003"],
    ["农大-2019-05", "? 10019 10020"],
    ["华北电力大学（保定）2019-05", "? 10054"],
    ["华北电力大学（保定）原文传递提供明细 2019年5月", "? 10054"],
    ["华北电力大学2019-05（保定）", "? 10054"],
    ["北京师范大学（珠海）2019-05", "? 10027"],
    ["北京交通大学（威海）2019-05", "? 10004"],
    ["清华大学-深圳-2019-05", "? 10003"],
    ["北大·深研2019-05", "? 10001"],
    ["PKU-HSC-2019-05", "? 10001"],
    ["PKU shenzhen", "? 10001"],
    ["国家图书馆（古籍馆）2019-05", "? EXT-NLC"],
    ["清华大学2附2019-05", "? 10003"],
    ["清华大学2", "? 10003"],
    ["北大方正2019-05", "? 10001"],
    ["Guanghua School of Peking University Library 2019-05", "? 10001"],
  ])("%s: %s", (text, asked) => expect(named(text)).toBe(asked));
});

describe("a text that names two libraries is asked for", () => {
  test.each([
    ["清华大学图书馆向北京大学图书馆提供的原文传递", "? 10001 10003"],
    ["清华大学图书馆提供北京大学图书馆 2019-05", "? 10001 10003"],
    ["清华-北大-2019-05", "? 10001 10003"],
    ["10001-清华大学图书馆-2019-05", "? 10001 10003"],
  ])("%s: %s", (text, asked) => expect(named(text)).toBe(asked));
});

describe("a text that names nobody says nothing", () => {
  test.each([
    "原文传递-2019-05",
    "cause-2019",
    "BUAX-2019",
    "明细",
    "Sheet1",
    "2019-05",
    "99999-2019-05",
    "平台-原文传递提供侧-2019-05",
    "审核单位：清华大学图书馆",
    "提供馆：清华大学图书馆",
    "5.6-2019",
    "附件1",
    "单位名称：",
    "",
  ])("%s", (text) => expect(named(text)).toBe("-"));
});

test("a label that names a side names the file's library only in that side's own list", () => {
  const said = (text: string, words: readonly string[]) => libraryInText(directory, text, { words }).kind;
  expect(said("提供馆代码：10003", ["原文传递", "提供馆明细"])).toBe("one");
  expect(said("提供馆：清华大学图书馆", ["原文传递", "提供馆明细"])).toBe("one");
  expect(said("提供馆：清华大学图书馆", ["原文传递", "请求馆明细"])).toBe("none");
});

test("a name behind a number or a label is judged like any other", () => {
  expect(named("1.北京大学医学部图书馆")).toBe("? 10001");
  expect(named("单位名称：首都师范大学科德图书馆")).toBe("? 10028 13629");
});

test("a text that is too long to be read to its end names nobody surely", () => {
  const filled = (length: number) => `北京大学图书馆${" ".repeat(length - 7)}`;
  expect([named(filled(200)), named(filled(201))]).toEqual(["10001", "? 10001"]);
});

test("each of the alliance's libraries is named by its own official names, with whatever the month's file is called", () => {
  const rows = readFileSync("templates/registry/libraries.csv", "utf8").trim().split("\n").slice(1);
  const all = rows.map((row): Library => {
    const [code = "", nameZh = "", nameEn = ""] = row.split(",");
    return { code, nameZh, nameEn, kind: "university", district: "", certainty: "", source: "" };
  });
  const whole = directoryOf({ libraries: all, aliases: [], agreements: [] });
  for (const { code, nameZh, nameEn } of all) {
    for (const text of [
      nameZh,
      `${nameZh}原文传递提供明细 2019-05`,
      `${nameZh}-2019-05`,
      `${nameEn} 2019-05`,
    ])
      expect([text, libraryInText(whole, text)]).toEqual([text, { kind: "one", code }]);
  }
});
