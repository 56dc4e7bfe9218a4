/** A saved format that nothing tells apart from the one it extends is never chosen by itself, and is told so when it is saved. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { balis, newBooks, removeBooks, text } from "../books.ts";

beforeAll(newBooks);
afterAll(removeBooks);

async function isNoted(more: string): Promise<boolean> {
  text("own.yaml", `profile: own\nextends: dd-supplier\n${more}\n`);
  const asked = await balis("profile", "save", "own.yaml");
  const { usedOnlyByName } = JSON.parse(asked.stdout) as { usedOnlyByName: boolean };
  const { stdout } = await balis("profile", "save", "own.yaml", "--text");
  expect(stdout.includes("--profile own")).toBe(usedOnlyByName);
  return usedOnlyByName;
}

test.each([
  "leaveOut: {状态: [测试]}",
  "combine: {by: [requestNo], add: [pages]}",
  "sheets: all",
  'library: {code: "10008"}',
  "columns: {pages: {headings: [页数]}}",
])("%s tells no file apart", async (more) => {
  expect(await isNoted(more)).toBe(true);
});

test.each([
  "leaveOut: {状态: [测试]}\nrecognise: {headings: [批次]}",
  "leaveOut: {状态: [测试]}\npriority: 1",
  "leaveOut: {业务类型: [测试]}",
  "columns: {requestNo: {headings: [请求编号]}}",
  "ignored: [其中税额]",
  "columns: {feeFen: {unit: fen}}",
  "sheets: {name: 明细}",
  "heading: {row: 30}",
])("%s does", async (more) => {
  expect(await isNoted(more)).toBe(false);
});
