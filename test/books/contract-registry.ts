import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import { hashText } from "../../src/core/io/hash.ts";
import { verifyLog } from "../../src/people/action-log.ts";
import type { Library } from "../../src/registry/library.ts";
import type { SubjectStep } from "../../src/registry/subject-step.ts";
import { type RuleVersion, ruleName } from "../../src/rules/rules.ts";
import { ACTION, add, MAY, settlementOf } from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const RUC: Library = {
  code: "10002",
  nameZh: "中国人民大学图书馆",
  nameEn: "Renmin University of China Library",
  kind: "university",
  district: "海淀区",
  certainty: "A",
  source: "学校代码",
};

const RULE: RuleVersion<"dd-subsidy"> = {
  part: "dd-subsidy",
  pack: "balis-dd",
  version: "2017-01-01",
  from: "2017-01-01",
  to: null,
  sample: true,
  notice: { title: "样例", number: null, date: null, source: "样例", certainty: "sample" },
  hash: "d".repeat(64),
  body: {
    rate: { num: 85n, den: 100n },
    basis: "lower",
    rewardPerRequestFen: 0n,
    capPerRequestFen: null,
    capPerLibraryPeriodFen: 9_007_199_254_740_991n,
    capPerLibraryYearFen: null,
    externalPayee: "agent",
  },
};

const library = (said: Partial<Library> = {}): Fact => ({
  kind: "library-recorded",
  library: { ...RUC, ...said },
});

