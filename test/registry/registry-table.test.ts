import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkRegistry } from "../../src/registry/check-registry.ts";
import type { Registry } from "../../src/registry/directory.ts";
import { parseRegistryText } from "../../src/registry/io/parse-table.ts";
import { parseRegistry, type RegistryPart } from "../../src/registry/parse-registry.ts";
import { changeOf } from "../../src/registry/registry-with.ts";
import { EMPTY, seedRegistry, taken, template } from "./seed.ts";

/** Each finding as "row column code". */
function findingsOf(part: RegistryPart, text: string, registry: Registry = EMPTY): string[] {
  const read = parseRegistryText({ file: "名录.csv", text });
  const { findings } = parseRegistry({ part, table: read.table }, registry);
  return (read.findings.length > 0 ? read.findings : findings).map(
    (f) => `${f.at?.row ?? "-"} ${f.at?.column ?? "-"} ${f.code}`,
  );
}

describe("the shipped registry", () => {
  const seed = seedRegistry();
  const count = (kind: string) => seed.libraries.filter((l) => l.kind === kind).length;
  const members = (service: string, role: string) =>
    seed.agreements.filter((a) => a.service === service && a.role === role).length;

  test("has 92 universities, 4 partners and 3 outside sources", () => {
    expect([count("university"), count("partner"), count("external")]).toEqual([92, 4, 3]);
  });

  test("has sample agreements: all members, eighty for loans too, six subject service libraries", () => {
    expect([members("dd", "member"), members("ill", "member"), members("dd", "subject-service")]).toEqual([
      96, 80, 6,
    ]);
    expect(template("agreements-sample").startsWith("# 样例 sample")).toBe(true);
  });

  test("passes its own check, with the declared ambiguities as information", () => {
    const { findings, information } = checkRegistry(seed);
    expect(findings).toEqual([]);
    const texts = information.map((f) =>
      f.code === "alias-must-not-overlap" ? "text" in f.params && f.params.text : f.code,
    );
    expect(texts).toContain("农大");
    expect(texts).not.toContain("library-must-have-agreement");
  });

  test("marks each district as general knowledge", () => {
    for (const library of seed.libraries) {
      expect(library.certainty.includes("district=general knowledge")).toBe(library.district !== "");
    }
  });

  test("taken a second time changes nothing", () => {
    const again = parseRegistryText({ file: "libraries.csv", text: template("libraries") });
    const { facts } = parseRegistry({ part: "libraries", table: again.table }, seed);
    const change = changeOf(seed, facts);
    expect([change.added, change.changed]).toEqual([0, 0]);
    expect(change.unchanged).toBe(facts.length);
  });
});

test("a table with Chinese headings reads as the English one", () => {
  const zh = taken(EMPTY, {
    part: "libraries",
    text: "馆代码,中文名称,英文名称,别名,类别,区\r\n4111010001,北京大学图书馆,Peking University Library,北大｜PKU,高校,海淀区\r\n",
  });
  const en = taken(EMPTY, {
    part: "libraries",
    text:
      "code,name_zh,name_en,aliases,kind,district\n" +
      "10001,北京大学图书馆,Peking University Library,北大|PKU,university,海淀区\n",
  });
  expect(zh).toEqual(en);
  expect(zh.aliases.map((a) => a.text)).toEqual(["北大", "PKU"]);
});

test("every bad cell of a library table is a finding with its row and column", () => {
  const text = [
    "code,name_zh,kind",
    "10001,北京大学图书馆,university",
    "1002,中国人民大学图书馆,university",
    "10003,,university",
    "10004,北京交通大学图书馆,school",
    "10001,北京大学图书馆,university",
    "10005,北京工业大学图书馆,university,多一格",
    ",无代码,university",
  ].join("\n");
  expect(findingsOf("libraries", text).sort()).toEqual([
    "3 code library-code-must-be-valid",
    "4 name_zh registry-value-must-be-given",
    "5 kind registry-value-must-be-valid",
    "6 code registry-row-must-be-unique",
    "7 - registry-row-must-fit-heading",
    "8 code registry-value-must-be-given",
  ]);
});

