import fc from "fast-check";
import { expect, test } from "vitest";
import { hashText } from "../../src/core/io/hash.ts";
import {
  earlierHash,
  type LoggedAction,
  type LogRow,
  sealOf,
  verifyLog,
} from "../../src/people/action-log.ts";

const action = (number: number): LoggedAction => ({
  number,
  at: `2019-06-0${number}T01:30:00Z`,
  operator: "李会计",
  user: "li",
  command: `balis import ${number}.csv`,
});

/** Rows 1..n, the first `unsealed` of them from before the log was sealed. */
function log(n: number, unsealed: number): LogRow[] {
  const rows: LogRow[] = [];
  let previous = "";
  for (let number = 1; number <= n; number++) {
    const row = action(number);
    if (number <= unsealed) {
      rows.push({ ...row, user: null, seal: null });
      continue;
    }
    previous = number === unsealed + 1 ? earlierHash(rows, hashText) : previous;
    const seal = sealOf(row, { added: { records: number }, previous, hash: hashText });
    previous = seal.hash;
    rows.push({ ...row, seal });
  }
  return rows;
}

const found = (rows: readonly LogRow[]) => {
  const broken = verifyLog(rows, hashText);
  return broken && [broken.code, (broken.params as { number: number }).number];
};

/** The log with one row changed. */
const edited = (rows: readonly LogRow[], number: number, change: Partial<LogRow>): LogRow[] =>
  rows.map((row) => (row.number === number ? { ...row, ...change } : row));

test("a log that nobody touched holds: empty, all old, all sealed, and old then sealed", () => {
  for (const [n, unsealed] of [
    [0, 0],
    [3, 3],
    [5, 0],
    [5, 3],
  ] as const)
    expect(found(log(n, unsealed))).toBeNull();
});

test("an edited field of a sealed row is found at that row, whichever field and row", () => {
  const change = fc.constantFrom<Partial<LogRow>>(
    { at: "2019-06-09T00:00:00Z" },
    { operator: "王会计" },
    { user: "wang" },
    { user: null },
    { command: "balis status" },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), change, (number, changed) => {
      expect(found(edited(log(9, 0), number, changed))).toEqual(["action-must-match-its-hash", number]);
    }),
  );
});

test("what an action is said to have added is sealed, too", () => {
  const rows = log(3, 0);
  const seal = rows[1]?.seal;
  if (!seal) throw new Error("sealed");
  const more = { ...seal, added: { records: 7 } };
  expect(found(edited(rows, 2, { seal: more }))).toEqual(["action-must-match-its-hash", 2]);
});

test("a row edited together with its hash breaks the next one", () => {
  const rows = log(4, 0);
  const row = { ...action(2), operator: "王会计" };
  const previous = rows[1]?.seal?.previous ?? "";
  const seal = sealOf(row, { added: { records: 2 }, previous, hash: hashText });
  expect(found(edited(rows, 2, { ...row, seal }))).toEqual(["action-must-follow-the-one-before", 3]);
});

test("a row taken out, put in, or without its seal is found", () => {
  const rows = log(5, 0);
  expect(found(rows.filter((row) => row.number !== 3))).toEqual(["action-must-follow-the-one-before", 4]);
  expect(found(edited(rows, 3, { seal: null }))).toEqual(["action-must-be-sealed", 3]);
  expect(found([...rows, { ...action(6), seal: null }])).toEqual(["action-must-be-sealed", 6]);
});

test("rows from before the log was sealed are covered by the first sealed one", () => {
  const rows = log(5, 3);
  expect(found(edited(rows, 2, { operator: "王会计" }))).toEqual(["action-must-follow-the-one-before", 4]);
  expect(found(rows.slice(1))).toEqual(["action-must-follow-the-one-before", 4]);
});
