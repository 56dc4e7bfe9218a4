/**
 * The lines of one statement after the other, of a stream that goes through the settlement once: the requests of one library stand
 * together and the libraries in order, so no more than one library's lines are held.
 */
import { invariant } from "../../../core/bug.ts";
import { refText } from "../../../core/source.ts";
import type { DecidedValues } from "../../../month/reconcile/discrepancy.ts";
import type { PricedAsked, PricedRequest, SettleReads } from "../../../month/settle/port.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { type GatheredLines, lineOf } from "../statement-facts.ts";

export interface LinesAsked extends PricedAsked {
  /** What was decided of records, by their places. */
  readonly agreed: ReadonlyMap<string, DecidedValues>;
}

export class LineReader {
  private readonly of: PricedAsked["of"];
  private readonly agreed: ReadonlyMap<string, DecidedValues>;
  private readonly batches: AsyncIterator<PricedRequest[]>;
  private batch: readonly PricedRequest[] = [];
  private at = 0;
  private last: LibraryCode = "";
  private readonly texts = new Map<string, string>();

  constructor(read: Pick<SettleReads, "pricedRequests">, asked: LinesAsked) {
    const { settlement, of, code, agreed } = asked;
    this.of = of;
    this.agreed = agreed;
    this.batches = read.pricedRequests({ settlement, of, code })[Symbol.asyncIterator]();
  }

  /** Of one library; they are asked for in the order of their codes. */
  async next(code: LibraryCode): Promise<GatheredLines> {
    invariant(code >= this.last, `the lines of ${code} are asked for before those of ${this.last}`);
    const gathered: GatheredLines = { lines: [], corrected: [] };
    for (let request = await this.peek(); request !== null; request = await this.peek()) {
      const whose = request.charge[this.of] ?? "";
      invariant(whose >= this.last, `the requests of ${this.last} come before those of ${whose}`);
      if (whose > code) break;
      this.last = whose;
      this.at += 1;
      if (whose === code) this.add(gathered, request);
    }
    return gathered;
  }

  /** Nothing more is wanted. */
  async end(): Promise<void> {
    await this.batches.return?.();
  }

  private async peek(): Promise<PricedRequest | null> {
    if (this.at >= this.batch.length) {
      const next = await this.batches.next();
      this.batch = next.done ? [] : next.value;
      this.at = 0;
    }
    return this.batch[this.at] ?? null;
  }

  private add({ lines, corrected }: GatheredLines, { charge, record }: PricedRequest): void {
    const isSupplier = this.of === "library";
    if (charge.corrects !== null && (record !== null || !isSupplier)) corrected.push(charge);
    if (charge.corrects !== null || record === null) return;
    const decided = this.agreed.get(refText(record.ref));
    const other = isSupplier ? charge.counterparty : charge.library;
    // Days and libraries are few, and each is held once.
    const suppliedOn = this.once(decided?.suppliedOn ?? record.suppliedOn);
    lines.push(lineOf(charge, { ...record, ...decided, suppliedOn }, this.once(other)));
  }

  private once(text: string | null): string | null {
    if (text === null) return null;
    const known = this.texts.get(text) ?? text;
    this.texts.set(text, known);
    return known;
  }
}
