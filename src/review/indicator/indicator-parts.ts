/** 指标与评价 / the parts of a rule pack that measure and judge; no money hangs on them, so they leave settlements current. */
import type { Indicators } from "./definition.ts";
import type { ServiceEvaluations } from "./evaluation-rules.ts";
import type { SelfEvaluationRules } from "./self-evaluation-rules.ts";

interface IndicatorParts {
  indicators: Indicators;
  "self-evaluation": SelfEvaluationRules;
  "service-evaluation": ServiceEvaluations;
}

declare module "../../rules/rules.ts" {
  interface RuleBodies extends IndicatorParts {}
}
