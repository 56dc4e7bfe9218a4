/** A library's district: one of today's sixteen, however it is written; a word that is none is named with what is near it. */
import { describe, expect, test } from "vitest";
import { DISTRICTS, readDistrict } from "../../src/registry/district.ts";
import { parseRegistryText } from "../../src/registry/io/parse-table.ts";
import { editRegistry } from "../../src/registry/steps/change-registry.ts";
import { importRegistry } from "../../src/registry/steps/import-registry.ts";
import { ACTION, onBooks } from "../month/close/books.ts";

test("there are sixteen", () => {
  expect(new Set(DISTRICTS).size).toBe(16);
});

describe("is read", () => {
  test.each([
    ["海淀", "海淀区"],
    [" 北京市海淀区 ", "海淀区"],
    ["延庆县", "延庆区"],
    ["门头沟", "门头沟区"],
    ["Haidian", "海淀区"],
    ["Miyun District", "密云区"],
    ["Beijing Chaoyang", "朝阳区"],
    ["", ""],
    ["河北省廊坊市", "河北省廊坊市"],
    ["上海市", "上海市"],
  ])("%j as %j", (text, district) => {
    expect(readDistrict(text)).toEqual({ kind: "found", district });
  });

  test.each([
    ["海定区", ["海淀区"]],
    ["haidan", ["海淀区"]],
    ["北京市", []],
    ["某某区", []],
    ["石景", ["石景山区"]],
  ])("%j as none, near %j", (text, near) => {
    expect(readDistrict(text)).toEqual({ kind: "unknown", near });
  });

  test.each([
    ["崇文", "东城区"],
    ["北京市宣武区", "西城区"],
  ])("%j as one that is part of %s", (text, now) => {
    expect(readDistrict(text)).toEqual({ kind: "former", now, on: "2010-06-28" });
  });
});

test("a command keeps today's name, and refuses another word", () =>
  onBooks(async (store) => {
    const library = {
      code: "99001",
      nameZh: "某馆",
      nameEn: "",
      kind: "external",
      district: "怀柔",
    } as const;
    const about = { certainty: "", source: "" };
    const edit = { store, action: ACTION, dryRun: false };
    await editRegistry({
      ...edit,
      edit: { kind: "add-library", library: { ...library, ...about }, aliases: [] },
    });
    const districts = async () => (await store.read.libraries()).map((l) => l.district);
    expect(await districts()).toEqual(["怀柔区"]);
    const set = (district: string) =>
      editRegistry({ ...edit, edit: { kind: "set-library", library: "99001", changes: { district } } });
    await expect(set("怀肉区")).rejects.toMatchObject({ code: "district-must-be-known" });
    await expect(set("崇文区")).rejects.toMatchObject({ code: "district-must-be-of-today" });
    await set("平谷");
    expect(await districts()).toEqual(["平谷区"]);
  }));

test("a table keeps today's name, and another word is a finding at its cell", () =>
  onBooks(async (store) => {
    const imported = async (...districts: string[]) => {
      const rows = districts.map((district, i) => `9900${i},某馆${i},external,${district}\n`);
      const text = `代码,名称,类别,所在区\n${rows.join("")}`;
      const { table } = parseRegistryText({ file: "libraries.csv", text });
      return importRegistry({ store, part: "libraries", table, action: ACTION, dryRun: false });
    };
    expect(await imported("顺义", "宣武区", "大星区")).toMatchObject({
      kind: "refused",
      findings: [
        { code: "district-must-be-of-today", at: { row: 3 }, text: "宣武区" },
        { code: "district-must-be-known", at: { row: 4 }, params: { near: ["大兴区"] } },
      ],
    });
    expect(await store.read.libraries()).toEqual([]);
    await imported("顺义", "");
    expect((await store.read.libraries()).map((l) => l.district)).toEqual(["顺义区", ""]);
  }));
