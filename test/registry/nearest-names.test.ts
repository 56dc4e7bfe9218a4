/** Of a text that names nobody: whom it was probably meant for, and always in the same order. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Carrier } from "../../src/registry/carriers.ts";
import { directoryOf } from "../../src/registry/directory.ts";
import { nearestIn } from "../../src/registry/nearest-names.ts";
import { seedRegistry } from "./seed.ts";

const directory = directoryOf(seedRegistry());

test.each([
  // signs that many names have tell nobody apart
  ["北京传媒大学", "10033 中国传媒大学图书馆"],
  ["北京化工大", "10010 北京化工大学图书馆"],
  ["北师大学图书馆", "10027 北京师范大学图书馆"],
  ["首经大", "10038 首都经济贸易大学图书馆"],
  ["北京邮电大雪", "10013 北京邮电大学图书馆"],
  ["Tsinghau University", "10003 清华大学图书馆"],
  // codes with codes: neighbours that changed places, one digit too much
  ["10072", "10027 北京师范大学图书馆"],
  ["10025-1", "10025 首都医科大学图书馆"],
  // a name of other days, with its days
  ["北京科技职业大学图书馆", "10858 北京电子科技职业学院图书馆 (2025-03-12..)"],
])("%s is nearest to %s", (text, wanted) => {
  const three = directory.nearest(text).split("、");
  expect([three[0], three.length]).toEqual([wanted, 3]);
});

test("what is equally near stands by code; a text without a name, and books without libraries, have none", () => {
  const carrier = (text: string, code: string): [string, Carrier[]] => [
    text,
    [{ text, code, from: null, to: null, as: "name" }],
  ];
  const held = new Map([
    carrier("丙大", "10003"),
    carrier("乙大", "10002"),
    carrier("甲大", "10001"),
    carrier("丁大", "10004"),
  ]);
  expect(nearestIn(held, ["10004", "10003", "10002", "10001"])("戊大")).toEqual(["10001", "10002", "10003"]);
  expect(directory.nearest("（）")).toBe("");
  expect(directoryOf({ libraries: [], aliases: [], agreements: [] }).nearest("北大")).toBe("");
});

/** The same distance by its definition: all ways to strike out and to swap, tried one by one. */
function distance(a: string, b: string, weightOf: (sign: string) => number): number {
  if (a === "" || b === "") return [...a, ...b].reduce((sum, sign) => sum + weightOf(sign), 0);
  const [x = "", x2 = ""] = [a.at(-1), a.at(-2)];
  const [y = "", y2 = ""] = [b.at(-1), b.at(-2)];
  const ways = [
    distance(a.slice(0, -1), b, weightOf) + weightOf(x),
    distance(a, b.slice(0, -1), weightOf) + weightOf(y),
  ];
  if (x === y) ways.push(distance(a.slice(0, -1), b.slice(0, -1), weightOf));
  if (x2 !== "" && x === y2 && x2 === y)
    ways.push(distance(a.slice(0, -2), b.slice(0, -2), weightOf) + Math.min(weightOf(x), weightOf(x2)));
  return Math.min(...ways);
}

test("law: the three are those that trying every name would give", () => {
  const word = fc.string({ unit: fc.constantFrom("甲", "乙", "丙", "大"), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), word, (names, text) => {
      const codes = names.map((_, i) => `1000${i}`);
      const held = names.map((name, i): [string, Carrier[]] => [
        name,
        [{ text: name, code: codes[i] ?? "", from: null, to: null, as: "name" }],
      ]);
      const weightOf = (sign: string): number => {
        const having = names.filter((name) => name.includes(sign)).length;
        return Math.floor(names.length / (having || 1)).toString(2).length;
      };
      const tried = codes
        .map((code, i) => ({ code, far: distance(text, names[i] ?? "", weightOf) }))
        .sort((a, b) => a.far - b.far || (a.code < b.code ? -1 : 1));
      expect(nearestIn(new Map(held), codes)(text)).toEqual(tried.slice(0, 3).map((t) => t.code));
    }),
  );
});

test("a thousand texts take seconds at most, and more of them are a wrong column", () => {
  const fresh = directoryOf(seedRegistry());
  for (let i = 0; i < 1000; i++) expect(fresh.nearest(`北京第${i}师范大学图书馆`)).not.toBe("");
  expect(fresh.nearest("北京师范大")).toBe("");
}, 15_000);
