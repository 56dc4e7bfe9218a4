/** The same decision once more: nothing is added, and the answer says so. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { booksWithDisputes, type Disputes } from "./books-with-disputes.ts";

let books: Disputes;
beforeAll(async () => {
  books = await booksWithDisputes();
}, 60_000);
afterAll(() => books.remove());

const events = async (id: string): Promise<string[]> =>
  (await books.store.read.discrepancyHistory(id)).map(({ event }) => event);
const lastAction = async (): Promise<number | undefined> =>
  (await books.store.read.actions({ last: 1 }))[0]?.number;

test("the same kind and reason says that it stands already; exit 0, no second line of history, no action", async () => {
  const { id } = await books.of("DD3");
  const resolve = `discrepancy resolve ${id} --as write-off --reason 邮件确认`;
  expect((await books.balis(resolve)).stdout).toContain("可结算 0 笔");
  const before = await lastAction();
  const again = await books.balis(resolve);
  expect([again.exit, again.stdout]).toEqual([
    ...[0, `${id} DD3：已按同样的理由作过这一处理（不予结算），没有改动\n`],
  ]);
  expect([await events(id), await lastAction()]).toEqual([["made"], before]);
  const { resolved, unchanged } = JSON.parse((await books.balis(`--json ${resolve}`)).stdout);
  expect([resolved, unchanged]).toEqual([[], [id]]);
});

test.each([
  ["another reason", "--as agreed-value --pages 8 --reason 电话确认"],
  ["another value", "--as agreed-value --pages 9 --reason 电话确认"],
  ["another kind", "--as requester-right --reason 电话确认"],
])("%s is another decision", async (_, asked) => {
  const { id } = await books.of("DD2");
  if ((await events(id)).length === 0)
    await books.balis(`discrepancy resolve ${id} --as agreed-value --pages 8 --reason 邮件确认`);
  const before = (await events(id)).length;
  const { stdout } = await books.balis(`discrepancy resolve ${id} ${asked}`);
  expect([stdout.includes("没有改动"), (await events(id)).length]).toEqual([false, before + 1]);
  expect((await books.balis(`discrepancy resolve ${id} ${asked}`)).stdout).toContain("没有改动");
});

test("withdrawn and made again it is a decision again; of several only those that stand are left as they are", async () => {
  const [three, five] = [await books.of("DD3"), await books.of("DD5")];
  await books.balis(`discrepancy withdraw ${three.id} --reason 看错了`);
  await books.balis(`discrepancy resolve ${five.id} --as write-off --reason 邮件确认`);
  const both = `discrepancy resolve ${three.id} ${five.id} --as write-off --reason 邮件确认`;
  const { resolved, unchanged } = JSON.parse((await books.balis(`--json ${both}`)).stdout);
  expect([resolved.map((r: { id: string }) => r.id), unchanged]).toEqual([[three.id], [five.id]]);
  expect(await events(three.id)).toEqual(["made", "withdrawn", "made"]);
});

test("who was asked to see to it is asked again for another reason only", async () => {
  const { id } = await books.of("DD4");
  const assign = `discrepancy assign ${id} --to 李四`;
  await books.balis(`${assign} --reason 请核对`);
  for (const same of [assign, `${assign} --reason 请核对`])
    expect((await books.balis(same)).stdout).toBe("1 条原已如此，没有改动\n");
  expect((await books.balis(`${assign} --reason 请再核对`)).stdout).toBe("1 条：负责人 李四，期限 不变\n");
  expect(await events(id)).toEqual(["assigned", "assigned"]);
});
