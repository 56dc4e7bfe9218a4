import { describe, expect, test } from "vitest";
import { awaitedIn, awaitedOn } from "../../../../src/month/close/awaited.ts";
import { buildClose } from "../../../../src/month/close/build-manifest.ts";
import { consentIn } from "../../../../src/month/close/consent.ts";
import type { CloseFacts } from "../../../../src/month/close/facts.ts";
import { gatesOf } from "../../../../src/month/close/gates.ts";
import {
  answeredOf,
  findingsOf,
  holdsClose,
  isAnsweredBy,
  type LeftOut,
  missingIn,
  unanswered,
} from "../../../../src/month/close/period-finding.ts";
import type { StoredDiscrepancy } from "../../../../src/month/reconcile/port.ts";
import { closable, discrepancy, policies, sha256 } from "../facts.ts";

const file = (number: number, isCharged = true) => ({
  ...{ number, file: `${number}.csv`, sha256: `s${number}`, library: "10004", isCharged },
});
const wrong = (number: number, row: number, declared = "5000") => ({
  ...file(number),
  ...{ sheet: null, row, column: "pages", declared, computed: "100" },
});
const leftOut: LeftOut = {
  rows: [{ ...file(12), rows: 7 }],
  sheets: [{ ...file(12), sheets: ["5月上", "5月下"] }],
  columns: [{ ...file(13), columns: ["加急页数"] }],
  totals: [wrong(12, 9), wrong(12, 20), wrong(13, 4)],
  remarks: [],
};
const missing = [
  { library: null, kind: "courier-invoice" as const, gone: [] },
  { library: "10004", kind: "dd-supplier" as const, gone: [] },
];
const neverCame = () => [];
const said = (id: string, count: number, items: readonly string[] = []) => ({
  ...{ id, count, items, reason: "馆方无法补正", by: "李会计", at: "2019-06-05T02:00:00Z" },
});

test("of a file there is one finding a kind, and one of each missing file, with ids that can be typed", () => {
  const found = findingsOf(leftOut, missing);
  expect(found.map((f) => [f.id, f.count])).toEqual([
    ["12-rows", 7],
    ["12-sheets", 2],
    ["13-columns", 1],
    ["12-totals", 2],
    ["13-totals", 1],
    ["platform-courier-invoice", 1],
    ["10004-dd-supplier", 1],
  ]);
});

describe("an answer holds for what it was given for, and for less", () => {
  const rows = (count: number) => ({
    id: "12-rows",
    kind: "rows" as const,
    count,
    items: [],
    about: file(12),
  });
  const sheets = (...items: string[]) => ({
    ...{ id: "12-sheets", kind: "sheets" as const, count: items.length, items, about: file(12) },
  });

  test.each([
    ["as many rows", rows(7), said("12-rows", 7), true],
    ["a row fewer: it was corrected since", rows(6), said("12-rows", 7), true],
    ["a row more", rows(8), said("12-rows", 7), false],
    ["the same sheets", sheets("上", "下"), said("12-sheets", 2, ["上", "下"]), true],
    ["one of them", sheets("下"), said("12-sheets", 2, ["上", "下"]), true],
    ["as many, and another", sheets("上", "中"), said("12-sheets", 2, ["上", "下"]), false],
  ])("%s", (_, finding, answer, holds) => {
    expect(isAnsweredBy(finding, answer)).toBe(holds);
  });

  test("another total of the same file is asked for again", () => {
    const [, , , totals] = findingsOf(leftOut, []);
    const answer = said("12-totals", 2, totals?.items);
    const changed = { ...leftOut, totals: [wrong(12, 9), wrong(12, 20, "6000")] };
    const held = (of: LeftOut) => answeredOf(findingsOf(of, []), [answer]).map((f) => f.id);
    expect([held(leftOut), held(changed)]).toEqual([["12-totals"], []]);
  });
});

test("what is answered is left out of what asks, file by file and kind by kind", () => {
  const answered = answeredOf(findingsOf(leftOut, []), [said("12-rows", 7), said("13-totals", 1, ["x"])]);
  expect(answered.map((f) => f.id)).toEqual(["12-rows"]);
  expect(unanswered(leftOut, answered)).toEqual({ ...leftOut, rows: [] });
});

test("a file that no charge rests on is in the list, and holds nothing", () => {
  const training = file(14, false);
  const more: LeftOut = {
    rows: [...leftOut.rows, { ...training, rows: 2 }],
    sheets: [...leftOut.sheets, { ...training, sheets: ["下"] }],
    columns: [...leftOut.columns, { ...training, columns: ["费用"] }],
    totals: [...leftOut.totals, { ...wrong(14, 9), ...training }],
    remarks: [{ ...training, sheet: null, row: 5, column: "备注", word: "作废", rows: 1 }],
  };
  const found = findingsOf(more, []).filter((f) => f.id.startsWith("14-"));
  expect(found.map((f) => `${f.kind} ${holdsClose(f)}`)).toEqual(
    ["rows", "sheets", "columns", "totals", "remarks"].map((kind) => `${kind} false`),
  );
  expect(findingsOf(leftOut, missing).every(holdsClose)).toBe(true);
  expect(unanswered(more, [])).toEqual(leftOut);
});

