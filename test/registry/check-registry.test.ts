import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/core/refusal.ts";
import { checkRegistry } from "../../src/registry/check-registry.ts";
import type { Registry } from "../../src/registry/directory.ts";
import { planEdit, type RegistryEdit } from "../../src/registry/edit-registry.ts";
import type { Agreement, Library, Service } from "../../src/registry/library.ts";
import { changeOf } from "../../src/registry/registry-with.ts";
import { codeAndParams } from "../support/code-and-params.ts";

function library(code: string, nameZh: string): Library {
  return { code, nameZh, nameEn: "", kind: "university", district: "", certainty: "", source: "" };
}

function agreed(service: Service, from: string, to: string | null): Agreement {
  return { library: "10001", service, role: "member", from, to };
}

const PKU = library("10001", "北京大学图书馆");
const RUC = library("10002", "中国人民大学图书馆");

function registry(agreements: readonly Agreement[]): Registry {
  return { libraries: [PKU], aliases: [], agreements };
}

describe("a library in interlibrary loan is in document delivery for the whole time", () => {
  const uncovered = (...agreements: Agreement[]) =>
    checkRegistry(registry(agreements)).findings.map((f) =>
      "uncovered" in f.params ? f.params.uncovered : f.code,
    );

  test.each([
    ["never a DD member", [agreed("ill", "2008-04-01", null)], ["2008-04-01"]],
    [
      "DD begins too late",
      [agreed("ill", "2008-04-01", null), agreed("dd", "2009-01-01", null)],
      ["2008-04-01"],
    ],
    [
      "DD ends first",
      [agreed("ill", "2008-04-01", null), agreed("dd", "2007-11-01", "2019-06-30")],
      ["2019-07-01"],
    ],
    ["covered", [agreed("ill", "2008-04-01", null), agreed("dd", "2007-11-01", null)], []],
    [
      "covered by two that follow each other",
      [
        agreed("ill", "2008-04-01", "2020-12-31"),
        agreed("dd", "2007-11-01", "2019-06-30"),
        agreed("dd", "2019-07-01", null),
      ],
      [],
    ],
    [
      "one day between two",
      [
        agreed("ill", "2008-04-01", null),
        agreed("dd", "2019-07-02", null),
        agreed("dd", "2007-11-01", "2019-06-30"),
      ],
      ["2019-07-01"],
    ],
    [
      "ends on the same day",
      [agreed("ill", "2008-04-01", "2019-06-30"), agreed("dd", "2007-11-01", "2019-06-30")],
      [],
    ],
  ])("%s", (_, agreements, wanted) => {
    expect(uncovered(...agreements)).toEqual(wanted);
  });
});

test("overlaps, disordered dates and shared names are findings; no agreement at all is information", () => {
  const check = checkRegistry({
    libraries: [PKU, RUC, library("10009", "北京大学 图书馆")],
    aliases: [],
    agreements: [
      agreed("dd", "2019-01-01", "2019-06-30"),
      agreed("dd", "2019-06-30", null),
      { ...agreed("dd", "2019-02-01", "2019-01-01"), role: "partner" },
      { ...agreed("dd", "2019-01-01", null), role: "subject-service" },
    ],
  });
  expect(check.findings.map((f) => f.code)).toEqual([
    "library-name-must-be-unique",
    "dates-must-be-in-order",
    "agreement-must-not-overlap",
  ]);
  expect(check.information.map(codeAndParams)).toEqual([
    ["library-must-have-agreement", { library: "10002 中国人民大学图书馆" }],
    ["library-must-have-agreement", { library: "10009 北京大学 图书馆" }],
  ]);
});

describe("an edit adds a version and takes nothing away", () => {
  const before: Registry = {
    libraries: [PKU, RUC],
    aliases: [{ text: "北大", code: "10001", from: "1900-01-01", to: null }],
    agreements: [
      agreed("dd", "2007-11-01", null),
      { ...agreed("dd", "2010-01-01", null), role: "subject-service" },
    ],
  };
  const refused = (edit: RegistryEdit): string => {
    try {
      planEdit(edit, before);
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
    return "";
  };

  test("a renamed library keeps answering to its old name", () => {
    const facts = planEdit(
      { kind: "set-library", library: "北大", changes: { nameZh: "燕京大学图书馆" } },
      before,
    );
    const { after } = changeOf(before, facts);
    expect(after.libraries.map((l) => l.nameZh)).toEqual(["燕京大学图书馆", "中国人民大学图书馆"]);
    expect(after.aliases.map((a) => a.text)).toEqual(["北大", "北京大学图书馆"]);
  });

  test("a library that leaves gets a last day in each role that runs", () => {
    const edit = {
      kind: "end-agreement",
      library: "北大",
      service: "dd",
      role: null,
      to: "2019-05-15",
    } as const;
    expect(changeOf(before, planEdit(edit, before)).after.agreements.map((a) => [a.role, a.to])).toEqual([
      ["member", "2019-05-15"],
      ["subject-service", "2019-05-15"],
    ]);
  });

  test("an alias gets its last day, found under another spelling of it", () => {
    const edit = { kind: "end-alias", text: " 北 大 ", library: "10001", to: "2019-05-15" } as const;
    expect(changeOf(before, planEdit(edit, before)).after.aliases).toEqual([
      { text: "北大", code: "10001", from: "1900-01-01", to: "2019-05-15" },
    ]);
  });

  const dd = { library: "10001", service: "dd", role: "member", to: null } as const;
  test.each<[string, RegistryEdit]>([
    ["library-must-be-new", { kind: "add-library", library: PKU, aliases: [] }],
    ["library-code-must-be-valid", { kind: "add-library", library: library("1", "某馆"), aliases: [] }],
    ["library-must-be-known", { kind: "set-library", library: "某大学", changes: {} }],
    ["alias-must-exist", { kind: "end-alias", text: "清华", library: "10001", to: "2019-01-01" }],
    ["alias-must-be-a-name", { kind: "add-alias", text: "10003", library: "10001", from: null, to: null }],
    ["dates-must-be-in-order", { kind: "add-agreement", ...dd, from: "2019-02-01", to: "2019-01-01" }],
    ["agreement-must-not-overlap", { kind: "add-agreement", ...dd, from: "2019-02-01" }],
    [
      "agreement-must-exist",
      { kind: "end-agreement", library: "10001", service: "ill", role: null, to: "2019-01-01" },
    ],
  ])("%s", (code, edit) => {
    expect(refused(edit)).toBe(code);
  });
});
