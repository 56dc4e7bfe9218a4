/** The former names that ship with the program: whose they are, and since when. */
import { describe, expect, test } from "vitest";
import { checkRegistry } from "../../src/registry/check-registry.ts";
import { meaning, refused, seedRegistry } from "./seed.ts";

const seed = seedRegistry();

const alias = (text: string, library: string, from: string | null = null) =>
  ({ kind: "add-alias", text, library, from, to: null }) as const;

describe("the old names of Beijing's universities are known", () => {
  test.each([
    ["北京广播学院", "10033"],
    ["北方交通大学图书馆", "10004"],
    ["北京商学院", "10011"],
    ["北京轻工业学院", "10011"],
    ["北京机械工业学院", "11232"],
    ["北京信息工程学院", "11232"],
    ["北京建筑工程学院", "10016"],
    ["石油大学（北京）", "11414"],
    ["北京语言文化大学", "10032"],
    ["中国科学院研究生院", "14430"],
    ["北京医科大学", "10001"],
    ["中央工艺美术学院", "10003"],
  ])("%s is %s", (text, code) => expect(meaning(seed, text, "2019-05-01")).toBe(code));

  test("on the days on which they were true, too, and none is another's name", () => {
    expect(meaning(seed, "北京语言学院", "1990-01-01")).toBe("10032");
    expect(meaning(seed, "北京语言文化大学", "1990-01-01")).toBe("unknown");
    expect(checkRegistry(seed).findings).toEqual([]);
  });

  test("none may become another library's alias", () => {
    expect(refused(seed, alias("北京广播学院", "10005"))).toMatchObject({ as: "name", to: "2004-12-31" });
    expect(refused(seed, alias("北京广播学院", "10005", "2019-01-01"))).toMatchObject({ as: "alias" });
  });
});
