export interface RulesMessages {
  "case-must-be-readable": { text: string; keys: string };
  "rule-must-price-case": { file: string };
  "rule-should-have-no-gap": { part: string; from: string; to: string };
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
  "rule-is-a-sample": { rule: string };
  "rate-must-be-configured": { part: string; day: string };
  "rule-pack-must-be-valid": { file: string; place: string; why: string };
  "rule-version-must-not-change": { id: string; version: string };
  "rule-version-must-not-overlap": { id: string; version: string; other: string };
}
