/** The agreement's targets from a file of their own. */
import { describe, expect, test } from "vitest";
import { parseAgreedTarget } from "../../../src/review/subproject/agreed-target.ts";
import { readAgreedTargets } from "../../../src/review/subproject/io/read-agreed-targets.ts";

const read = (rows: string, subproject = "2022-jx") =>
  readAgreedTargets({ file: "协议.yaml", text: `subproject: 2022-jx\ntargets:\n${rows}\n` }, subproject);

describe("a file of the agreement's targets", () => {
  test.each([
    ['{ key: records, name: 加工记录数, target: ">= 3100", unit: "条" }', "records: 加工记录数>=3100 条"],
    [
      '{ key: on-time, name: 上线率, target: "≥90%", unit: "%", window: cycle }',
      "on-time: 上线率>=90% @cycle",
    ],
    ['{ key: days, name: 平均用时, target: "<= 3.8", unit: 工作日 }', "days: 平均用时<=3.8 工作日"],
    ["{ key: rules, name: 共享机制, target: 基本建立 }", "rules: 共享机制=基本建立"],
    [
      '{ key: training, name: 培训, target: ">= 35", unit: 人次, window: every-year }',
      "training: 培训>=35 人次 @every-year",
    ],
  ])("%s is the target %s", (row, typed) => {
    expect(read(`  - ${row}`)).toEqual([parseAgreedTarget(typed)]);
  });

  test("is refused with its place: a window that there is not, a key twice, another sub-project", () => {
    const row = "{ key: k, name: 查新, target: '>= 20', unit: 项 }";
    expect(() => read("  - { key: k, name: 查新, target: '>= 20', window: yearly }")).toThrow(
      "target-file-must-be-valid",
    );
    expect(() => read(`  - ${row}\n  - ${row}`)).toThrow("target-file-must-be-valid");
    expect(() => read(`  - ${row}`, "2023-zx")).toThrow("agreed-targets-must-be-of-the-subproject");
  });
});
