import { describe, expect, test } from "vitest";
import type { Agreement } from "../../src/registry/library.ts";
import {
  lastSubjectStep,
  planSubjectStep,
  type StoredSubjectStep,
  type SubjectStepSaid,
  subjectLibraries,
} from "../../src/registry/subject-step.ts";

const AGREEMENT: Agreement = {
  ...{ library: "10002", service: "dd", role: "subject-service", from: "2018-11-01", to: null },
};
const APPLIED: SubjectStepSaid = {
  ...{ step: "apply", day: "2018-09-03", text: "申请", conclusion: null, document: "", evidence: [] },
};
const SCOPE: SubjectStepSaid = { ...APPLIED, step: "scope", day: "2018-09-10", text: "法学、经济学" };
const PASSED: SubjectStepSaid = { ...SCOPE, step: "verify", day: "2018-10-08", conclusion: "pass" };
const FAILED: SubjectStepSaid = { ...PASSED, conclusion: "fail" };

function recorded(...said: SubjectStepSaid[]): StoredSubjectStep[] {
  const by = { at: "2019-06-03T01:30:00Z", operator: "李会计", undone: null };
  return said.map((s, i) => ({ library: "10002", service: "dd", number: i + 1, ...s, ...by }));
}

const plan = (steps: readonly StoredSubjectStep[], wanted: SubjectStepSaid, agreements = [AGREEMENT]) =>
  planSubjectStep({ library: "10002", service: "dd", agreements, steps }, wanted);

const gaps = (on: string, ...said: SubjectStepSaid[]) =>
  subjectLibraries({ agreements: [AGREEMENT], steps: recorded(...said), on: () => on })[0]?.gaps;

describe("the steps of a subject service library", () => {
  test("the first step is number 1; of another library or service it says nothing", () => {
    const others = recorded(APPLIED).flatMap((s) => [
      { ...s, library: "10001" },
      { ...s, service: "ill" as const },
    ]);
    expect(plan(others, APPLIED)).toEqual({ library: "10002", service: "dd", number: 1, ...APPLIED });
  });

  test("a library without such an agreement for the service is refused", () => {
    const member: Agreement = { ...AGREEMENT, role: "member" };
    const lending: Agreement = { ...AGREEMENT, service: "ill" };
    const elsewhere: Agreement = { ...AGREEMENT, library: "10001" };
    expect(() => plan([], APPLIED, [member, lending, elsewhere])).toThrow(
      "subject-library-must-have-agreement",
    );
  });

  test.each([SCOPE, PASSED])("nothing is recorded before an application stands: $step", (step) => {
    expect(() => plan([], step)).toThrow("subject-step-must-follow-application");
    const undone = recorded(APPLIED).map((s) => ({ ...s, undone: "误" }));
    expect(() => plan(undone, step)).toThrow("subject-step-must-follow-application");
  });

  test("a day before the last step's is a question; the same day is not", () => {
    const early = { ...PASSED, day: "2018-09-02" };
    expect(() => plan(recorded(APPLIED), early)).toThrow("subject-steps-must-be-in-order");
    expect(plan(recorded(APPLIED), { ...PASSED, day: "2018-09-03" }).number).toBe(2);
  });

  test("said again it is there already, wherever its file lies; said otherwise of the same day it is refused", () => {
    const file = (path: string, sha256: string) => ({ path, sha256, bytes: 1 });
    const steps = recorded({ ...APPLIED, evidence: [file("a.pdf", "a")] }, SCOPE);
    expect(plan(steps, { ...APPLIED, evidence: [file("archive/a.pdf", "a")] })).toBe(steps[0]);
    expect(() => plan(steps, { ...APPLIED, evidence: [file("a.pdf", "b")] })).toThrow(
      "subject-step-must-be-one-a-day",
    );
    expect(() => plan(recorded(APPLIED, PASSED), FAILED)).toThrow("subject-step-must-be-one-a-day");
  });

  test("only the last standing step is undone, and the next one has a number of its own", () => {
    const of = { library: "10002", service: "dd" } as const;
    expect(() => lastSubjectStep({ ...of, steps: [] })).toThrow("subject-step-must-be-there-to-undo");
    const steps = recorded(APPLIED, FAILED).map((s) => (s.number === 2 ? { ...s, undone: "误" } : s));
    expect(lastSubjectStep({ ...of, steps }).number).toBe(1);
    expect(plan(steps, PASSED).number).toBe(3);
  });
});

describe("what a subject service library lacks", () => {
  test("nothing up to a year after its verification, then the verification is old", () => {
    expect(gaps("2019-10-08", APPLIED, SCOPE, PASSED)).toEqual([]);
    expect(gaps("2019-10-09", APPLIED, SCOPE, PASSED)).toEqual(["recent"]);
    const leap = { ...PASSED, day: "2020-02-29" };
    expect(gaps("2021-02-28", APPLIED, SCOPE, leap)).toEqual([]);
    expect(gaps("2021-03-01", APPLIED, SCOPE, leap)).toEqual(["recent"]);
  });

  test("each missing step is named; steps after the day are not seen yet, those of its day are", () => {
    expect(gaps("2018-09-02", APPLIED, SCOPE, PASSED)).toEqual(["application", "scope", "verification"]);
    expect(gaps("2018-09-03", APPLIED, SCOPE, PASSED)).toEqual(["scope", "verification"]);
    expect(gaps("2018-10-08", APPLIED, PASSED)).toEqual(["scope"]);
  });

  test("the last verification decides, and what was recorded after it is not verified", () => {
    expect(gaps("2019-01-01", APPLIED, SCOPE, PASSED, { ...FAILED, day: "2018-12-01" })).toEqual(["passed"]);
    expect(gaps("2019-01-01", APPLIED, SCOPE, PASSED, { ...SCOPE, day: "2018-12-01" })).toEqual(["later"]);
  });

  test("an undone step does not count, nor do members", () => {
    const steps = recorded(APPLIED, SCOPE, PASSED).map((s) => (s.number === 3 ? { ...s, undone: "误" } : s));
    const agreements: Agreement[] = [{ ...AGREEMENT, role: "member" }, AGREEMENT];
    const found = subjectLibraries({ agreements, steps, on: () => "2019-01-01" });
    expect(found.map((l) => [l.agreement.role, l.gaps])).toEqual([["subject-service", ["verification"]]]);
  });
});
