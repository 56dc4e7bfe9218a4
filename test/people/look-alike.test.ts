import { describe, expect, test } from "vitest";
import { asSeen, requireDistinct } from "../../src/people/look-alike.ts";
import { chosenByMaker } from "../../src/people/operator.ts";

describe("a name that looks like another is refused", () => {
  test.each([
    ["w\u0430ng", "Cyrillic а"],
    ["\uff57\uff41\uff4e\uff47", "full width"],
    ["\u051d\u0430ng", "two Cyrillic letters"],
    ["wa\u03b7g", "Greek η"],
  ])("%s beside wang: %s", (name) => {
    expect(asSeen(name)).toBe("wang");
    expect(() => requireDistinct(name, ["li", "wang"])).toThrow("operator-name-must-be-distinct");
    expect(() => requireDistinct("wang", [name])).toThrow("operator-name-must-be-distinct");
  });

  test.each([
    ["\u0420\u0435t\u0435\u0433", "Peter"],
    [
      "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
      "ABEZHIKMNOPTYX",
    ],
    [
      "\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u051a\u0405\u0422\u051c\u0425",
      "ABCEHIJKMOPQSTWX",
    ],
    ["\u03f2\u03bf\u03c1\u03c5", "copu"],
    ["王\u3000明", "王明"],
    ["wang li", "wangli"],
    ["买买提\u2022艾力", "买买提\u00b7艾力"],
    ["买买提\u30fb艾力", "买买提\u00b7艾力"],
    ["a\u2013b", "a-b"],
    ["\uff15\uff2c", "5L"],
  ])("%s is seen as %s", (name, seen) => expect(asSeen(name)).toBe(seen));
});

test.each(["wang2", "Wang", "wnag", "王", "wang1"])("%s beside wang is another name", (name) =>
  expect(() => requireDistinct(name, ["wang", "wangl"])).not.toThrow());

test("a name that is registered already stays what it is, whatever it looks like", () =>
  expect(() => requireDistinct("w\u0430ng", ["wang", "w\u0430ng"])).not.toThrow());

test("who was registered by the maker since, or by those, in the order in which it was done", () => {
  const by = (by: string, name: string) => ({ by, name });
  const chosen = (...rows: { by: string; name: string }[]) => [...chosenByMaker("zhao", rows)];
  expect(chosen(by("zhao", "zhao2"), by("zhao2", "zhao3"), by("wang", "li"))).toEqual(["zhao2", "zhao3"]);
  // li was registered by zhao2 before zhao had anything to do with zhao2.
  expect(chosen(by("zhao2", "li"), by("zhao", "zhao2"))).toEqual(["zhao2"]);
  expect(chosen()).toEqual([]);
});