export function registryContract({ store, another }: Subject): void {
  describe("registry, settings and rules", () => {
    test("what was recorded comes back as it was", async () => {
      const alias = { text: "人大", code: "10002", from: "2019-01-01", to: null };
      const agreement = {
        library: "10002",
        service: "dd",
        role: "member",
        from: "2019-01-01",
        to: "2020-12-31",
      } as const;
      await add(store(), [
        library(),
        { kind: "alias-recorded", alias },
        { kind: "agreement-recorded", agreement },
        { kind: "profile-saved", name: "人大", text: "a: 1\n", hash: "e".repeat(64) },
        { kind: "rule-enacted", rule: RULE },
      ]);
      expect(await store().read.libraries()).toEqual([RUC]);
      expect(await store().read.aliases()).toEqual([alias]);
      expect(await store().read.agreements()).toEqual([agreement]);
      expect(await store().read.profiles()).toEqual([{ name: "人大", text: "a: 1\n", hash: "e".repeat(64) }]);
      expect(await store().read.rules()).toEqual([RULE]);
    });

    test("a list that was read is read anew when anybody has written, and is for who asked alone", async () => {
      const [{ read }, other] = [store(), await another()];
      const seen = async (): Promise<unknown> => [await read.libraries(), await read.rules()];
      expect(await seen()).toEqual([[], []]);
      await add(other, [library()]);
      expect(await seen()).toEqual([[RUC], []]);
      await add(store(), [{ kind: "rule-enacted", rule: RULE }]);
      expect(await seen()).toEqual([[RUC], [RULE]]);
      (await read.libraries()).pop();
      (await read.rules()).pop();
      expect(await seen()).toEqual([[RUC], [RULE]]);
      await store().apply(() => [library({ nameZh: "别馆" })], ACTION, { dryRun: true });
      expect(await seen()).toEqual([[RUC], [RULE]]);
    });

    test("official names, closings and what a later version says of them come back; no figure rests on them", async () => {
      const official = { text: "中国人民大学", code: "10002", from: "1950-10-03", to: null } as const;
      const closed = { on: "2019-05-14", into: "10001" };
      await add(store(), [library(), { kind: "alias-recorded", alias: official }]);
      const digest = await store().read.rulesDigest();
      await add(store(), [
        library({ closed }),
        { kind: "alias-recorded", alias: { ...official, isOfficial: true } },
      ]);
      expect(await store().read.libraries()).toEqual([{ ...RUC, closed }]);
      expect(await store().read.aliases()).toEqual([{ ...official, isOfficial: true }]);
      expect(await store().read.rulesDigest()).toBe(digest);
      await add(store(), [library({ closed: { on: "2019-05-14", into: null } })]);
      expect((await store().read.libraries())[0]?.closed).toEqual({ on: "2019-05-14", into: null });
      await add(store(), [library()]);
      expect(await store().read.libraries()).toEqual([RUC]);
    });

    test("steps of a subject service library come back with who recorded them, undone ones with the reason; none is changed", async () => {
      const evidence = [{ path: "核实.pdf", sha256: "f".repeat(64), bytes: 12 }];
      const of = { library: "10002", service: "dd" } as const;
      const applied: SubjectStep = {
        ...{ ...of, number: 1, step: "apply", day: "2018-09-03", text: "申请" },
        ...{ conclusion: null, document: "", evidence: [] },
      };
      const verified: SubjectStep = {
        ...{ ...of, number: 2, step: "verify", day: "2018-10-08", text: "合格" },
        ...{ conclusion: "pass", document: "〔2018〕3号", evidence },
      };
      const recorded = (step: SubjectStep): Fact => ({ kind: "subject-step-recorded", step });
      await add(store(), [recorded(verified), recorded(applied)]);
      await add(store(), [recorded(applied)]);
      const undone: Fact = { kind: "subject-step-undone", undone: { ...of, number: 2, reason: "误" } };
      await add(store(), [undone]);
      const { at, operator } = ACTION;
      expect(await store().read.subjectSteps()).toEqual([
        { ...applied, at, operator, undone: null },
        { ...verified, at, operator, undone: "误" },
      ]);
      await expect(add(store(), [recorded({ ...applied, day: "2018-09-04" })])).rejects.toThrow(
        "fact-must-not-change",
      );
      const stray: Fact = { kind: "subject-step-undone", undone: { ...of, number: 7, reason: "误" } };
      await expect(add(store(), [stray])).rejects.toThrow();
      const unjudged = recorded({ ...verified, number: 3, conclusion: null });
      await expect(add(store(), [unjudged])).rejects.toThrow();
    });

    test("a saved profile that is removed no longer counts, until it is saved again", async () => {
      const own = { name: "人大", text: "a: 1\n", hash: "e".repeat(64) };
      await add(store(), [{ kind: "profile-saved", ...own }]);
      await add(store(), [{ kind: "profile-removed", ...own }]);
      expect(await store().read.profiles()).toEqual([]);
      await add(store(), [{ kind: "profile-saved", ...own }]);
      expect(await store().read.profiles()).toEqual([own]);
    });

    test("the latest version of a library is in force, and the same again is no new one", async () => {
      await add(store(), [library(), library({ code: "10001", nameZh: "北京大学图书馆" })]);
      await add(store(), [library({ nameZh: "人民大学图书馆" })]);
      expect(await store().apply(() => [library({ nameZh: "人民大学图书馆" })], ACTION)).toEqual({
        added: 0,
        present: 1,
      });
      expect((await store().read.libraries()).map((l) => [l.code, l.nameZh])).toEqual([
        ["10001", "北京大学图书馆"],
        ["10002", "人民大学图书馆"],
      ]);
    });

    test("an agreement that ends replaces the open-ended one of the same beginning", async () => {
      const open = { library: "10002", service: "dd", role: "member", from: "2019-01-01", to: null } as const;
      await add(store(), [{ kind: "agreement-recorded", agreement: open }]);
      await add(store(), [{ kind: "agreement-recorded", agreement: { ...open, to: "2019-06-30" } }]);
      expect(await store().read.agreements()).toEqual([{ ...open, to: "2019-06-30" }]);
    });

    test("what a settlement rested on stands as it did then, whatever was recorded since", async () => {
      const open = { library: "10002", service: "dd", role: "member", from: "2019-01-01", to: null } as const;
      await add(store(), [library(), { kind: "agreement-recorded", agreement: open }]);
      await add(store(), [library({ district: "昌平区" }), { kind: "rule-enacted", rule: RULE }]);
      await add(store(), settlementOf(1, MAY, []));
      await add(store(), [
        library({ district: "延庆区" }),
        library({ code: "10001" }),
        { kind: "agreement-recorded", agreement: { ...open, to: "2019-06-30" } },
        { kind: "rule-enacted", rule: { ...RULE, version: "2020", from: "2020-01-01" } },
      ]);
      const { registry, rules } = await store().read.standingAt(1);
      expect(registry.libraries.map((l) => [l.code, l.district])).toEqual([["10002", "昌平区"]]);
      expect(registry.agreements).toEqual([open]);
      expect(rules).toEqual([RULE]);
    });

    test("an enacted rule version never changes", async () => {
      await add(store(), [{ kind: "rule-enacted", rule: RULE }]);
      const other = { ...RULE, body: { ...RULE.body, rate: { num: 86n, den: 100n } } };
      await expect(add(store(), [{ kind: "rule-enacted", rule: other }])).rejects.toMatchObject({
        code: "fact-must-not-change",
        params: { what: "rule-version" },
      });
    });

    test("each rule version is sealed by the action that enacts it, in a log that holds", async () => {
      expect(await store().read.ruleSeals()).toEqual([]);
      await add(store(), [{ kind: "rule-enacted", rule: RULE }]);
      await add(store(), [
        library(),
        { kind: "rule-enacted", rule: { ...RULE, version: "2020", from: "2020-01-01" } },
      ]);
      const seals = await store().read.ruleSeals();
      expect(seals.map((s) => [s.name, s.from])).toEqual([
        [ruleName(RULE), RULE.from],
        [ruleName({ ...RULE, version: "2020" }), "2020-01-01"],
      ]);
      for (const { now, enacted } of seals) expect([now, now?.length]).toEqual([enacted, 64]);
      expect(new Set(seals.map((s) => s.now)).size).toBe(2);
      const rows = (await store().read.actions()).reverse();
      expect(rows.map((row) => Object.keys(row.seal?.rules ?? {}).length)).toEqual([1, 1]);
      expect(rows[1]?.seal?.added).toEqual({ "library-recorded": 1, "rule-enacted": 1 });
      expect(verifyLog(rows, hashText)).toBeNull();
    });

    test("the rules' digest changes with every library, setting and rule, and not with their order", async () => {
      const seen = new Set([await store().read.rulesDigest()]);
      const facts: Fact[] = [
        library(),
        { kind: "setting-recorded", name: "a", value: "1" },
        { kind: "rule-enacted", rule: RULE },
      ];
      for (const fact of facts) {
        await add(store(), [fact]);
        seen.add(await store().read.rulesDigest());
      }
      expect(seen.size).toBe(4);
      const before = await store().read.rulesDigest();
      await add(store(), [library({ district: "" })]);
      expect(await store().read.rulesDigest()).not.toBe(before);
      await add(store(), [library()]);
      expect(await store().read.rulesDigest()).toBe(before);
    });

    test("actions are listed with the newest first, as many as asked for", async () => {
      for (const name of ["a", "b", "c"]) {
        await store().apply(() => [{ kind: "setting-recorded", name, value: "1" }], {
          ...ACTION,
          command: name,
        });
      }
      expect((await store().read.actions({ last: 2 })).map((a) => [a.number, a.command])).toEqual([
        [3, "c"],
        [2, "b"],
      ]);
    });
  });
}