test("rows are numbered as an editor shows them, after a remark and a quoted line break", () => {
  const text = '\uFEFF# 样例\r\ncode,name_zh,certainty\r\n10001,北大,"a\r\nb"\r\n\r\nX,坏,\r\n';
  expect(findingsOf("libraries", text)).toEqual(["6 code library-code-must-be-valid"]);
});

test.each([
  ["代码,馆名,电话\n10001,北大,62750000\n", ["1 电话 registry-column-must-be-known"]],
  ["馆代码,代码,馆名\n", ["1 代码 registry-column-must-be-unique"]],
  ["馆名\n北大\n", ["1 - registry-column-must-be-present"]],
  ["", ["- - registry-table-must-have-heading"]],
  ['code,name_zh\n10001,"北大\n', ["2 - registry-table-must-be-readable"]],
])("a table with a wrong heading or shape is refused: %j", (text, wanted) => {
  expect(findingsOf("libraries", text)).toEqual(wanted);
});

test("agreements take codes or unambiguous names, both languages, and dates as people write them", () => {
  const seed = { ...seedRegistry(), agreements: [] };
  const text =
    "图书馆,服务,角色,起始日期,截止日期\n北大,原文传递,学科服务馆,2019/5/3,\n10002,ill,member,2019年1月1日,2019.12.31\n";
  expect(taken(seed, { part: "agreements", text }).agreements).toEqual([
    { library: "10001", service: "dd", role: "subject-service", from: "2019-05-03", to: null },
    { library: "10002", service: "ill", role: "member", from: "2019-01-01", to: "2019-12-31" },
  ]);
});

test("an agreement table is refused for ambiguous names, bad dates and overlaps, each at its cell", () => {
  const seed = { ...seedRegistry(), agreements: [] };
  const text = [
    "library,service,role,from,to",
    "农大,dd,member,2019-01-01,",
    "某大学,dd,member,2019-01-01,",
    "10001,dd,member,2019-02-30,",
    "10001,dd,member,,",
    "10001,dd,member,2019-06-01,2019-05-31",
    "10002,courier,member,2019-01-01,",
    "10003,dd,member,2019-01-01,2019-06-30",
    "10003,dd,member,2019-06-30,",
    "10004,dd,member,2019-01-01,2019-06-30",
    "10004,dd,member,2019-07-01,",
  ].join("\n");
  expect(findingsOf("agreements", text, seed)).toEqual([
    "2 library library-must-be-unambiguous",
    "3 library library-must-be-known",
    "4 from registry-value-must-be-valid",
    "5 from registry-value-must-be-given",
    "6 to dates-must-be-in-order",
    "7 service registry-value-must-be-valid",
    "9 from agreement-must-not-overlap",
  ]);
});

test("an alias may name a school outside the registry only to declare a text ambiguous", () => {
  const seed = seedRegistry();
  expect(findingsOf("aliases", "alias,code\n矿业大,11413\n矿业大,10290\n", seed)).toEqual([]);
  expect(findingsOf("aliases", "alias,code\n徐州矿大,10290\n10002,10002\n(),10002\n", seed)).toEqual([
    "3 alias alias-must-be-a-name",
    "4 alias alias-must-be-a-name",
    "2 code library-must-be-known",
  ]);
});

test("the shipped names and codes are those of the source list, each once", () => {
  const lines = readFileSync(new URL("../../templates/registry/libraries.csv", import.meta.url), "utf8")
    .trim()
    .split("\n");
  const codes = lines.slice(1).map((line) => line.split(",", 1)[0]);
  expect(codes).toHaveLength(99);
  expect(new Set(codes).size).toBe(99);
});
