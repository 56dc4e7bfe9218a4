import { describe, expect, test } from "vitest";
import { checkRegistry } from "../../src/registry/check-registry.ts";
import { directoryOf } from "../../src/registry/directory.ts";
import type { RegistryEdit } from "../../src/registry/edit-registry.ts";
import { libraryInText } from "../../src/registry/library-in-text.ts";
import { codeAndParams } from "../support/code-and-params.ts";
import { having, meaning, refused, seedRegistry, taken, template } from "./seed.ts";

const seed = seedRegistry();

const rename = (library: string, name: string, from: string) =>
  ({ kind: "rename-library", library, name, from }) as const;
const close = (library: string, on: string, into: string | null = null) =>
  ({ kind: "close-library", library, on, into }) as const;

describe("a renamed library", () => {
  const renamed = having(seed, rename("10020", "首都农业大学图书馆", "2026-03-01"));

  test.each([
    ["北京农学院", "2026-02-28", "10020"],
    ["北京农学院图书馆", "2026-03-01", "10020"],
    ["北京农学院", "2030-01-01", "10020"],
    ["首都农业大学", "2026-02-28", "unknown"],
    ["首都农业大学图书馆", "2026-03-01", "10020"],
  ])("%s on %s is %s", (text, day, code) => expect(meaning(renamed, text, day)).toBe(code));

  test("has its old official name with a last day, and is called by its new one", () => {
    expect(renamed.libraries.find((l) => l.code === "10020")?.nameZh).toBe("首都农业大学图书馆");
    expect(renamed.aliases.filter((a) => a.code === "10020" && a.isOfficial)).toEqual([
      { text: "北京农学院图书馆", code: "10020", from: "1900-01-01", to: "2026-02-28", isOfficial: true },
      { text: "首都农业大学图书馆", code: "10020", from: "2026-03-01", to: null, isOfficial: true },
    ]);
  });

  test("keeps both names when it is renamed once more, and when the shipped list is taken again", () => {
    const twice = having(renamed, rename("10020", "首都农林大学图书馆", "2028-01-01"));
    const again = taken(twice, { part: "libraries", text: template("libraries") });
    expect(again).toEqual(twice);
    for (const text of ["北京农学院", "首都农业大学", "首都农林大学"])
      expect(meaning(again, text, "2028-01-01")).toBe("10020");
    expect(meaning(again, "首都农林大学", "2027-12-31")).toBe("unknown");
  });

  test("whose old name becomes another's is a question from then on, until the alias is ended", () => {
    const both = having(renamed, rename("12448", "北京农学院图书馆", "2027-01-01"));
    expect(meaning(both, "北京农学院", "2026-12-31")).toBe("10020");
    expect(meaning(both, "北京农学院", "2027-01-01")).toBe("10020|12448");
    expect(checkRegistry(both).findings.map(codeAndParams)).toEqual([
      [
        "alias-must-name-one-library",
        {
          ...{
            text: "北京农学院图书馆",
            library: "10020 首都农业大学图书馆",
            other: "12448 北京农学院图书馆",
          },
          ...{ as: "name", from: "2027-01-01", to: "" },
        },
      ],
    ]);
    const ended = having(both, { kind: "end-alias", text: "北京农学院", library: "10020", to: "2026-12-31" });
    expect(meaning(ended, "北京农学院", "2027-01-01")).toBe("12448");
    expect(checkRegistry(ended).findings).toEqual([]);
  });

  test("a spelling put right keeps the name's days", () => {
    const right = having(renamed, {
      ...{ kind: "set-library", library: "10020" },
      changes: { nameZh: "首都农林大学图书馆" },
    });
    expect(meaning(right, "首都农林大学", "2026-02-28")).toBe("unknown");
    expect(meaning(right, "首都农林大学", "2026-03-01")).toBe("10020");
    expect(meaning(right, "首都农业大学", "2026-03-01")).toBe("10020");
  });

  test.each<[string, RegistryEdit]>([
    ["library-name-must-be-unique", rename("10020", "清华大学 图书馆", "2026-03-01")],
    ["library-name-must-be-unique", rename("10020", "Tsinghua University Library", "2026-03-01")],
    ["library-must-get-another-name", rename("10020", "北京农学院　图书馆", "2026-03-01")],
    ["alias-must-be-a-name", rename("10020", "１０００３", "2026-03-01")],
    ["library-code-must-be-valid", rename("北京农学院", "首都农业大学图书馆", "2026-03-01")],
  ])("%s", (code, edit) => expect(refused(seed, edit)).toMatchObject({ code }));

  test("is not renamed before its name began", () => {
    expect(refused(renamed, rename("10020", "首都农林大学图书馆", "2026-03-01"))).toMatchObject({
      code: "dates-must-be-in-order",
    });
  });
});

