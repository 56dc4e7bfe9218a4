import type { Reader } from "../../port.ts";
import { filesReader } from "./files.ts";
import { indicatorReader } from "./indicators.ts";
import { inputsReader } from "./inputs.ts";
import { ledgerReader } from "./ledger.ts";
import { matchesReader } from "./matches.ts";
import { courierReader, moneyReader } from "./money.ts";
import { peopleReader } from "./people.ts";
import type { Reading } from "./reading.ts";
import { reconciliationReader } from "./reconciliation.ts";
import { recordsReader, servicesReader } from "./records.ts";
import { registryReader } from "./registry.ts";
import { restingReader } from "./resting.ts";
import { settlementReader } from "./settlement.ts";
import { narrativeReader, subprojectsReader } from "./subprojects.ts";

export function readerOf(reading: Reading): Reader {
  return {
    ...registryReader(reading),
    ...filesReader(reading),
    ...restingReader(reading),
    ...recordsReader(reading),
    ...reconciliationReader(reading),
    ...matchesReader(reading),
    ...inputsReader(reading),
    ...courierReader(reading),
    ...settlementReader(reading),
    ...ledgerReader(reading),
    ...moneyReader(reading),
    ...peopleReader(reading),
    ...subprojectsReader(reading),
    ...servicesReader(reading),
    ...indicatorReader(reading),
    ...narrativeReader(reading),
  };
}
