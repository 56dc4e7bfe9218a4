/** Whose line is whose in 各馆使用经费: members by name, however short their agreement; who is no member is named for it. */
import { describe, expect, test } from "vitest";
import { membersIn, usedRows, userName } from "../../../src/papers/report/funds/used-rows.ts";
import { reportWords } from "../../../src/papers/report/words/report.ts";
import type { Agreement } from "../../../src/registry/library.ts";

const MAY = { from: "2019-05-01", to: "2019-05-31" };
const agreement = (library: string, from: string, to: string | null, role: Agreement["role"] = "member") =>
  ({ library, service: "dd", role, from, to }) as Agreement;

describe("a member of the span", () => {
  test.each([
    ["leaves in its middle", "2019-01-01", "2019-05-15", true],
    ["joins in its middle", "2019-05-15", null, true],
    ["leaves on its first day", "2019-01-01", "2019-05-01", true],
    ["left on the day before", "2019-01-01", "2019-04-30", false],
    ["joins on its last day", "2019-05-31", null, true],
    ["joins on the day after", "2019-06-01", null, false],
  ])("one that %s: %s to %s", (_, from, to, isMember) => {
    expect(membersIn([agreement("10003", from, to)], MAY).has("10003")).toBe(isMember);
  });

  test("an outside source has an agreement and is no member", () => {
    expect(membersIn([agreement("EXT-NLC", "2019-01-01", null, "external")], MAY).size).toBe(0);
  });
});

test("each requester has a line: who left in the month by its name, who is no member or is not named for what it is", () => {
  const members = membersIn([agreement("10003", "2019-01-01", "2019-05-15")], MAY);
  const facts = { members, libraries: new Map() };
  const users = ["corrected", null, "EXT-NLC", "none", "10003"] as const;
  const rows = usedRows(
    users.map((user) => [user, []] as const),
    facts,
  );
  for (const language of ["zh-CN", "en"] as const) {
    const names = rows.map(({ user }) => userName(user, facts, reportWords[language]));
    expect(names).toEqual(
      {
        "zh-CN": [
          "10003",
          "EXT-NLC（非成员馆）",
          "（请求馆未注明）",
          "不属于任何一笔申请的金额",
          "更正已关账月份：不属于任何一笔申请的金额",
        ],
        en: [
          "10003",
          "EXT-NLC (not a member)",
          "(requester not stated)",
          "Amounts not attributable to single requests",
          "Corrections of closed months not attributable to single requests",
        ],
      }[language],
    );
  }
});
