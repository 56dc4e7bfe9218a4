/** A scheme, and requests it is tried on: journal articles of so many pages, 0.30 each. */
import type { RuleVersion } from "../../../src/rules/rules.ts";
import type { Scheme } from "../../../src/rules/scheme.ts";
import { recordOf } from "../../support/records.ts";
import { pack } from "../../support/rule-packs.ts";
import { policies } from "../close/facts.ts";

export const scheme = (said: Partial<Scheme> = {}): Scheme => ({
  ...{ key: "s", nameZh: "", nameEn: "", service: "dd", direction: "grant", party: "supplier" },
  ...{ when: {}, replaces: [], amount: { kind: "fixed", fen: 500n }, caps: {}, ...said },
});

export const books = pack("balis-dd-2017");
export const sample = pack("sample-2019");
export const request = (no: string, pages: number, said: Parameters<typeof recordOf>[1] = {}) =>
  recordOf("supplier", {
    requestNo: no,
    documentType: "期刊论文",
    sourcing: "own",
    pages,
    feeFen: null,
    ...said,
  });
export const withScheme = (of: Scheme): RuleVersion[] => [
  ...books,
  { ...policies(0n), part: "schemes", body: { basis: "tariff", schemes: [of] } },
];
