/**
 * 账期内容摘要 / what a period consists of, row by row, as hashes: an edited byte of any of them is another hash.
 *
 * The rows go through in their stated order, a batch at a time: each batch is hashed together with the hash before it, so
 * memory stays flat. The fields and their order are part of the digest's version and are never changed; a field
 * that is added later is added under a new version.
 */
import type { Canonical } from "../domain/canonical-json.ts";
import type { RequestRecord, WaybillLine } from "../domain/import/record.ts";
import type { Service } from "../domain/registry/library.ts";
import { refText } from "../domain/source.ts";
import type { Hash } from "../ports/hash.ts";
import type { Reader, StoredDiscrepancy } from "../ports/store.ts";

export interface Digest {
  readonly count: number;
  readonly sha256: string;
}

/** 1: the fields of the first closes; 2: and the reader's class, the channel, the voucher. */
export type DigestVersion = 1 | 2;

const CURRENT: DigestVersion = 2;

export interface PeriodDigests {
  readonly version: DigestVersion;
  readonly records: Digest;
  readonly waybills: Digest;
  readonly discrepancies: Digest;
}

const SERVICES: readonly Service[] = ["dd", "ill"];

export async function digestPeriod(asked: {
  read: Reader;
  period: string;
  hash: Hash;
  /** That of the manifest it is compared with; the current one for a new close. */
  version?: DigestVersion;
}): Promise<PeriodDigests> {
  const { read, period, hash, version = CURRENT } = asked;
  const [records, waybills, discrepancies] = [running(hash), running(hash), running(hash)];
  for (const service of SERVICES)
    for await (const batch of read.caseRecords({ period, service }))
      records.add(batch.map(({ record }) => recordRow(record, version)));
  for await (const batch of read.waybillLines(period)) waybills.add(batch.map(waybillRow));
  const found = [...(await read.discrepancies({ period }))].sort((a, b) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  );
  discrepancies.add(found.map(discrepancyRow));
  return { version, records: records.end(), waybills: waybills.end(), discrepancies: discrepancies.end() };
}

/** As it stands in the manifest. */
export function contentsOf({ version, records, waybills, discrepancies }: PeriodDigests): Canonical {
  const of = ({ count, sha256 }: Digest): Canonical => ({ count, sha256 });
  return {
    version,
    records: of(records),
    waybills: of(waybills),
    discrepancies: of(discrepancies),
  };
}

/** A row of values and lists of them; as JSON it has one text only, and of millions of rows JSON's own writer is the fastest. */
type Row = readonly (string | number | boolean | null | Row)[];

/** Batches of the store are of one size whatever the machine, so the same rows give the same hash. */
function running(hash: Hash): { add(rows: readonly Row[]): void; end(): Digest } {
  let count = 0;
  let sha256 = hash("");
  return {
    add(rows) {
      if (rows.length === 0) return;
      count += rows.length;
      sha256 = hash(`${sha256}\n${rows.map((row) => JSON.stringify(row)).join("\n")}`);
    },
    end: () => ({ count, sha256 }),
  };
}

function recordRow(r: RequestRecord, version: DigestVersion): Row {
  return [
    ...[refText(r.ref), r.service, r.role, r.requestNo, r.requestKey, r.supplier, r.requester, r.agent],
    ...[r.requestedOn, r.suppliedOn, r.returnedOn, r.status, r.reason, r.documentType, r.urgency, r.sourcing],
    ...[r.tariffItem, r.deliveryMethod, r.pages, r.quantity, r.volumes],
    ...[r.unitPriceFen, r.actualCostFen, r.feeFen].map((fen) => (fen === null ? null : `${fen}`)),
    ...[r.title, r.itemId, r.waybillOut, r.waybillBack, r.issue, r.database, r.reader],
    ...(version >= 2 ? [r.readerClass, r.channel, r.attachment] : []),
  ];
}

function waybillRow(l: WaybillLine): Row {
  return [
    ...[refText(l.ref), l.waybillNo, l.shippedOn, l.from, l.to, l.leg, l.pieces, l.weightGrams, l.volumes],
    ...[l.item, l.outcome, l.district],
    ...[l.chargeFen, l.freightFen, l.surchargeFen].map((fen) => (fen === null ? null : `${fen}`)),
  ];
}

function discrepancyRow(d: StoredDiscrepancy): Row {
  const made = d.resolution;
  const values = made?.values ?? {};
  const agreed = [
    values.pages ?? null,
    values.volumes ?? null,
    values.count ?? null,
    `${values.feeFen ?? ""}`,
  ];
  return [
    ...[d.id, d.service, d.caseKey, d.kind, d.supplier, d.requester, d.evidence, `${d.riskFen}`],
    d.fields.map((f) => [f.field, f.supplier, f.requester, f.centre]),
    d.records.map(refText),
    made === null ? null : [made.kind, made.reason, made.by, agreed],
  ];
}
