/** The parts of a parsed pack as the domain's rules. */
import { by } from "../../core/list.ts";
import { SERVICE_ITEMS } from "../../records/service-record.ts";
import { selfEvaluationOf, serviceEvaluationOf } from "../../review/indicator/io/evaluation-schema.ts";
import { indicatorOf } from "../../review/indicator/io/indicator-schema.ts";
import type { CourierAllocation } from "../courier-contract.ts";
import type { RuleBodies } from "../rules.ts";
import { given } from "./given.ts";
import type { RulePackFile } from "./rule-pack-schema.ts";
import { schemesOf } from "./scheme-body.ts";
import { tariffOf } from "./tariff-body.ts";

type Bodied = { [P in keyof RuleBodies]: { part: P; body: RuleBodies[P] } }[keyof RuleBodies];

export function bodiesOf(parts: RulePackFile["parts"]): Bodied[] {
  const made: Bodied[] = [];
  const tariff = parts["dd-tariff"];
  if (tariff) made.push({ part: "dd-tariff", body: tariffOf(tariff) });
  const dd = parts["dd-subsidy"];
  if (dd) {
    const { rate, basis, externalPayee } = dd;
    made.push({
      part: "dd-subsidy",
      body: {
        rate,
        basis,
        externalPayee,
        rewardPerRequestFen: dd.rewardPerRequest,
        capPerRequestFen: dd.capPerRequest,
        capPerLibraryPeriodFen: dd.capPerLibraryPeriod,
        capPerLibraryYearFen: dd.capPerLibraryYear,
      },
    });
  }
  const ill = parts["ill-subsidy"];
  if (ill) {
    const body = { perVolumeFen: ill.perVolume, capPerLibraryPeriodFen: ill.capPerLibraryPeriod };
    made.push({ part: "ill-subsidy", body });
  }
  if (parts.schemes) made.push({ part: "schemes", body: schemesOf(parts.schemes) });
  if (parts.netting) {
    const { dd: ddMode, ill: illMode, carryForwardBelow } = parts.netting;
    const services = [
      { service: "dd", mode: ddMode },
      { service: "ill", mode: illMode },
    ] as const;
    made.push({ part: "netting", body: { services, carryForwardBelowFen: carryForwardBelow } });
  }
  if (parts.courier) made.push({ part: "courier", body: courierOf(parts.courier) });
  if (parts.limits) made.push({ part: "limits", body: given(parts.limits) });
  if (parts.leads) made.push({ part: "leads", body: given(parts.leads) });
  if (parts.calendar) made.push({ part: "calendar", body: parts.calendar });
  const consulting = parts["consulting-compensation"];
  if (consulting) made.push({ part: "consulting-compensation", body: compensationOf(consulting) });
  if (parts.policies) {
    const { materiality, materialityTotal, resolve, answer, matching } = parts.policies;
    const policies = resolve.map(({ maxRisk, ...policy }) => ({ ...policy, maxRiskFen: maxRisk }));
    const said = given({ materialityTotalFen: materialityTotal, answer, matching });
    const body = { materialityFen: materiality, resolve: policies, ...said };
    made.push({ part: "policies", body });
  }
  return [...made, ...measuringOf(parts)];
}

/** The parts that measure and judge. */
function measuringOf(parts: RulePackFile["parts"]): Bodied[] {
  const { indicators } = parts;
  const [form, evaluation] = [parts["self-evaluation"], parts["service-evaluation"]];
  const made: Bodied[] = [];
  if (indicators) {
    const body = { onTime: indicators.onTime, indicators: indicators.indicators.map(indicatorOf) };
    made.push({ part: "indicators", body });
  }
  if (form) made.push({ part: "self-evaluation", body: selfEvaluationOf(form) });
  if (evaluation) made.push({ part: "service-evaluation", body: serviceEvaluationOf(evaluation) });
  return made;
}

type Parsed<P extends keyof RulePackFile["parts"]> = NonNullable<RulePackFile["parts"][P]>;

function compensationOf(said: Parsed<"consulting-compensation">): RuleBodies["consulting-compensation"] {
  return {
    amounts: SERVICE_ITEMS.flatMap((item) => {
      const perRequestFen = said.items[item];
      return perRequestFen === undefined ? [] : [{ item, perRequestFen }];
    }),
    minimumScoreTenths: said.minimumScore,
    capPerLibraryPeriodFen: said.capPerLibraryPeriod,
    capPerLibraryYearFen: said.capPerLibraryYear,
  };
}

function courierOf(contract: Parsed<"courier">): RuleBodies["courier"] {
  return {
    company: contract.company,
    first: { grams: contract.first.grams, fen: contract.first.yuan },
    step: { grams: contract.step.grams, fen: contract.step.yuan },
    perPieceFen: contract.perPiece,
    minimumFen: contract.minimum,
    surcharges: contract.surcharges.map((s) => ({ district: s.district, fen: s.yuan })),
    payable: contract.payable,
    ...(contract.perStop === undefined ? {} : { perStopFen: contract.perStop }),
    ...(contract.perPeriod === undefined ? {} : { perPeriodFen: contract.perPeriod }),
    ...(contract.returnLeg ? { returnLeg: contract.returnLeg } : {}),
    ...(contract.tiers ? { tiers: inOrderOf(contract.tiers, (t) => t.fromParcels) } : {}),
    ...(contract.fuel ? { fuel: inOrderOf(contract.fuel, (f) => f.from) } : {}),
    ...(contract.taxOut ? { taxOut: contract.taxOut } : {}),
    ...(contract.tolerance === undefined ? {} : { toleranceFen: contract.tolerance }),
    ...(contract.autoApprove === undefined ? {} : { autoApproveFen: contract.autoApprove }),
    ...(contract.maxGramsPerVolume ? { maxGramsPerVolume: contract.maxGramsPerVolume } : {}),
    ...(contract.allocation ? { allocation: allocationOf(contract.allocation) } : {}),
  };
}

function allocationOf({ aid, ...said }: NonNullable<Parsed<"courier">["allocation"]>): CourierAllocation {
  return given({ ...said, aidFen: aid });
}

/** By their beginning, whatever their order in the file. */
function inOrderOf<T>(entries: readonly T[], begins: (entry: T) => string | number): T[] {
  return [...entries].sort(by(begins));
}