describe("a library that another took over", () => {
  const merged = having(seed, close("10027", "2019-05-14", "10001"));

  test.each([
    ["北京师范大学图书馆", "2019-05-14", "10027"],
    ["北京师范大学图书馆", "2019-05-15", "10001"],
    ["北师大", "2019-05-14", "10027"],
    ["北师大图书馆", "2019-05-15", "10001"],
    ["Beijing Normal University", "2019-05-15", "10001"],
    ["10027", "2019-05-15", "10027"],
  ])("%s on %s is %s", (text, day, code) => expect(meaning(merged, text, day)).toBe(code));

  test("leaves every service on its last day", () => {
    expect(merged.agreements.filter((a) => a.library === "10027").map((a) => a.to)).toEqual(
      Array(3).fill("2019-05-14"),
    );
    expect(checkRegistry(merged).findings).toEqual([]);
  });

  test("in a title means what it meant in that month; in the month of the change it is a question", () => {
    const directory = directoryOf(merged);
    const named = (from: string, to: string) =>
      libraryInText(directory, "北京师范大学图书馆原文传递提供明细", { span: { from, to } });
    expect(named("2019-04-01", "2019-04-30")).toEqual({ kind: "one", code: "10027" });
    expect(named("2019-06-01", "2019-06-30")).toEqual({ kind: "one", code: "10001" });
    expect(named("2019-05-01", "2019-05-31")).toEqual({ kind: "unclear", candidates: ["10001", "10027"] });
  });

  test("whose successor is taken over in turn means the last one", () => {
    const twice = having(merged, close("10001", "2020-12-31", "10003"));
    const on = (day: string) => meaning(twice, "北师大", day);
    expect([on("2019-05-14"), on("2020-12-31"), on("2021-01-01")]).toEqual(["10027", "10001", "10003"]);
  });

  test("means itself again when that was a mistake; its agreements are added by hand", () => {
    const open = having(merged, { kind: "reopen-library", library: "10027" });
    expect(open.libraries).toEqual(seed.libraries);
    expect(meaning(open, "北师大", "2019-05-15")).toBe("10027");
    expect(open.agreements).toEqual(merged.agreements);
  });

  test("stays closed when the shipped list is taken again", () => {
    expect(taken(merged, { part: "libraries", text: template("libraries") })).toEqual(merged);
  });

  test("closed into nobody it is still named, so that a late row says whose it is", () => {
    const closed = having(seed, close("12802", "2020-08-31"));
    expect(meaning(closed, "北京吉利学院", "2020-09-01")).toBe("12802");
  });

  test("an agreement that outlives it is found", () => {
    const late = having(merged, {
      ...{ kind: "add-agreement", library: "10027", service: "dd", role: "member" },
      ...{ from: "2019-07-01", to: null },
    });
    expect(checkRegistry(late).findings.map((f) => f.code)).toContain(
      "closed-library-must-have-no-agreement",
    );
  });

  test.each<[string, RegistryEdit]>([
    ["library-must-not-join-itself", close("10001", "2020-12-31", "10001")],
    ["library-must-be-open", close("10003", "2020-12-31", "10027")],
    ["library-must-be-open", rename("10027", "某大学图书馆", "2020-01-01")],
    ["library-must-be-closed", { kind: "reopen-library", library: "10003" }],
    ["library-code-must-be-valid", close("北京师范大学图书馆", "2020-12-31")],
    ["dates-must-be-in-order", close("10002", "2007-10-31")],
  ])("%s", (code, edit) => expect(refused(merged, edit)).toMatchObject({ code }));
});
