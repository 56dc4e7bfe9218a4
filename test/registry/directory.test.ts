import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { directoryOf, type Registry, type ResolvedName } from "../../src/registry/directory.ts";
import type { Alias, Library } from "../../src/registry/library.ts";
import { nameKey } from "../../src/registry/name-key.ts";
import { seedRegistry } from "./seed.ts";

const directory = directoryOf(seedRegistry());

function said(resolved: ResolvedName): string {
  if (resolved.kind === "found") return resolved.code;
  if (resolved.kind === "unknown") return "unknown";
  return resolved.candidates.map((l) => l.code).join("|");
}

describe("a text means the one library that carries it on the day, else nothing", () => {
  test.each([
    // codes
    ["10002", "10002"],
    [" １０００２ ", "10002"],
    ["4111010002", "10002"],
    ["ext-nlc", "EXT-NLC"],
    ["10001-1", "unknown"],
    ["99999", "unknown"],
    // names, with or without the word for library, width, case, spaces and brackets
    ["中国人民大学图书馆", "10002"],
    ["中国人民大学", "10002"],
    ["北大", "10001"],
    ["北大图书馆", "10001"],
    ["pku library", "10001"],
    ["PEKING  UNIVERSITY", "10001"],
    ["ＰＫＵ", "10001"],
    ["中国地质大学（北京）", "11415"],
    ["中国地质大学(北京)图书馆", "11415"],
    ["中国地质大学 北京", "11415"],
    ["China University of Petroleum (Beijing)", "11414"],
    ["Central Academy of Drama", "10048"],
    ["People’s Public Security University of China", "10041"],
    // public libraries keep the word
    ["上海图书馆", "EXT-SHL"],
    ["上海", "unknown"],
    ["首都", "unknown"],
    ["国家图书馆", "EXT-NLC"],
    ["国图", "EXT-NLC"],
    // ambiguous by declaration
    ["农大", "10019|10020"],
    ["农大图书馆", "10019|10020"],
    ["北电", "10050|10858"],
    ["北工", "10005|10007|10009"],
    ["北工大", "10005"],
    ["地大", "10491|11415"],
    ["石大", "10017|10425|11414"],
    ["矿大", "10290|11413"],
    ["科大", "10008|11232|14430"],
    ["北科职", "10858|13703"],
    ["中国地质大学", "10491|11415"],
    ["Beijing University of technology", "10005|10007"],
    ["Beijing University of Technology Library", "10005"],
    ["Beijing University of science and technology", "10007|10008"],
    ["Beijing Agricultural University", "10019|10020"],
    ["University Library of Chinese Academy of Social Sciences", "14596"],
    // near-identical names of two schools
    ["北京科技职业学院", "13703"],
    ["北京电子科技职业学院", "10858"],
    // nothing to compare
    ["", "unknown"],
    ["（）", "unknown"],
    ["图书馆", "unknown"],
    ["北".repeat(201), "unknown"],
  ])("%s → %s", (text, wanted) => {
    expect(said(directory.resolve(text, "2019-05-10"))).toBe(wanted);
  });
});

test.each([
  ["北京科技职业大学", "2019-05-01", "unknown"],
  ["北京科技职业大学", "2025-03-11", "unknown"],
  ["北京科技职业大学", "2025-03-12", "10858"],
  ["北京电子科技职业学院", "2026-01-01", "10858"],
  ["民政职业大学", "2024-05-30", "unknown"],
  ["民政职业大学图书馆", "2024-05-31", "14139"],
  ["北京工商大学嘉华学院", "2019-05-01", "13630"],
  ["北京金融科技学院", "2025-01-01", "13630"],
])("a renamed school answers to its new name from its day on: %s on %s → %s", (text, day, wanted) => {
  expect(said(directory.resolve(text, day))).toBe(wanted);
});

function library(code: string): Library {
  return {
    code,
    nameZh: `第${code}大学图书馆`,
    nameEn: "",
    kind: "university",
    district: "",
    certainty: "",
    source: "",
  };
}

