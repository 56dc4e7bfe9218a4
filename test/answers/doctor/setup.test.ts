/** What is set up once: samples, ends, calendar, people, settings; and the remedies that can be pasted. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inTheWay } from "../../../src/answers/doctor/checklist.ts";
import { monthAreas } from "../../../src/answers/doctor/month-areas.ts";
import { setupAreas } from "../../../src/answers/doctor/setup-areas.ts";
import { remedyFor, SHIPPED } from "../../../src/answers/doctor/shipped-packs.ts";
import { hashText } from "../../../src/core/io/hash.ts";
import type { MessageParams } from "../../../src/core/message.ts";
import { periodOf } from "../../../src/core/period.ts";
import type { StoredSubjectStep } from "../../../src/registry/subject-step.ts";
import { readRulePack } from "../../../src/rules/io/read-rule-pack.ts";
import { templatePath } from "../../../src/terminal/templates.ts";
import { facts, foundIn, version, WHOLE_RULES, without } from "./facts.ts";

const texts = (says: Parameters<typeof foundIn>[0]) => foundIn(says).map((f) => f.text);

describe("versions", () => {
  test("samples in force in the period are named; one that ended the day before is not", () => {
    const sample = { sample: true, pack: "sample", version: "2019" };
    const params = { rules: ["dd-subsidy sample@2019"] };
    const rules = [...without("dd-subsidy"), version("dd-subsidy", sample)];
    expect(foundIn({ rules })).toEqual([{ text: "note rules-must-not-be-samples", params }]);
    const ended = version("dd-subsidy", { ...sample, from: "2018-01-01", to: "2019-04-30" });
    expect(foundIn({ rules: [...without("dd-subsidy"), ended, version("dd-subsidy")] })).toEqual([]);
  });

  for (const [to, count] of [
    ["2019-05-31", 1],
    ["2019-07-30", 1],
    ["2019-07-31", 0],
  ] as const)
    test(`a version to ${to} ${count === 0 ? "does not end soon" : "ends within 60 days of the period"}`, () => {
      const found = foundIn({ rules: [...without("limits"), version("limits", { to })] });
      expect(found.filter((f) => f.text === "note rule-must-go-on")).toHaveLength(count);
    });

  test("one that the next version follows on the day after does not end; a day later it does", () => {
    const first = version("limits", { to: "2019-06-30" });
    const follows = (from: string) =>
      texts({ rules: [...without("limits"), first, version("limits", { from })] });
    expect(follows("2019-07-01")).toEqual([]);
    expect(follows("2019-07-02")).toEqual(["note rule-must-go-on"]);
  });

  test("a rule that was altered behind the program's back is missing what was enacted", () => {
    const altered = [
      {
        code: "rule-must-be-as-enacted",
        params: { rule: "x", from: "", how: "edited" },
        at: null,
        text: null,
      },
    ] as const;
    expect(texts({ altered })).toEqual(["missing rule-must-be-as-enacted"]);
  });
});

describe("the calendar", () => {
  const calendar = (...years: number[]) => {
    const named = years.map((year) => ({ year, holidays: [], workdays: [] }));
    return [...WHOLE_RULES, version("calendar", { body: { years: named } })];
  };

  test("nobody who counts no working days needs one", () => {
    expect(foundIn({})).toEqual([]);
    expect(texts({ files: [{ kind: "support-ticket", lateFor: null }] })).toEqual([
      "note calendar-must-name-the-years",
    ]);
  });

  test("it names the years of the period and of the 60 days after", () => {
    expect(foundIn({ rules: calendar(2019) })).toEqual([]);
    expect(foundIn({ rules: calendar(2018) }).map((f) => f.params)).toEqual([
      expect.objectContaining({ years: "2019" }),
    ]);
    // 2019-10 ends on 10-31; the sixtieth day after is 12-30. 2019-11 reaches into January.
    expect(foundIn({ rules: calendar(2019), period: periodOf("2019-10") })).toEqual([]);
    expect(foundIn({ rules: calendar(2019), period: periodOf("2019-11") }).map((f) => f.params)).toEqual([
      expect.objectContaining({ years: "2020", builtin: "china-holidays" }),
    ]);
  });
});

describe("people", () => {
  const person = (name: string, ...roles: ("clerk" | "finance" | "approver" | "auditor")[]) => ({
    ...{ name, roles, user: null, isActive: true },
  });
  const alone = [person("李", "clerk", "finance", "approver")];
  const single = new Map([["single-person", "yes"]]);

  test("nobody registered is for information; so is one who is openly alone", () => {
    expect(texts({ operators: [] })).toEqual(["note operators-must-be-registered"]);
    expect(texts({ operators: alone, settings: single })).toEqual(["note single-person-must-be-known"]);
  });

  test("single-person mode without a person contradicts itself", () => {
    expect(texts({ operators: [], settings: single })).toEqual(["note single-person-must-be-registered"]);
  });

  test("one who alone settles and alone approves can't close; with a second one of either it can be done", () => {
    expect(texts({ operators: alone })).toEqual(["missing second-person-must-approve"]);
    expect(texts({ operators: [...alone, person("王", "approver")] })).toEqual([]);
    expect(texts({ operators: [...alone, person("王", "finance")] })).toEqual([]);
    expect(texts({ operators: [...alone, person("王", "auditor")] })).toEqual([
      "missing second-person-must-approve",
    ]);
  });

  test("each role that does the month is held by somebody who is there", () => {
    const gone = { ...person("赵", "finance"), isActive: false };
    const found = foundIn({ operators: [person("王", "approver"), gone] });
    expect(found.map((f) => f.params)).toEqual([
      { role: "clerk", name: "王" },
      { role: "finance", name: "王" },
    ]);
  });
});

test("a second engine that is set and not there is missing", () => {
  expect(texts({ engine: { program: "hledger", isFound: true } })).toEqual([]);
  expect(texts({ engine: { program: "hledger", isFound: false } })).toEqual([
    "missing second-engine-must-be-installed",
  ]);
});

test("new books miss libraries and agreements first", () => {
  const registry = { libraries: [], aliases: [], agreements: [] };
  expect(texts({ registry, rules: [], operators: [] }).filter((t) => t.startsWith("missing"))).toEqual([
    "missing libraries-must-be-loaded",
    "missing agreements-must-be-recorded",
  ]);
});

describe("the month", () => {
  const month = {
    ...{ period: periodOf("2019-05"), files: 3, strangers: [], discrepancies: 0, deferred: [], earlier: [] },
    held: { count: 0, fen: 0n, since: "" },
    ...{ reminded: { files: 0, libraries: 0 }, findings: { open: 0, missing: 0, others: 0 } },
  };
  const found = (says: Partial<Parameters<typeof monthAreas>[0]>) =>
    monthAreas({ ...month, ...says }).flatMap((a) => a.found.map((f) => `${f.state} ${f.finding.code}`));

  test("files that the close waits for are findings; others are for information, as is a month before its files", () => {
    expect(found({})).toEqual([]);
    expect(found({ findings: { open: 1, missing: 1, others: 0 } })).toEqual([
      "missing findings-must-be-answered",
    ]);
    expect(found({ reminded: { files: 2, libraries: 2 } })).toEqual(["note files-may-come"]);
    expect(found({ files: 0, findings: { open: 1, missing: 1, others: 0 } })).toEqual([
      "note files-must-come",
    ]);
  });

  test("findings that hold no close are for information", () => {
    expect(found({ findings: { open: 0, missing: 0, others: 1 } })).toEqual([
      "note findings-may-be-answered",
    ]);
    expect(found({ findings: { open: 2, missing: 0, others: 1 } })).toEqual([
      ...["missing findings-must-be-answered", "note findings-may-be-answered"],
    ]);
  });

  test("what the month brought stands in the way of the close, not of the settlement", () => {
    const areas = monthAreas({
      ...month,
      ...{ findings: { open: 1, missing: 0, others: 3 } },
      earlier: ["2019-04"],
      discrepancies: 2,
    });
    expect(inTheWay(areas, false)).toEqual([]);
    expect(inTheWay(areas, true).map((f) => f.code)).toEqual([
      "findings-must-be-answered",
      "earlier-period-must-be-closed",
    ]);
  });

  test("held amounts of courier bills are counted for information, without files of the month, too", () => {
    const held = { count: 2, fen: 1400n, since: "2019-03" };
    expect(found({ held })).toEqual(["note held-amounts-must-be-answered"]);
    expect(found({ held, files: 0 })).toEqual(["note files-must-come", "note held-amounts-must-be-answered"]);
  });

  test("of many strangers the first five are named", () => {
    const [library] = facts().registry.libraries;
    const libraries = library ? Array.from({ length: 6 }, (_, i) => ({ ...library, code: `1000${i}` })) : [];
    const areas = monthAreas({ ...month, strangers: [{ service: "dd", libraries }] });
    const params = areas.flatMap((a) => a.found.map((f) => f.finding.params));
    expect(params).toEqual([expect.objectContaining({ count: 6, first: "10000", isAll: false })]);
  });
});

describe("shipped packs", () => {
  for (const pack of SHIPPED)
    test(`${pack.builtin} is what the program ships`, () => {
      const path = templatePath(`rules/${pack.builtin}.yaml`);
      const file = `${pack.builtin}.yaml`;
      const versions = readRulePack({ file, text: readFileSync(path, "utf8"), hash: hashText });
      expect(versions.map((v) => v.part)).toEqual(expect.arrayContaining([...pack.parts]));
      for (const v of versions)
        expect(v).toMatchObject({
          ...{ pack: pack.pack, from: pack.from, sample: pack.sample },
          version: pack.version ?? v.version,
        });
    });

  test("a pack is a remedy from its first day on, and not where it is enacted already", () => {
    const remedy = (day: string, rules = WHOLE_RULES) => remedyFor({ part: "dd-tariff", day, rules }).builtin;
    expect([remedy("2017-01-01"), remedy("2016-12-31")]).toEqual(["balis-dd-2017", ""]);
    expect(remedy("2017-01-01", [version("dd-tariff", { pack: "balis-dd" })])).toBe("");
    const holidays = (version_: string) =>
      remedyFor({
        ...{ part: "calendar", day: "2026-12-31" },
        rules: [version("calendar", { pack: "china-holidays", version: version_ })],
      }).builtin;
    expect([holidays("2020"), holidays("2026")]).toEqual(["china-holidays", ""]);
  });
});

describe("subject service libraries", () => {
  const agreement = { library: "10001", service: "dd", role: "subject-service", from: "2019-01-01" } as const;
  const stored = {
    text: "",
    conclusion: null,
    document: "",
    evidence: [],
    at: "",
    operator: "",
    undone: null,
  } as const;
  const of = { library: "10001", service: "dd", ...stored } as const;
  const APPLIED = { ...of, number: 1, step: "apply", day: "2018-09-03" } as const;
  const SCOPE = { ...of, number: 2, step: "scope", day: "2018-09-03" } as const;
  const VERIFIED = { ...of, number: 3, step: "verify", day: "2018-10-08", conclusion: "pass" } as const;
  /** What is said of one in May 2019, and as of which day. */
  const said = (subjectSteps: readonly StoredSubjectStep[], to: string | null = null) => {
    const { registry } = facts();
    const agreements = [...registry.agreements, { ...agreement, to }];
    return setupAreas(facts({ registry: { ...registry, agreements }, subjectSteps })).flatMap((area) =>
      area.found.flatMap(({ state, finding: { code, params } }) => {
        if (code !== "subject-library-must-be-complete") return [];
        const { on, gaps } = params as MessageParams["subject-library-must-be-complete"];
        return [[state, on, ...gaps].join(" ")];
      }),
    );
  };

  test("that have applied and are not verified are named, as something to know", () => {
    expect(said([APPLIED, SCOPE])).toEqual(["note 2019-05-31 verification"]);
    expect(said([APPLIED, SCOPE, VERIFIED])).toEqual([]);
    expect(said([APPLIED, SCOPE, { ...VERIFIED, undone: "misread" }])).toEqual([
      "note 2019-05-31 verification",
    ]);
  });

  test("are due again after a year, on the last day of the period", () => {
    expect(said([APPLIED, SCOPE, { ...VERIFIED, day: "2018-05-31" }])).toEqual([]);
    expect(said([APPLIED, SCOPE, { ...VERIFIED, day: "2018-05-30" }])).toEqual(["note 2019-05-31 recent"]);
  });

  test("are judged on the last day of an agreement that ends within it, and not after", () => {
    expect(said([APPLIED, SCOPE], "2019-05-01")).toEqual(["note 2019-05-01 verification"]);
    expect(said([APPLIED, SCOPE], "2019-04-30")).toEqual([]);
  });

  test("of which nobody keeps the steps here are not named", () => {
    expect(said([])).toEqual([]);
  });
});
