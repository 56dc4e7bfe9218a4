import type { PackProblem } from "../pack-problem.ts";

export interface RulesMessages {
  "case-must-be-readable": { text: string; keys: string };
  "rule-must-price-case": { file: string };
  "rule-should-have-no-gap": { part: string; from: string; to: string };
  /** `other` takes the place of `rule` while `rule` still says that it holds. */
  "rule-should-not-overlap": { rule: string; to: string; other: string; from: string };
  /** Nothing holds once `other` has ended: `rule` does not come back. */
  "rule-should-not-end-with-another": { rule: string; other: string; to: string };
  "rule-should-be-in-force": { part: string; day: string };
  "more-should-not-be-worth-less": {
    rule: string;
    key: string;
    from: string;
    to: string;
    atYuan: string;
    aboveYuan: string;
  };
  "cap-should-bind": { rule: string; key: string; cap: string; yuan: string; because: string };
  /** `day`: the version's first or last; `until`: what was asked in the window is supplied by then. */
  "window-should-be-whole": {
    rule: string;
    key: string;
    on: "requested" | "supplied";
    from: string;
    to: string;
    cut: "begin" | "end";
    day: string;
    until: string;
  };
  "rule-is-a-sample": { rule: string };
  "rate-must-be-configured": { part: string; day: string };
  "rule-pack-must-be-valid": {
    file: string;
    line: number;
    column: number;
    path: string;
    problem: PackProblem;
  };
  /** `from`: empty where it is gone. */
  "rule-must-be-as-enacted": { rule: string; from: string; how: "edited" | "put-in" | "taken-out" };
  "rules-must-be-as-enacted": { rules: number };
  "rule-version-must-not-change": { id: string; version: string };
  "rule-version-must-not-overlap": { id: string; version: string; other: string };
}

declare module "../../core/message.ts" {
  interface MessageParams extends RulesMessages {}
}