describe("a missing file that came and is gone", () => {
  const answer = (...items: string[]) => said("10004-dd-supplier", 1, items);
  const found = (...gone: number[]) => findingsOf(leftOut, [{ library: "10004", kind: "dd-supplier", gone }]);

  test.each<[string, number[], string[], boolean]>([
    ["nothing has come: it will not come", [], [], true],
    ["one has come since", [7], [], false],
    ["it came before the answer", [7], ["7"], true],
    ["the same bytes came again: another file", [7, 9], ["7"], false],
  ])("%s", (_, gone, items, holds) => {
    expect(answeredOf(found(...gone), [answer(...items)]).some((f) => f.kind === "files")).toBe(holds);
  });

  test("a close of before, that counted it as answered, stays what it was; of any other it is asked again", () => {
    const [supplier] = missing.slice(1);
    const close = (answers: readonly ReturnType<typeof said>[]) => {
      const own = supplier ? [supplier] : [];
      const answered = answeredOf(findingsOf({ ...leftOut, rows: [] }, own), answers);
      const about = { before: null, programVersion: "0.1.0", hash: sha256 };
      return missingIn(buildClose(closable({ missing: own, answered }), about).manifest, () => [7]);
    };
    expect(close([answer()])).toEqual([{ library: "10004", kind: "dd-supplier", gone: [] }]);
    expect(close([])).toEqual([{ library: "10004", kind: "dd-supplier", gone: [7] }]);
  });
});

/** The failed gates. */
function failed(changes: Partial<CloseFacts>): string[] {
  const gates = gatesOf(closable(changes)).filter((gate) => !gate.passed);
  return gates.map((gate) => gate.key);
}

describe("the rule pack lets so many of each kind pass, and not one more", () => {
  const rule = policies(5000n);
  const allowed = { rows: 7, sheets: 3, totals: 3, files: 2 };
  const generous = { ...rule, body: { ...rule.body, leftOut: allowed } };
  const less = (key: keyof typeof allowed) => ({
    ...{ ...rule, body: { ...rule.body, leftOut: { ...allowed, [key]: allowed[key] - 1 } } },
  });
  const all = { leftOut, missing };

  test.each([
    ["all that there are", generous, []],
    ["a row less than there are", less("rows"), ["rows-corrected"]],
    ["a sheet or column less", less("sheets"), ["sheets-read"]],
    ["a total less", less("totals"), ["totals-agree"]],
    ["a missing file less", less("files"), ["files-complete"]],
    [
      "nothing, where it says nothing",
      rule,
      ["rows-corrected", "sheets-read", "totals-agree", "files-complete"],
    ],
  ])("%s", (_, version, wanted) => {
    expect(failed({ ...all, policies: version })).toEqual(wanted);
  });
});

test("beside what is left a gate says how much is answered, also where nothing is left", () => {
  const remarks = [{ ...file(12), sheet: null, row: 5, column: "备注", word: "作废", rows: 1 }];
  const all = findingsOf({ ...leftOut, remarks }, missing);
  const answered = answeredOf(
    all,
    all.map(({ id, count, items }) => said(id, count, items)),
  );
  const figures = (facts: Partial<CloseFacts>) =>
    Object.fromEntries(gatesOf(closable(facts)).map((gate) => [gate.key, gate.figures]));
  // Of leftOut: 7 rows; 2 sheets and a column; 3 totals; a remark; two files.
  expect(figures({ missing, answered })).toMatchObject({
    "rows-corrected": { rows: "0", answered: "7" },
    "sheets-read": { sheets: "0", answered: "3" },
    "totals-agree": { totals: "0", answered: "3" },
    "remarks-answered": { remarks: "0", answered: "1" },
    "files-complete": { missing: "2", answered: "2" },
  });
  const none = figures({});
  expect([none["remarks-answered"], none["files-complete"]]).toEqual([undefined, undefined]);
  expect(none["rows-corrected"]).toEqual({ rows: "0", files: "0" });
});

test("a missing file that somebody answered for doesn't stop the close", () => {
  const answered = answeredOf(findingsOf(closable().leftOut, missing), [said("10004-dd-supplier", 1)]);
  const found = gatesOf(closable({ missing, answered })).filter((gate) => !gate.passed);
  expect(found.flatMap((g) => g.findings.map((f) => f.params))).toEqual([
    { period: "2019-05", library: "", kinds: "courier-invoice" },
  ]);
});

