/** Who answers what: files that no charge rests on, files that came and left again, the same answer twice, and a closed month. */
import { expect, test } from "vitest";
import { HEAD, oneMonth, row } from "./one-month.ts";

const { balis, close, closed, put, requester, settle, supplier, text } = oneMonth();

const answer = (...more: readonly string[]) => balis("findings", "answer", "2019-05", ...more);

interface Found {
  readonly id: string;
  readonly holdsClose: boolean;
  readonly answer: { reason: string } | null;
}

/** "1-rows: 甲", or "1-rows" while it is open; a star where it holds nothing. */
async function listed(period = "2019-05"): Promise<string[]> {
  const [{ findings }] = (await balis("findings", period)).json.periods as [{ findings: Found[] }];
  const star = (f: Found): string => (f.holdsClose ? "" : "*");
  return findings.map((f) => `${f.id}${star(f)}${f.answer ? `: ${f.answer.reason}` : ""}`);
}

const users = () => put("注册用户-2019-05.csv", "图书馆,服务,注册用户数", "北京大学,原文传递,许多");
const training = (...rows: readonly string[]) =>
  put("培训活动-2019-05.csv", "活动编号,举办日期,主题,学时,参加人数", ...rows);

/** Number 1 and 2 of the books: both accounts of one request. */
const both = () => balis("import", supplier("2019-05", row("DD1")), requester("2019-05", "DD1"));