test("a declared ambiguity ends only when one of its aliases ends", () => {
  const aliases: Alias[] = [
    { text: "北电", code: "10050", from: "1900-01-01", to: null },
    { text: "北电", code: "10858", from: "2007-01-01", to: "2024-12-31" },
  ];
  const two = directoryOf({ libraries: ["10050", "10858"].map(library), aliases, agreements: [] });
  expect(said(two.resolve("北电", "2006-12-31"))).toBe("10050");
  expect(said(two.resolve("北电", "2007-01-01"))).toBe("10050|10858");
  expect(said(two.resolve("北电", "2024-12-31"))).toBe("10050|10858");
  expect(said(two.resolve("北电", "2025-01-01"))).toBe("10050");
});

test("an alias of a school outside the registry alone means nobody", () => {
  const aliases = [{ text: "武汉地大", code: "10491", from: "1900-01-01", to: null }];
  const one = directoryOf({ libraries: [library("11415")], aliases, agreements: [] });
  expect(said(one.resolve("武汉地大", "2019-05-01"))).toBe("unknown");
});

const codes = ["10001", "10002", "10003"];
const days = ["2019-01-01", "2019-02-01", "2019-03-01", "2019-04-01"];
const anAlias = fc.record({
  text: fc.constantFrom("甲大", "乙大", "甲大图书馆", "甲大（北京）", "甲大(北京)"),
  code: fc.constantFrom(...codes),
  from: fc.constantFrom(...days),
  to: fc.option(fc.constantFrom(...days)),
});

test("law: a text is found exactly when one library carries it on that day, in whatever order", () => {
  fc.assert(
    fc.property(fc.array(anAlias, { maxLength: 8 }), fc.shuffledSubarray(days), (aliases, asked) => {
      const registry: Registry = { libraries: codes.map(library), aliases, agreements: [] };
      const [one, other] = [
        directoryOf(registry),
        directoryOf({ ...registry, aliases: aliases.toReversed() }),
      ];
      for (const day of [...asked, ...asked]) {
        for (const text of ["甲大", "乙大", "甲大(北京)"]) {
          const carriers = aliases.filter(
            (a) =>
              nameKey(a.text).replace(/图书馆$/, "") === nameKey(text) &&
              a.from <= day &&
              (a.to === null || day <= a.to),
          );
          const wanted = [...new Set(carriers.map((a) => a.code))].sort();
          expect(said(one.resolve(text, day))).toBe(wanted.join("|") || "unknown");
          expect(one.resolve(text, day)).toEqual(other.resolve(text, day));
        }
      }
    }),
  );
});

test("a library that leaves in mid-quarter is a member on its last day and no more on the next", () => {
  const left = directoryOf({
    libraries: [library("10043")],
    aliases: [],
    agreements: [
      { library: "10043", service: "ill", role: "member", from: "2008-04-01", to: "2019-05-15" },
      { library: "10043", service: "dd", role: "member", from: "2007-11-01", to: null },
    ],
  });
  const on = (day: string) => left.agreementOn({ library: "10043", service: "ill", day })?.role;
  expect(on("2008-03-31")).toBeUndefined();
  expect(on("2008-04-01")).toBe("member");
  expect(on("2019-05-15")).toBe("member");
  expect(on("2019-05-16")).toBeUndefined();
  expect(left.agreementOn({ library: "10043", service: "dd", day: "2019-05-16" })?.to).toBeNull();
  expect(left.agreementOn({ library: "10044", service: "dd", day: "2019-05-16" })).toBeUndefined();
});

test("of two roles on one day the subject service library comes first", () => {
  const where = { library: "10002", service: "dd", day: "2019-05-01" } as const;
  expect(directory.agreementOn(where)?.role).toBe("subject-service");
});

test("a million look-ups take seconds at most", () => {
  const texts = ["北大图书馆", "10002", "北京科技职业大学", "农大", "中国地质大学（北京）"];
  let found = 0;
  for (let i = 0; i < 1_000_000; i++) {
    if (directory.resolve(texts[i % 5] ?? "", `2019-05-${10 + (i % 20)}`).kind === "found") found += 1;
  }
  expect(found).toBe(600_000);
}, 5_000);
