/** 行旁批注: which words beside a row say that it is not right as it stands. */
import { expect, test } from "vitest";
import { doubtingWord } from "../../../src/month/import/said-of-rows.ts";

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
