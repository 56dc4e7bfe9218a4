/**
 * 表的清单 / every form that a layout may print, with the names of its figures. A new form is entered here.
 */

import { REPORT_KINDS } from "../../../review/subproject/section.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import { consolidatedShape } from "./consolidated-facts.ts";
import { MONITORING_SHAPE } from "./monitoring-facts.ts";
import { reportShape } from "./report-facts.ts";
import { SELF_EVALUATION_SHAPE } from "./self-evaluation-facts.ts";

export const FORM_SHAPES: readonly FormShape[] = [
  SELF_EVALUATION_SHAPE,
  MONITORING_SHAPE,
  ...REPORT_KINDS.map(reportShape),
  ...REPORT_KINDS.map(consolidatedShape),
];
