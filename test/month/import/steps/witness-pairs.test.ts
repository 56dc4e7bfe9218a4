/**
 * Law: whoever contradicts whomever, it is a question. Every pair of witnesses is heard, the one saying one thing and the other
 * another, while all others say nothing; where they agree the file is taken.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { balis, imported, newBooks, removeBooks, text, workbook } from "../books.ts";

afterAll(removeBooks);
beforeAll(async () => {
  await newBooks();
  const own = "recognise: {required: [requestNo, supplier], forbidden: []}\npriority: 5\n";
  text("own.yaml", `profile: own\nextends: dd-supplier\n${own}`);
  await balis("profile", "save", "own.yaml");
  for (const code of CODES) {
    for (const base of ["dd-supplier", "own"]) {
      text("p.yaml", `profile: ${base}-${code}\nextends: ${base}\nlibrary: {code: "${code}"}\n`);
      await balis("profile", "save", "p.yaml");
    }
  }
});

const CODES = ["10001", "10003"] as const;
const NAMES: Readonly<Record<string, string>> = { "10001": "北京大学", "10003": "清华大学" };
const MONTHS = ["2019-05", "2019-06"] as const;

/** What speaks, and what it says; the rest of the file says nothing of it. */
interface Spoken {
  flag?: string;
  profile?: string;
  name?: string;
  title?: string;
  sheet?: string;
  rows?: string;
}

const PAIRS_OF_LIBRARY = pairs(["flag", "profile", "name", "title", "sheet", "rows"]);
const PAIRS_OF_PERIOD = pairs(["flag", "name", "title", "sheet", "rows"]);

function pairs(all: readonly (keyof Spoken)[]): [keyof Spoken, keyof Spoken][] {
  return all.flatMap((a, i) => all.slice(i + 1).map((b): [keyof Spoken, keyof Spoken] => [a, b]));
}

let files = 0;
async function outcome(library: Spoken, period: Spoken): Promise<string[]> {
  files += 1;
  const head = [
    "申请单号",
    ...(library.rows ? ["提供馆"] : []),
    "请求馆",
    "提供日期",
    "状态",
    "文献类型",
    "页数",
  ];
  const day = period.rows ? `${period.rows}-06` : "";
  const status = period.rows ? "满足" : "取消";
  const row = [
    "DD1",
    ...(library.rows ? [NAMES[library.rows] ?? ""] : []),
    "中国人民大学",
    day,
    status,
    "期刊论文",
    "10",
  ];
  const title = [NAMES[library.title ?? ""], period.title].filter((t) => t !== undefined);
  const sheet = [NAMES[library.sheet ?? ""], period.sheet].filter((t) => t !== undefined);
  const rows = [...(title.length === 0 ? [] : [[title.join(" ")]]), head, row];
  const name = `${[library.name, period.name, `明细${files}`].filter((t) => t !== undefined).join("-")}.xlsx`;
  await workbook(name, [{ name: sheet.join(" ") || "Sheet1", rows }]);
  const base = library.rows ? "own" : "dd-supplier";
  const profile = library.profile ? `${base}-${library.profile}` : base;
  return imported(
    ...[name, "--profile", profile, "--dry-run"],
    ...(library.flag ? ["--library", library.flag] : []),
    ...(period.flag ? ["--period", period.flag] : []),
  );
}

describe("of the library", () => {
  test.each(PAIRS_OF_LIBRARY)("%s and %s", async (a, b) => {
    const [one, other] = CODES;
    const month = { name: "2019-05" };
    expect(await outcome({ [a]: one, [b]: other }, month)).toEqual(["file-witnesses-must-agree"]);
    expect(await outcome({ [a]: one, [b]: one }, month)).toEqual([`dry-run ${one} 2019-05`]);
  });
});

describe("of the period", () => {
  test.each(PAIRS_OF_PERIOD)("%s and %s", async (a, b) => {
    const [one, other] = MONTHS;
    const library = { flag: "10001" };
    expect(await outcome(library, { [a]: one, [b]: other })).toEqual(["file-witnesses-must-agree"]);
    expect(await outcome(library, { [a]: one, [b]: one })).toEqual([`dry-run 10001 ${one}`]);
  });
});