test("findings of files that no charge rests on are listed and answered beside the others, and hold no close", async () => {
  await balis("import", supplier("2019-05", row("DD1"), row("DD2", "十余页")), requester("2019-05", "DD1"));
  await balis("import", users(), "--period", "2019-05");
  await balis("import", training("P1,2019-05-08,查新,半天,20"));
  expect(await listed()).toEqual(["1-rows", "3-rows*", "4-rows*"]);
  expect(await text("findings 2019-05")).toMatch(/4-rows .*待更正 1 行（不妨碍关账）\n/);
  expect(await text("findings 2019-05", "en")).toMatch(/4-rows .*1 row to be corrected \(the close does not/);
  await settle();
  expect((await close()).places).toEqual([
    ...["period-must-pass-its-gates", "rows-must-be-corrected 10002-原文传递-2019-05.csv"],
  ]);
  await answer("1-rows", "3-rows", "--reason", "原单已毁");
  expect(await listed()).toEqual(["1-rows: 原单已毁", "3-rows*: 原单已毁", "4-rows*"]);
  expect(await close()).toMatchObject({ exit: 0, codes: [] });
  expect(await balis("verify")).toMatchObject({ exit: 0, codes: [] });
});

test("months that have nothing to settle are listed where no period is named", async () => {
  await balis("import", training("P1,2019-05-08,查新,半天,20"));
  const { json } = await balis("findings");
  expect(json.periods.map((p: { period: string }) => p.period)).toEqual(["2019-05"]);
});

test("'it will not come' holds no more once the file came and was withdrawn; what is answered then is asked no third time", async () => {
  await closed("2019-05");
  await balis("import", requester("2019-06", "DD7"));
  const other = (...more: readonly string[]) => balis("findings", "answer", "2019-06", ...more);
  await other("10002-dd-supplier", "--reason", "系统停用");
  expect(await listed("2019-06")).toEqual(["10002-dd-supplier: 系统停用"]);
  await balis("import", supplier("2019-06", row("DD7", 10, "2019-06-06")));
  expect(await listed("2019-06")).toEqual([]);
  await balis("file", "withdraw", "4", "--reason", "误报");
  expect(await listed("2019-06")).toEqual(["10002-dd-supplier"]);
  expect(await text("findings 2019-06")).toContain("（第 4 号来过，已不作数）");
  await settle("2019-06");
  expect((await close("2019-06")).codes).toContain("expected-files-must-be-here");
  await other("10002-dd-supplier", "--reason", "系统停用");
  expect(await listed("2019-06")).toEqual(["10002-dd-supplier: 系统停用"]);
  const dry = await balis("close", "2019-06", "--dry-run");
  const gate = dry.json.gates.find((g: { key: string }) => g.key === "files-complete");
  expect([gate.passed, gate.figures]).toEqual([true, { missing: "1", answered: "1" }]);
  expect(await close("2019-06", "--despite", "答复期未满，已电话确认")).toMatchObject({ exit: 0 });
  expect(await balis("verify")).toMatchObject({ exit: 0, codes: [] });
});

test("a late file of the month before that is withdrawn says nothing of this month's", async () => {
  await closed("2019-05");
  await balis("import", requester("2019-06", "DD7"));
  await balis("findings", "answer", "2019-06", "10002-dd-supplier", "--reason", "系统停用");
  const late = await balis("import", put("10002-原文传递补-2019-05.csv", HEAD, row("DD3")), "--beside");
  expect(late.json.files, late.codes.join()).toMatchObject([
    { number: 4, period: "2019-06", lateFor: "2019-05" },
  ]);
  expect(await balis("file", "withdraw", "4", "--reason", "误报")).toMatchObject({ exit: 0 });
  expect(await listed("2019-06")).toEqual(["10002-dd-supplier: 系统停用"]);
});

test("a month closed for a stated reason over such a file is proved as it was closed", async () => {
  await closed("2019-05");
  await balis("import", requester("2019-06", "DD7"));
  await balis("findings", "answer", "2019-06", "10002-dd-supplier", "--reason", "系统停用");
  await balis("import", supplier("2019-06", row("DD7", 10, "2019-06-06")));
  await balis("file", "withdraw", "4", "--reason", "误报");
  await settle("2019-06");
  const done = await close("2019-06", "--despite", "已催三次");
  expect([done.exit, done.json.letPass.includes("files-complete")]).toEqual([0, true]);
  expect(await balis("verify")).toMatchObject({ exit: 0, codes: [] });
});

test("a closed month says that it is closed, and why; nobody is asked for anything any more", async () => {
  await balis("import", supplier("2019-05", row("DD1"), row("DD2", "十余页")), requester("2019-05", "DD1"));
  await settle();
  expect((await balis("status", "2019-05")).json.periodFindings).toEqual({ open: 1, answered: 0 });
  expect((await balis("findings", "2019-05")).json.periods[0].closed).toBeNull();
  await close("2019-05", "--despite", "该馆已撤并");
  const said = await balis("findings", "2019-05");
  expect([said.exit, said.json.open, said.json.periods[0].closed]).toEqual([0, 0, { despite: "该馆已撤并" }]);
  expect(await listed()).toEqual(["1-rows"]);
  const shown = await text("findings 2019-05");
  expect(shown).toContain("（已关账，放行理由：该馆已撤并）：数据问题未答复 1 项，已答复 0 项");
  expect(shown).not.toContain("findings answer");
  expect((await balis("status", "2019-05")).json.periodFindings).toEqual({ open: 0, answered: 0 });
});

test("the same answer twice adds nothing and says so; another reason replaces it; so with a withdrawal", async () => {
  await balis("import", supplier("2019-05", row("DD1"), row("DD2", "十余页")), requester("2019-05", "DD1"));
  const actions = async (): Promise<number> => (await balis("log")).json.actions.length;
  const before = await actions();
  const steps: readonly (readonly [string[], boolean, number, string])[] = [
    [["1-rows", "--withdraw"], true, 0, "1-rows"],
    [["1-rows", "--reason", "甲"], false, 1, "1-rows: 甲"],
    [["1-rows", "--reason", "甲"], true, 1, "1-rows: 甲"],
    [["--kind", "rows", "--reason", "甲"], true, 1, "1-rows: 甲"],
    [["1-rows", "--reason", "乙"], false, 2, "1-rows: 乙"],
    [["--kind", "rows", "--withdraw"], false, 3, "1-rows"],
    [["--kind", "rows", "--withdraw"], true, 3, "1-rows"],
    [["1-rows", "--withdraw"], true, 3, "1-rows"],
    [["1-rows", "--reason", "乙"], false, 4, "1-rows: 乙"],
  ];
  for (const [words, isAlreadySo, more, now] of steps) {
    const { exit, json } = await answer(...words);
    expect([words, exit, json.answered.map((f: { isAlreadySo: boolean }) => f.isAlreadySo)]).toEqual([
      ...[words, 0, [isAlreadySo]],
    ]);
    expect([words, (await actions()) - before, await listed()]).toEqual([words, more, [now]]);
  }
  expect(await text("findings answer 2019-05 1-rows --reason 乙")).toContain("此前已按同一理由答复 1-rows");
  expect(await answer("--kind", "rows", "--reason", "丙")).toMatchObject({
    ...{ exit: 3, codes: ["finding-must-be-open"] },
  });
});

test("a nil return sent twice is one nil return", async () => {
  await both();
  const nil = put("10027-原文传递-2019-05.csv", HEAD);
  expect((await balis("import", nil)).exit).toBe(0);
  expect((await balis("import", nil)).exit).toBe(0);
  const { json } = await balis("findings", "2019-05");
  expect(json.periods[0].nilReturns).toEqual([{ library: "10027", kind: "dd-supplier", file: nil }]);
});

test("the doctor counts what the list counts, missing files among them, and says how either goes away", async () => {
  await closed("2019-05");
  await balis("import", requester("2019-06", "DD7"));
  const doctor = async () => {
    const { json } = await balis("doctor", "2019-06");
    const { found } = json.areas.find((a: { area: string }) => a.area === "findings");
    return found.map((f: { params: unknown; next: string }) => ({ params: f.params, next: f.next }));
  };
  expect(await doctor()).toEqual([
    {
      params: { period: "2019-06", count: 1, missing: 1 },
      next: expect.stringMatching(/导入.*balis findings answer 2019-06 编号 --reason 理由/),
    },
  ]);
  expect((await balis("findings", "2019-06")).json.open).toBe(1);
  await balis("findings", "answer", "2019-06", "--kind", "files", "--reason", "系统停用");
  expect(await doctor()).toEqual([]);
});
