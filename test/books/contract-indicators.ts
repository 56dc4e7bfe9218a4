import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import { whole } from "../../src/core/exact.ts";
import { type Assessment, BLANK, type Target } from "../../src/review/indicator/target.ts";
import type { TypedValue } from "../../src/review/indicator/value.ts";
import { ACTION, add } from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const OF = { subproject: "2019-dd", year: "2019" };

const typed = (said: Partial<TypedValue> = {}): Fact => ({
  kind: "indicator-value-typed",
  value: {
    ...{ indicator: "satisfaction", window: "2019", library: null, text: "4165/4900" },
    ...{ value: { num: 4165n, den: 4900n }, scope: "all-channels", definition: "indicators x@1" },
    ...{ hash: "a".repeat(64), override: null, note: "", ...said },
    evidence: [{ path: "佐证/问卷.pdf", sha256: "b".repeat(64), bytes: 12 }],
  },
});

const target = (key: string, said: Partial<Target> = {}): Fact => ({
  kind: "target-set",
  target: {
    ...{ ...OF, key, name: key, firstLevel: "产出指标", secondLevel: "数量指标", text: ">= 5", unit: "笔" },
    ...{ value: { kind: "at-least", value: whole(5) }, points: { num: 5n, den: 2n }, method: "by-ratio" },
    ...{ isWithdrawn: false, ...said },
  },
});

const assessed = (said: Partial<Assessment>): Fact => ({
  kind: "target-assessed",
  assessment: { ...BLANK, ...OF, key: "a", cutOff: null, ...said },
});

export function indicatorsContract({ store }: Subject): void {
  describe("indicators", () => {
    test("a typed value corrected later is a new fact; the earlier one is kept; the same again adds nothing", async () => {
      await add(store(), [typed()]);
      expect(await store().apply(() => [typed()], ACTION)).toEqual({ added: 0, present: 1 });
      await add(store(), [typed({ text: "90%", value: { num: 9n, den: 10n } }), typed({ library: "10002" })]);
      const all = await store().read.indicatorValues();
      expect(all.map((v) => [v.text, v.library, v.value.num, v.operator])).toEqual([
        ["4165/4900", null, 4165n, "王会计"],
        ["90%", null, 9n, "王会计"],
        ["4165/4900", "10002", 4165n, "王会计"],
      ]);
      expect(all[0]?.evidence).toEqual([{ path: "佐证/问卷.pdf", sha256: "b".repeat(64), bytes: 12 }]);
      expect(await store().read.indicatorValues({ indicator: "other" })).toEqual([]);
      expect(await store().read.indicatorValues({ window: "2018" })).toEqual([]);
    });

    test("the latest target of a key stands, in its first place; a withdrawn one does not", async () => {
      await add(store(), [target("a"), target("b"), target("c", { year: "2020" })]);
      await add(store(), [target("a", { unit: "册" }), target("b", { isWithdrawn: true }), target("d")]);
      const keys = async () => (await store().read.targets(OF)).map((t) => `${t.key} ${t.unit}`);
      expect(await keys()).toEqual(["a 册", "d 笔"]);
      expect((await store().read.targets(OF))[0]?.points).toEqual({ num: 5n, den: 2n });
      await add(store(), [target("b")]);
      expect(await keys()).toEqual(["a 册", "b 笔", "d 笔"]);
    });

    test("what is said of a year and of a month are two; the latest of each stands", async () => {
      await add(store(), [assessed({ reason: "1" }), assessed({ cutOff: 7, likelihood: "possible" })]);
      await add(store(), [assessed({ reason: "2", actual: whole(4) }), assessed({ key: "b" })]);
      const found = await store().read.assessments(OF);
      expect(found.map((a) => [a.key, a.cutOff, a.reason, a.likelihood])).toEqual([
        ["a", null, "2", null],
        ["a", 7, "", "possible"],
        ["b", null, "", null],
      ]);
      expect(found[0]?.actual).toEqual(whole(4));
      expect(await store().read.assessments({ ...OF, year: "2018" })).toEqual([]);
    });

    test("a sub-project's head is the latest one", async () => {
      const head = { project: "项目", department: "", unit: "", leader: "", phone: "", goal: "目标" };
      expect(await store().read.subprojectHead(OF)).toBeNull();
      await add(store(), [{ kind: "subproject-described", ...OF, head }]);
      await add(store(), [{ kind: "subproject-described", ...OF, head: { ...head, leader: "张" } }]);
      expect(await store().read.subprojectHead(OF)).toEqual({ ...head, leader: "张" });
    });
  });
}
