/** A rule pack's YAML text → the rule versions it enacts; refused with file, line and column when it is not one. */
import { LineCounter, parseDocument } from "yaml";
import { type Canonical, canonicalJson } from "../../domain/canonical-json.ts";
import { refuse } from "../../domain/refusal.ts";
import type { RuleBodies, RuleVersion, TariffItem } from "../../domain/rules.ts";
import type { Hash } from "../../ports/hash.ts";
import { type RulePackFile, rulePackSchema } from "./rule-pack-schema.ts";

export function readRulePack(source: { file: string; text: string; hash: Hash }): RuleVersion[] {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, schema: "core", uniqueKeys: true });
  const [broken] = document.errors;
  if (broken) {
    const at = broken.linePos?.[0];
    const place = at ? `${at.line}:${at.col}` : "1:1";
    refuse("rule-pack-must-be-valid", { file: source.file, place, why: broken.message.split("\n")[0] ?? "" });
  }
  const raw: unknown = document.toJS({ maxAliasCount: 50 });
  const checked = rulePackSchema.safeParse(raw);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const path = (issue?.path ?? []).map(keyOf);
    const place = `${positionOf(document.getIn(path, true), lines)} ${path.join(".")}`.trim();
    refuse("rule-pack-must-be-valid", { file: source.file, place, why: issue?.message ?? "" });
  }
  return versionsOf(checked.data, raw, source.hash);
}

function keyOf(key: PropertyKey): string | number {
  return typeof key === "number" ? key : String(key);
}

function positionOf(node: unknown, lines: LineCounter): string {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range))
    return "";
  const { line, col } = lines.linePos(Number(node.range[0]));
  return `${line}:${col}`;
}

/** The hash covers the part's own text and everything that says when and why it holds. */
function versionsOf(pack: RulePackFile, raw: unknown, hash: Hash): RuleVersion[] {
  const { parts, ...head } = pack;
  const texts = rawParts(raw);
  const made: RuleVersion[] = [];
  for (const version of bodiesOf(parts)) {
    const text = canonicalJson({ ...head, part: version.part, body: texts[version.part] ?? null });
    made.push({ ...head, ...version, hash: hash(text) });
  }
  return made;
}

function rawParts(raw: unknown): Readonly<Record<string, Canonical>> {
  const parts = typeof raw === "object" && raw !== null && "parts" in raw ? raw.parts : {};
  const text: Record<string, Canonical> = JSON.parse(JSON.stringify(parts));
  return text;
}

type Bodied = { [P in keyof RuleBodies]: { part: P; body: RuleBodies[P] } }[keyof RuleBodies];

function bodiesOf(parts: RulePackFile["parts"]): Bodied[] {
  const made: Bodied[] = [];
  const tariff = parts["dd-tariff"];
  if (tariff) made.push({ part: "dd-tariff", body: { items: tariff.items.map(itemOf) } });
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
  if (parts.courier) made.push({ part: "courier", body: courierOf(parts.courier) });
  if (parts.limits) made.push({ part: "limits", body: given(parts.limits) });
  if (parts.leads) made.push({ part: "leads", body: given(parts.leads) });
  if (parts.policies) {
    const { materiality, resolve, answer, matching } = parts.policies;
    const policies = resolve.map(({ maxRisk, ...policy }) => ({ ...policy, maxRiskFen: maxRisk }));
    const body = { materialityFen: materiality, resolve: policies, ...given({ answer, matching }) };
    made.push({ part: "policies", body });
  }
  return made;
}

type Parsed<P extends keyof RuleBodies> = NonNullable<RulePackFile["parts"][P]>;

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
    ...(contract.allocation ? { allocation: contract.allocation } : {}),
  };
}

/** By their beginning, whatever their order in the file. */
function inOrderOf<T>(entries: readonly T[], begins: (entry: T) => string | number): T[] {
  return [...entries].sort((a, b) => (begins(a) < begins(b) ? -1 : begins(a) > begins(b) ? 1 : 0));
}

function itemOf(item: Parsed<"dd-tariff">["items"][number]): TariffItem {
  return {
    key: item.key,
    nameZh: item.name["zh-CN"],
    nameEn: item.name.en,
    role: item.role,
    when: given(item.when),
    price: priceOf(item.price),
  };
}

function priceOf(price: Parsed<"dd-tariff">["items"][number]["price"]): TariffItem["price"] {
  switch (price.kind) {
    case "per-unit":
      return { kind: "per-unit", unit: price.unit, fen: price.yuan };
    case "flat":
      return { kind: "flat", fen: price.yuan };
    case "flat-plus-per-unit":
      return { kind: "flat-plus-per-unit", flatFen: price.flat, unit: price.unit, fen: price.yuan };
    case "range":
      return { kind: "range", unit: price.unit, lowFen: price.low, highFen: price.high };
    case "actual-cost":
      return { kind: "actual-cost" };
  }
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Only what was written: an absent condition always holds, an absent limit limits nothing. */
function given<T extends object>(said: T): Given<T> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Given<T>;
}
