/** Subsidies of the services, and compensation of consulting, as YAML. */
import * as z from "zod";
import { SERVICE_ITEMS } from "../../records/service-record.ts";
import type { ConsultingCompensation, DdSubsidy, IllSubsidy } from "../rules.ts";
import { feeCap, rate, renamed, rounding, score, yuan } from "./scalar-schema.ts";

const capPerLibraryPeriod = yuan.nullable();
const capPerLibraryYear = yuan.nullable();
const caps = {
  capPerLibraryPeriod: "capPerLibraryPeriodFen",
  capPerLibraryYear: "capPerLibraryYearFen",
} as const;

export const ddSubsidy = z
  .strictObject({
    rate,
    rounding,
    basis: z.enum(["tariff", "confirmed", "lower"]),
    rewardPerRequest: yuan,
    capFeePerRequest: feeCap.nullable(),
    capPerLibraryPeriod,
    capPerLibraryYear,
    externalPayee: z.enum(["agent", "source"]),
  })
  .transform(
    renamed({ rewardPerRequest: "rewardPerRequestFen", capFeePerRequest: "capPerRequestFen", ...caps }),
  ) satisfies z.ZodType<DdSubsidy>;

export const illSubsidy = z
  .strictObject({ perVolume: yuan, capPerLibraryPeriod })
  .transform(renamed({ perVolume: "perVolumeFen", ...caps })) satisfies z.ZodType<IllSubsidy>;

export const consulting = z
  .strictObject({
    items: z.partialRecord(z.enum(SERVICE_ITEMS), yuan),
    minimumScore: score.nullable(),
    capPerLibraryPeriod,
    capPerLibraryYear,
  })
  .transform(({ items, ...said }) => ({
    amounts: SERVICE_ITEMS.flatMap((item) => {
      const perRequestFen = items[item];
      return perRequestFen === undefined ? [] : [{ item, perRequestFen }];
    }),
    ...renamed({ minimumScore: "minimumScoreTenths", ...caps })(said),
  })) satisfies z.ZodType<ConsultingCompensation>;
