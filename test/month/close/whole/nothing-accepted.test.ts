/** A month whose files hold no accepted record is settled to nothing and closed, so that it bars no later one. */
import { expect, test } from "vitest";
import { HEAD, oneMonth, row } from "./one-month.ts";

const { balis, close, closed, put, requester, supplier } = oneMonth();

const next = async (): Promise<unknown> => (await balis("status")).json.next;

/** Both sides of one request, so that there is something to settle. */
const bothSides = (month: string) => [
  ...[supplier(month, row(`DD-${month}`, 10, `${month}-06`)), requester(month, `DD-${month}`)],
];

test("a late file of which every row is set aside: reconciled and settled to nothing, closed for a stated reason", async () => {
  await closed("2019-05");
  const late = put("10027-原文传递-2019-05.csv", HEAD, "DD9,北京大学,2019-05-06,满足,期刊论文,特急,10,3.00");
  expect((await balis("import", late)).json.files).toMatchObject([{ period: "2019-06" }]);
  expect(await next()).toEqual({ step: "settle", period: "2019-06" });
  expect((await balis("reconcile", "2019-06")).exit).toBe(0);
  expect((await balis("settle", "2019-06")).exit).toBe(0);
  expect(await next()).toEqual({ step: "close", period: "2019-06" });
  expect(await close("2019-06")).toMatchObject({
    exit: 3,
    // Nobody has sent June's own files.
    codes: [
      ...["period-must-pass-its-gates", "rows-must-be-corrected"],
      ...Array(3).fill("expected-files-must-be-here"),
    ],
  });
  expect(await close("2019-06", "--despite", "系统停用")).toMatchObject({ exit: 0, codes: [] });
  await balis("import", put("10027-原文传递-2019-07.csv", HEAD));
  await closed("2019-07");
  expect(await balis("verify")).toMatchObject({ exit: 0, codes: [] });
});

test("nil returns alone are settled to nothing, with or without being reconciled, and the month is closed", async () => {
  await balis("import", put("10002-原文传递-2019-04.csv", HEAD));
  expect(await next()).toEqual({ step: "settle", period: "2019-04" });
  expect((await balis("settle", "2019-04")).exit).toBe(0);
  expect((await balis("reconcile", "2019-04")).exit).toBe(0);
  expect((await balis("settle", "2019-04")).json.current).toBe(true);
  expect(await close("2019-04")).toMatchObject({ exit: 0, codes: [] });
  await closed("2019-05");
  expect(await balis("verify")).toMatchObject({ exit: 0, codes: [] });
});

test("a record that comes after the nil return has to be reconciled before the month is settled and closed", async () => {
  await balis("import", put("10027-原文传递-2019-05.csv", HEAD));
  expect((await balis("settle", "2019-05")).exit).toBe(0);
  await balis("import", ...bothSides("2019-05"));
  expect((await close("2019-05")).codes).toContain("service-must-be-reconciled");
  expect((await balis("settle", "2019-05")).codes).toEqual(["period-must-be-reconciled"]);
  await balis("reconcile", "2019-05");
  expect((await close("2019-05")).codes).toContain("settlement-must-be-current");
  await balis("settle", "2019-05");
  expect((await close("2019-05")).exit).toBe(0);
});

test("a month that all its files have left bars no later one", async () => {
  const [supplier = "", requester = ""] = bothSides("2019-05");
  await balis("import", supplier, requester, "--period", "2019-04", "--despite", "name,rows");
  await balis("import", supplier, requester);
  expect((await balis("reconcile", "2019-05")).exit).toBe(0);
  await balis("settle", "2019-05");
  expect(await next()).toEqual({ step: "close", period: "2019-05" });
  expect(await close("2019-05")).toMatchObject({ exit: 0, codes: [] });
});
