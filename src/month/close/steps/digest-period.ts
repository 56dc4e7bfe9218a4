/**
 * 账期内容摘要 / what a period consists of, row by row, as hashes: an edited byte of any of them is another hash.
 *
 * The rows go through in their stated order, a round at a time: each round is hashed together with the hash before it, so
 * memory stays flat. The fields and their order are part of the digest's version and are never changed.
 */

import { type Canonical, canonicalJson } from "../../../core/canonical-json.ts";
import { by } from "../../../core/list.ts";
import type { Hash } from "../../../core/machine-port.ts";
import { compareRefs, refText } from "../../../core/source.ts";
import {
  REQUEST_FIELDS,
  type RequestRecord,
  WAYBILL_FIELDS,
  type WaybillLine,
} from "../../../records/record.ts";
import { valuesOf } from "../../../records/row-fields.ts";
import { SERVICE_KINDS, type ServiceKind, type ServiceRecord } from "../../../records/service-record.ts";
import type { Service } from "../../../registry/library.ts";
import type { ImportReads } from "../../import/port.ts";
import type { FieldDifference } from "../../reconcile/discrepancy.ts";
import type { ReconcileReads, StoredDiscrepancy } from "../../reconcile/port.ts";

interface Digest {
  readonly count: number;
  readonly sha256: string;
}

/**
 * 1: the fields of the first closes; 2: and the reader's class, the channel, the voucher; 3: and the rows of the other services,
 * where the period has any.
 */
export type DigestVersion = 1 | 2 | 3;

interface PeriodDigests {
  readonly version: DigestVersion;
  readonly records: Digest;
  readonly waybills: Digest;
  readonly discrepancies: Digest;
  readonly services: Digest;
}

const SERVICES: readonly Service[] = ["dd", "ill"];

export async function digestPeriod(asked: {
  read: ImportReads & ReconcileReads;
  period: string;
  hash: Hash;
  /** That of the manifest it is compared with; the current one for a new close. */
  version?: DigestVersion;
}): Promise<PeriodDigests> {
  const { read, period, hash } = asked;
  const [records, waybills, discrepancies] = [running(hash), running(hash), running(hash)];
  const services = await serviceDigest(asked);
  const version = asked.version ?? (services.count > 0 ? 3 : 2);
  for (const service of SERVICES)
    for await (const rows of inRounds(read.recordsOf({ period, service })))
      records.add(rows.map((record) => recordRow(record, version)));
  for await (const rows of inRounds(read.waybillLines(period))) waybills.add(rows.map(waybillRow));
  const found = [...(await read.discrepancies({ period }))].sort(by((a) => a.id));
  discrepancies.add(found.map(discrepancyRow));
  const ends = { records: records.end(), waybills: waybills.end(), discrepancies: discrepancies.end() };
  return { version, ...ends, services };
}

async function serviceDigest(asked: { read: ImportReads; period: string; hash: Hash }): Promise<Digest> {
  const digest = running<Canonical>(asked.hash, canonicalJson);
  for (const kind of SERVICE_KINDS) {
    const own = (await asked.read.serviceRecords(kind))
      .filter((r) => r.period === asked.period)
      .sort((a, b) => compareRefs(a.ref, b.ref));
    digest.add(own.map((r) => serviceRow(kind, r)));
  }
  return digest.end();
}

/** By the names of its fields, without those that say nothing: a field that is added later changes no earlier row. */
function serviceRow(kind: ServiceKind, { ref, ...record }: ServiceRecord): Canonical {
  const said: [string, Canonical][] = Object.entries(record).flatMap(([field, value]) =>
    value === null ? [] : [[field, `${value}`]],
  );
  return { kind, ref: refText(ref), ...Object.fromEntries(said) };
}

/** As it stands in the manifest. */
export function contentsOf(digests: PeriodDigests): Canonical {
  const { version, records, waybills, discrepancies, services } = digests;
  const of = ({ count, sha256 }: Digest): Canonical => ({ count, sha256 });
  return {
    version,
    records: of(records),
    waybills: of(waybills),
    discrepancies: of(discrepancies),
    ...(version >= 3 ? { services: of(services) } : {}),
  };
}

/** A row of values and lists of them; as JSON it has one text only, and of millions of rows JSON's own writer is the fastest. */
type Row = readonly (string | number | boolean | null | Row)[];

/** How many rows are hashed at once: part of every digest there is, and never changed. */
const ROUND = 1000;

/** In whatever batches rows come, each stream is hashed in rounds of one size, so the same rows give the same hash. */
async function* inRounds<T>(batches: AsyncIterable<T[]>): AsyncGenerator<T[]> {
  let rows: T[] = [];
  for await (const batch of batches) {
    rows.push(...batch);
    while (rows.length >= ROUND) {
      yield rows.slice(0, ROUND);
      rows = rows.slice(ROUND);
    }
  }
  if (rows.length > 0) yield rows;
}

function running<R = Row>(
  hash: Hash,
  textOf: (row: R) => string = (row) => JSON.stringify(row),
): { add(rows: readonly R[]): void; end(): Digest } {
  let count = 0;
  let sha256 = hash("");
  return {
    add(rows) {
      if (rows.length === 0) return;
      count += rows.length;
      sha256 = hash(`${sha256}\n${rows.map(textOf).join("\n")}`);
    },
    end: () => ({ count, sha256 }),
  };
}

/**
 * A row by the place of its fields: the first `frozen` of them. A field that was added since is said with its name, and only where
 * the row has it, so it changes no earlier row.
 */
export function fieldRow<R>(fields: readonly (keyof R & string)[], frozen: number): (record: R) => Row {
  const [placed, added] = [valuesOf<R>(fields.slice(0, frozen)), fields.slice(frozen)];
  return (record) => [
    ...placed(record).map(plain),
    ...added.flatMap((field) => (record[field] === null ? [] : [[field, plain(record[field])]])),
  ];
}

function plain(value: unknown): Row[number] {
  return typeof value === "bigint" ? `${value}` : (value as Row[number]);
}

const REQUEST = Object.keys(REQUEST_FIELDS) as (keyof typeof REQUEST_FIELDS)[];
const SINCE_2: readonly string[] = ["readerClass", "channel", "attachment"];
const REQUEST_ROWS = [
  fieldRow<RequestRecord>(
    REQUEST.filter((field) => !SINCE_2.includes(field)),
    28,
  ),
  fieldRow<RequestRecord>(REQUEST, 31),
] as const;

function recordRow(r: RequestRecord, version: DigestVersion): Row {
  return [refText(r.ref), r.service, r.role, ...REQUEST_ROWS[version === 1 ? 0 : 1](r)];
}

const WAYBILL = Object.keys(WAYBILL_FIELDS) as (keyof typeof WAYBILL_FIELDS)[];
const isAmount = (field: string): boolean => field.endsWith("Fen");
const [PLACED, ADDED] = [WAYBILL.slice(0, 14), WAYBILL.slice(14)];
/** Amounts stand after the rest. */
const WAYBILL_ROW = fieldRow<WaybillLine>(
  [...PLACED.filter((field) => !isAmount(field)), ...PLACED.filter(isAmount), ...ADDED],
  PLACED.length,
);

function waybillRow(l: WaybillLine): Row {
  return [refText(l.ref), ...WAYBILL_ROW(l)];
}

function fieldOf({ field, settled, supplier, requester, centre }: FieldDifference): Row {
  const said = [field, supplier, requester, centre];
  return settled === undefined ? said : [...said, settled];
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
    d.fields.map(fieldOf),
    d.records.map(refText),
    made === null ? null : [made.kind, made.reason, made.by, agreed],
  ];
}
