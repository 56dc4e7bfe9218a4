/** 更正文件 / a whole corrected file of a closed month, and another one after the first one's month is closed too. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Alliance, allianceOf, filesOf } from "../settle/money/alliance.ts";

let alliance: Alliance | null = null;
afterAll(() => alliance?.remove());

const request = (no: string, pages: number) => ({
  ...{ no, pages, supplier: "10002", requester: "10001", day: "2019-03-06", pagesAsked: null },
});

interface Receipt {
  readonly difference: { readonly added: number; readonly removed: number; readonly changed: number };
  readonly findings: readonly { readonly code: string; readonly params: object }[];
}

test("each corrected account is held against those before it one by one, so that only what is gone is asked about", async () => {
  alliance = await allianceOf();
  const { cwd, must, json, month, close } = alliance;
  const correct = async (requests: readonly ReturnType<typeof request>[], part: string, flags = "") => {
    const [[name, text] = ["", ""]] = Object.entries(filesOf("2019-03", requests, part));
    writeFileSync(join(cwd, name), text);
    const { files } = await json<{ files: Receipt[] }>(`correct import --period 2019-03 ${name}${flags}`);
    return files[0];
  };
  await month("2019-03", filesOf("2019-03", [request("A1", 10), request("A2", 20), request("A3", 30)]));
  await must("discrepancy resolve --period 2019-03 --as supplier-right --reason 来函");
  await must("settle 2019-03");
  await close("2019-03");
  await correct([request("A1", 10), request("A2", 20), request("A3", 31)], "二");
  await must("reconcile 2019-04");
  await must("discrepancy resolve --period 2019-04 --as supplier-right --reason 来函");
  await must("settle 2019-04");
  await close("2019-04");

  const whole = await correct([request("A1", 11), request("A2", 20), request("A3", 31)], "三", " --dry-run");
  expect(whole?.difference).toMatchObject({ added: 0, removed: 0, changed: 1 });
  expect(whole?.findings).toEqual([]);
  const less = await correct([request("A1", 11), request("A3", 31)], "四");
  expect(less?.difference).toMatchObject({ added: 0, removed: 1, changed: 1 });
  expect(less?.findings.map(({ code, params }) => ({ code, ...params }))).toMatchObject([
    { code: "settled-rows-must-not-vanish", count: 1, numbers: "A2" },
  ]);
});
