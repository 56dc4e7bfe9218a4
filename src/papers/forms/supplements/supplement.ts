/**
 * 随附表 / supplements: the papers that go with the reports, each a form of its own whose figures are named and laid out like any other's.
 *
 * One table says which there are; the command line, `explain`, `--fill`, issued reports and the inspection pack go by it. One that is
 * made for several purposes has a name for each: "experts-acceptance".
 */
import { PANEL_PURPOSES } from "../../../review/subproject/experts/expert-panel.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import { ACCOUNT_SHAPE } from "./account-facts.ts";
import { APPLICATION_SHAPE } from "./application-facts.ts";
import { DECLARATION_SHAPE } from "./declaration-facts.ts";
import { EVIDENCE_SHAPE } from "./evidence-facts.ts";
import { EXPERT_SHAPE } from "./expert-facts.ts";
import { RECTIFICATION_SHAPE } from "./rectification-facts.ts";
import { SERVICE_SHAPE } from "./service-facts.ts";
import { SUMMARY_SHAPE } from "./summary-facts.ts";
import { YEAR_SHAPE } from "./year-facts.ts";

interface SupplementSpec {
  /** The subcommand of `balis report`, and the form its layouts are of. */
  readonly form: string;
  /** What it is of: the whole project's year, or a sub-project. */
  readonly of: "year" | "subproject";
  /** By `--purpose`; empty: it is for one only. */
  readonly purposes: readonly string[];
}

export const SUPPLEMENTS = [
  { form: "summary", of: "year", purposes: [] },
  { form: "declaration", of: "subproject", purposes: [] },
  { form: "years", of: "subproject", purposes: [] },
  { form: "rectification", of: "subproject", purposes: [] },
  { form: "evidence", of: "subproject", purposes: [] },
  { form: "accounts", of: "subproject", purposes: [] },
  { form: "applications", of: "subproject", purposes: [] },
  { form: "service", of: "subproject", purposes: [] },
  { form: "experts", of: "subproject", purposes: PANEL_PURPOSES },
] as const satisfies readonly SupplementSpec[];

export type SupplementForm = (typeof SUPPLEMENTS)[number]["form"];

/** One of them, for one purpose. */
export interface Supplement {
  readonly form: SupplementForm;
  readonly of: "year" | "subproject";
  readonly purpose: string | null;
}

export const supplementName = ({ form, purpose }: Pick<Supplement, "form" | "purpose">): string =>
  purpose === null ? form : `${form}-${purpose}`;

/** All there are, each with its purpose. */
export const ALL_SUPPLEMENTS: readonly Supplement[] = SUPPLEMENTS.flatMap(({ form, of, purposes }) =>
  (purposes.length === 0 ? [null] : purposes).map((purpose) => ({ form, of, purpose })),
);

/** By the name of its file and in what is kept of an issue. */
export const supplementNamed = (name: string): Supplement | undefined =>
  ALL_SUPPLEMENTS.find((s) => supplementName(s) === name);

export const SUPPLEMENT_SHAPES: readonly FormShape[] = [
  SUMMARY_SHAPE,
  DECLARATION_SHAPE,
  YEAR_SHAPE,
  RECTIFICATION_SHAPE,
  EVIDENCE_SHAPE,
  ACCOUNT_SHAPE,
  APPLICATION_SHAPE,
  SERVICE_SHAPE,
  EXPERT_SHAPE,
];
