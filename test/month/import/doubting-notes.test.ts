/** 行旁批注: which words beside a row say that it is not right as it stands. */
import { expect, test } from "vitest";
import { RowNotes } from "../../../src/month/import/rows/row-notes.ts";
import { doubtingWord } from "../../../src/month/import/said-of-rows.ts";
import { contextOf, rawRow } from "./reading/read-rows.ts";

test.each([
  ["页数应为12", true],
  ["数据有误", true],
  ["无误", false],
  ["待核", true],
  ["以纸质单为准", true],
  ["已退款", true],
  ["换单至SF2", true],
  ["已退费", true],
  ["红冲", true],
  ["不结", true],
  ["与RE3为同一笔", true],
  ["实际 20 页", true],
  ["未收到", true],
  ["错发", true],
  ["差错率统计", false],
  ["已收到", false],
  ["未退款", false],
  ["反应为主", false],
  ["更正：应为10页 3.00元", true],
  ["原单号SF1", true],
  ["更正：应为1kg 8.00元", true],
  ["不付", true],
  ["免单", true],
  ["撤单", true],
  ["误报", true],
  ["不应收费", true],
  ["未送达", true],
  ["refunded", true],
  ["实际提供馆：北京大学", false],
  ["第3章，反应机理", false],
] as const)("%s: %s", (note, isFound) => {
  expect(doubtingWord(note) !== null).toBe(isFound);
});

test.each([
  "以我馆为准",
  "以张三的登记为准",
  "请以纸质单为准。",
])("%s is told without whose word it is", (note) => {
  expect(doubtingWord(note)).toBe("以…为准");
});

test.each([
  ["作废", 800n, "作废"],
  ["作废", -800n, "作废"],
  ["退款作废", -800n, "作废"],
  ["已退款", 800n, "退款"],
  ["已退款", -800n, undefined],
  ["错发，应为SF2", -800n, undefined],
])("%s beside a line of a bill over %s fen: %s", (note, chargeFen, word) => {
  const notes = new RowNotes(
    contextOf({ profile: "courier-invoice", headings: ["运单号", "金额", "备注"] }).fit,
  );
  notes.see(rawRow(2, ["SF1", "8.00", note]), { chargeFen });
  expect(notes.told().map(({ problem }) => "word" in problem.params && problem.params.word)).toEqual(
    word === undefined ? [] : [word],
  );
});
