/**
 * 物流合同检查 / what is doubtful in a courier contract: shares that are nothing or the whole, amounts that stand the wrong way round, tiers
 * that lower nothing, and what a rule needs beside it. What no contract can have (a divisor of 0, a cycle from the 31st, a tier or a
 * district twice) is refused when its file is read.
 *
 * Tiers say only where they begin, so their bands neither overlap nor leave a gap; below the first the price is the full one.
 *
 * Worked example: `discount: "5"` is 500 %: parcels would cost less than nothing. A tier of 95 % from 100 parcels after one of 90 % from 50
 * makes the 100th dearer.
 */
import { compare, ONE, scaledHalfUp, ZERO } from "../../core/exact.ts";
import { type Finding, finding } from "../../core/finding.ts";
import { type Fen, formatYuan, type Rate } from "../../core/money.ts";
import type { CourierContract } from "../../rules/courier-contract.ts";
import { type RuleVersion, ruleName } from "../../rules/rules.ts";
import { entryOfItsOwn, serviceKey } from "../../rules/service-key.ts";

/** The findings of one version, in the order of the contract's keys; `rule` is of any part. */
export function lintContract(rule: RuleVersion): Finding[] {
  const { body } = rule;
  if (!("first" in body && "company" in body)) return [];
  const name = ruleName(rule);
  return [
    ...shares(name, body),
    ...tiers(name, body),
    ...amounts(name, body),
    ...services(name, body),
    ...(hasBasis(body) ? [] : [finding("insurance-should-have-a-basis", { rule: name })]),
    ...(body.monthlyMinimumFen !== undefined && body.cycle === undefined
      ? [finding("monthly-minimum-should-have-its-cycle", { rule: name })]
      : []),
  ];
}

/** A share of a price that may be nothing, the whole, or more, only where that means something. */
interface Said {
  readonly key: string;
  readonly rate: Rate | undefined;
  readonly mayBeNone?: boolean;
  /** The way back may cost as much as the way out, and a tier the full price. */
  readonly mayBeWhole?: boolean;
}

function shares(rule: string, contract: CourierContract): Finding[] {
  const { insurance, fuel = [], tiers = [] } = contract;
  const said: Said[] = [
    { key: "returnLeg", rate: contract.returnLeg, mayBeWhole: true },
    ...tiers.map((t, i) => ({ key: `tiers.${i}.rate`, rate: t.rate, mayBeWhole: true })),
    // No surcharge from a day on.
    ...fuel.map((f, i) => ({ key: `fuel.${i}.rate`, rate: f.rate, mayBeNone: true })),
    { key: "taxOut", rate: contract.taxOut },
    { key: "discount", rate: contract.discount },
    // So much a parcel, whatever it is worth.
    {
      key: "insurance.rate",
      rate: insurance?.rate,
      mayBeNone: (insurance?.minimumFen ?? 0n) > 0n,
    },
  ];
  return said.flatMap(({ key, rate, mayBeNone = false, mayBeWhole = false }) => {
    if (rate === undefined) return [];
    const whole = compare(rate, ONE);
    const isNone = compare(rate, ZERO) === 0 && !mayBeNone;
    if (!isNone && (mayBeWhole ? whole <= 0 : whole < 0)) return [];
    const params = { rule, key, share: percent(rate), is: isNone ? "none" : "whole" } as const;
    return [finding("share-should-be-a-part", params)];
  });
}

/** More parcels cost less each: a tier is below the one before. */
function tiers(rule: string, { tiers = [] }: CourierContract): Finding[] {
  return tiers.flatMap((tier, i): Finding[] => {
    const before = tiers[i - 1];
    if (!before || compare(tier.rate, before.rate) < 0) return [];
    const [share, least] = [percent(tier.rate), percent(before.rate)];
    const params = { rule, from: tier.fromParcels, share, beforeFrom: before.fromParcels, before: least };
    return [finding("tier-should-lower-the-price", params)];
  });
}

/** Of each pair the first is a part of the second. */
function amounts(rule: string, contract: CourierContract): Finding[] {
  const parcelFen = contract.minimumFen > contract.first.fen ? contract.minimumFen : contract.first.fen;
  const pairs: readonly (readonly [string, Fen | undefined, string, Fen | undefined])[] = [
    ["minimum", contract.minimumFen, "monthlyMinimum", contract.monthlyMinimumFen],
    ["tolerance", contract.toleranceFen, "autoApprove", contract.autoApproveFen],
    ["tolerance", contract.toleranceFen, "minimum", parcelFen],
  ];
  return pairs.flatMap(([key, fen, above, aboveFen]) => {
    if (fen === undefined || aboveFen === undefined || fen <= aboveFen) return [];
    const params = { rule, key, yuan: formatYuan(fen), above, aboveYuan: formatYuan(aboveFen) };
    return [finding("smaller-amount-should-not-be-above", params)];
  });
}

/** What a contract names today is its key; a body that was stored earlier stays as it is. */
function services(rule: string, { services = [] }: CourierContract): Finding[] {
  return services.flatMap(({ item: word }): Finding[] => {
    const [entry, key] = [entryOfItsOwn(word), serviceKey(word)];
    if (entry === undefined && key === word) return [];
    const params = { rule, word, as: entry ?? key, isEntry: entry !== undefined };
    return [finding("service-should-be-read-anew", params)];
  });
}

/** Where a bill declares no value, something else says what is insured. */
function hasBasis({ insurance }: CourierContract): boolean {
  return insurance === undefined || (insurance.perVolumeFen ?? 0n) + (insurance.minimumFen ?? 0n) > 0n;
}

/** "5%", "0.5%", "500%". */
function percent(rate: Rate): string {
  const hundredths = scaledHalfUp(rate, 4).toString().padStart(3, "0");
  const decimals = hundredths.slice(-2).replace(/0+$/, "");
  return `${hundredths.slice(0, -2)}${decimals === "" ? "" : `.${decimals}`}%`;
}
