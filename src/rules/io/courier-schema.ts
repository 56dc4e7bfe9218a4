/** Courier contracts as YAML: prices by weight and piece, tiers and fuel in whatever order, and who bears them. */
import * as z from "zod";
import { by } from "../../core/list.ts";
import type { CourierContract } from "../courier-contract.ts";
import { entryOfItsOwn, serviceKey } from "../service-key.ts";
import {
  carried,
  counted,
  day,
  inFen,
  problem,
  rate,
  renamed,
  rounding,
  unique,
  yuan,
} from "./scalar-schema.ts";

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

/** In the words of bills, or by its key. */
const service = z
  .string()
  .min(1)
  .max(50)
  .transform((word, context) => {
    const entry = entryOfItsOwn(word);
    if (entry === undefined) return serviceKey(word);
    problem(context, [], { code: "service-must-have-no-entry-of-its-own", params: { word, entry } });
    return z.NEVER;
  });

/** What a parcel costs besides its weight, and which weight counts. */
const services = {
  volumetric: z
    .strictObject({
      divisor: z.number().int().positive().max(100_000),
      roundUpGrams: z.number().int().positive().max(100_000).exactOptional(),
    })
    .exactOptional(),
  pieces: z.enum(["together", "each"]).exactOptional(),
  discount: rate.exactOptional(),
  insurance: z
    .strictObject({ rate, minimum: yuan.exactOptional(), perVolume: yuan.exactOptional() })
    .transform(renamed({ minimum: "minimumFen", perVolume: "perVolumeFen" }))
    .exactOptional(),
  services: z
    .array(z.strictObject({ item: service, yuan }).transform(inFen))
    .max(50)
    .exactOptional(),
  refused: z.enum(["owed", "unowed"]).exactOptional(),
};

/** Amounts of which a contract has to say whether tax is added. */
const FEES = ["perStop", "perPeriod", "monthlyMinimum"] as const;

export const courier = z
  .strictObject({
    company: z.string().regex(/^[a-z0-9-]+$/),
    first: weight,
    step: weight,
    perPiece: yuan,
    minimum: yuan.meta({
      description: "the least a parcel costs, its freight and district surcharge together",
    }),
    surcharges: z.array(z.strictObject({ district: z.string(), yuan }).transform(inFen)).max(100),
    payable: z.enum(["contract", "invoice", "lower"]),
    rounding,
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
    taxOut: rate
      .meta({ description: "added to parcels and their services; to fees as taxOutOnFees says" })
      .exactOptional(),
    taxOutOnFees: z
      .boolean()
      .meta({
        description:
          "taxOut is added to perStop, perPeriod and monthlyMinimum as well (true), or these are amounts with tax (false); to be said beside taxOut",
      })
      .exactOptional(),
    tolerance: yuan.exactOptional(),
    autoApprove: yuan.exactOptional(),
    maxGramsPerVolume: z.number().int().positive().exactOptional(),
    ...services,
    cycle: z.strictObject({ from: z.number().int().min(1).max(28) }).exactOptional(),
    monthlyMinimum: yuan.exactOptional(),
    allocation: allocation.exactOptional(),
  })
  .superRefine((contract, context) => {
    const { surcharges, tiers = [], fuel = [], services: named = [] } = contract;
    const fees = FEES.filter((key) => contract[key] !== undefined);
    if (contract.taxOut && fees.length > 0 && contract.taxOutOnFees === undefined)
      problem(context, ["taxOut"], { code: "tax-on-fees-must-be-said", params: { fees: fees.join(", ") } });
    const at = (list: string, key: string) => (i: number) => [list, i, key];
    const district = at("surcharges", "district");
    unique(context, surcharges, { key: (s) => s.district, path: district, what: "district" });
    unique(context, tiers, {
      key: (t) => `${t.fromParcels}`,
      path: at("tiers", "fromParcels"),
      what: "tier",
    });
    unique(context, named, { key: (s) => s.item, path: at("services", "item"), what: "service" });
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
      ...{ tolerance: "toleranceFen", autoApprove: "autoApproveFen", monthlyMinimum: "monthlyMinimumFen" },
    }),
  ) satisfies z.ZodType<CourierContract>;
