/** Courier contracts as YAML: prices by weight and piece, tiers and fuel in whatever order, and who bears them. */
import { z } from "zod";
import { by } from "../../core/list.ts";
import type { CourierContract } from "../courier-contract.ts";
import { carried, counted, day, inFen, rate, renamed, unique, yuan } from "./scalar-schema.ts";

const part = z.number().int().nonnegative().max(1000).default(0).transform(BigInt);
const allocation = z
  .strictObject({
    ...{ base: part, legs: part, volumes: part, stops: part },
    aid: yuan.exactOptional(),
    volumesSample: z
      .array(z.strictObject({ library: z.string(), volumes: counted }))
      .max(5000)
      .exactOptional(),
    stopRates: z
      .array(z.strictObject({ library: z.string(), rate }))
      .max(5000)
      .exactOptional(),
  })
  .refine(
    // Compared, not added: a part that is out of its range comes here as the number it was.
    ({ base, legs, volumes, stops }) => [base, legs, volumes, stops].some((share) => share > 0n),
    carried("parts-must-be-something", {}),
  )
  .transform(renamed({ aid: "aidFen" }));

const weight = z.strictObject({ grams: z.number().int().positive(), yuan }).transform(inFen);

export const courier = z
  .strictObject({
    company: z.string().regex(/^[a-z0-9-]+$/),
    first: weight,
    step: weight,
    perPiece: yuan,
    minimum: yuan,
    surcharges: z.array(z.strictObject({ district: z.string(), yuan }).transform(inFen)).max(100),
    payable: z.enum(["contract", "invoice", "lower"]),
    perStop: yuan.exactOptional(),
    perPeriod: yuan.exactOptional(),
    returnLeg: rate.exactOptional(),
    tiers: z
      .array(z.strictObject({ fromParcels: z.number().int().positive(), rate }))
      .max(50)
      .exactOptional(),
    fuel: z
      .array(z.strictObject({ from: day, rate }))
      .max(200)
      .exactOptional(),
    taxOut: rate.exactOptional(),
    tolerance: yuan.exactOptional(),
    autoApprove: yuan.exactOptional(),
    maxGramsPerVolume: z.number().int().positive().exactOptional(),
    allocation: allocation.exactOptional(),
  })
  .superRefine(({ surcharges, tiers = [], fuel = [] }, context) => {
    const at = (list: string, key: string) => (i: number) => [list, i, key];
    const district = at("surcharges", "district");
    unique(context, surcharges, { key: (s) => s.district, path: district, what: "district" });
    unique(context, tiers, {
      key: (t) => `${t.fromParcels}`,
      path: at("tiers", "fromParcels"),
      what: "tier",
    });
    unique(context, fuel, { key: (f) => f.from, path: at("fuel", "from"), what: "fuel" });
  })
  .transform((contract) => {
    contract.tiers?.sort(by((tier) => tier.fromParcels));
    contract.fuel?.sort(by((entry) => entry.from));
    return contract;
  })
  .transform(
    renamed({
      ...{ perPiece: "perPieceFen", minimum: "minimumFen", perStop: "perStopFen", perPeriod: "perPeriodFen" },
      ...{ tolerance: "toleranceFen", autoApprove: "autoApproveFen" },
    }),
  ) satisfies z.ZodType<CourierContract>;