describe("open discrepancies that may still be answered", () => {
  const rule = policies(5000n);
  const fortnight = { ...rule, body: { ...rule.body, answer: { days: 15, silence: null } } };
  const open = (changes: Partial<StoredDiscrepancy> = {}) =>
    ({
      ...discrepancy("D-1", 1200n),
      ...{ foundAt: "2019-06-03T02:00:00Z", movedTo: null, resolution: null, ...changes },
    }) as StoredDiscrepancy;

  test.each([
    ["on the last day", "2019-06-18", [open()], { open: 1, until: "2019-06-18" }],
    ["the day after", "2019-06-19", [open()], null],
    [
      "one of them was given more time",
      "2019-06-18",
      [open(), open({ movedTo: "2019-07-01" })],
      { open: 2, until: "2019-07-01" },
    ],
    ["downgraded by a policy", "2019-06-18", [open({ downgradedBy: "policy:small" })], null],
  ])("%s", (_, today, found, wanted) => {
    expect(awaitedOn(today, { open: found, policies: fortnight })).toEqual(wanted);
  });

  test("are none where the agreement sets no days", () => {
    expect(awaitedOn("2019-06-03", { open: [open()], policies: rule })).toBeNull();
    expect(awaitedOn("2019-06-03", { open: [open()], policies: null })).toBeNull();
  });

  test("stop the close", () => {
    expect(failed({ awaited: { open: 1, until: "2019-06-18" } })).toEqual(["answers-awaited"]);
  });
});

test("a manifest says who was missing, what was answered and why, and what was awaited; one of before says none of it", () => {
  const about = { before: null, programVersion: "0.1.0", hash: sha256 };
  const findings = findingsOf({ ...leftOut, sheets: [], columns: [], totals: [] }, missing);
  const answered = answeredOf(findings, [said("12-rows", 7), said("10004-dd-supplier", 1)]);
  const awaited = { open: 3, until: "2019-06-18" };
  const { manifest } = buildClose(closable({ missing, answered, awaited }), { ...about, despite: "已催" });
  expect([missingIn(manifest, neverCame), awaitedIn(manifest)]).toEqual([missing, awaited]);
  expect(JSON.parse(manifest)).toMatchObject({
    answered: [
      { finding: "rows", count: 7, file: "12.csv", sha256: "s12", reason: "馆方无法补正", by: "李会计" },
      {
        finding: "files",
        count: 1,
        library: "10004",
        kind: "dd-supplier",
        reason: "馆方无法补正",
        by: "李会计",
      },
    ],
    consent: {
      letPass: [
        { gate: "files-complete", missing: [{ library: null, kind: "courier-invoice" }] },
        { gate: "answers-awaited", open: 3, until: "2019-06-18" },
      ],
    },
  });
  const plain = buildClose(closable(), about).manifest;
  expect([missingIn(plain, neverCame), awaitedIn(plain), consentIn(plain)]).toEqual([[], null, null]);
  expect(JSON.parse(plain)).not.toHaveProperty("answered");
});

describe("remarks that rows do not count", () => {
  const remark = (number: number, row: number) => ({
    ...file(number),
    ...{ sheet: null, row, column: "备注", word: "作废", rows: 2 },
  });
  const remarks = [remark(12, 5), remark(12, 8), remark(13, 2)];
  const none: LeftOut = { rows: [], sheets: [], columns: [], totals: [], remarks: [] };

  test("of a file are one finding; another row of them is asked again", () => {
    const found = findingsOf({ ...none, remarks }, []);
    expect(found.map((f) => [f.id, f.count])).toEqual([
      ["12-remarks", 2],
      ["13-remarks", 1],
    ]);
    const items = found[0]?.items ?? [];
    const [again] = findingsOf({ ...none, remarks: [remark(12, 5), remark(12, 9)] }, []);
    expect(again && isAnsweredBy(again, said("12-remarks", 2, items))).toBe(false);
    expect(found[0] && isAnsweredBy(found[0], said("12-remarks", 2, items))).toBe(true);
  });

  test("stop the close, whatever the rule pack lets pass of other kinds, until they are answered", () => {
    const rule = policies(5000n);
    const generous = {
      ...rule,
      body: { ...rule.body, leftOut: { rows: 9, sheets: 9, totals: 9, files: 9 } },
    };
    const failing = (of: LeftOut) =>
      gatesOf(closable({ leftOut: of, policies: generous }))
        .filter((g) => !g.passed)
        .map((g) => [g.key, g.findings.length]);
    expect(failing({ ...none, remarks })).toEqual([["remarks-answered", 2]]);
    expect(failing(none)).toEqual([]);
  });
});
