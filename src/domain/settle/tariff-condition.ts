/**
 * 适用条件 / when a tariff item applies: who supplies whom, what kind of document, how fast, how found, how sent.
 *
 * Worked example: NLC-STD (标准文献 3.50 元/页) holds when the National Library supplies, and, by the rule of equal
 * treatment (对等原则), when it asks a member for a standard of the member's own. A record that names the item
 * itself needs no fitting document type. Source: domain.md 3.1.
 */
import type { RequestRecord } from "../import/record.ts";
import type { LibraryCode } from "../registry/library.ts";
import type { DdTariff, TariffCondition, TariffItem } from "../rules.ts";

/** Any library of the alliance. An unknown supplier is taken for one: who is paid is asked elsewhere. */
export function isMember(library: LibraryCode | null, tariff: DdTariff): boolean {
  return library === null || !library.startsWith("EXT-") || tariff.members?.includes(library) === true;
}

export function holds(item: TariffItem, record: RequestRecord, tariff: DdTariff): boolean {
  const { when } = item;
  if (!isBetween(when, record, tariff)) return false;
  if (!isNamed(item, record) && !fitsDocument(when, record)) return false;
  if (when.urgency && (record.urgency ?? "ordinary") !== when.urgency) return false;
  if (when.sourcings && !when.sourcings.includes(record.sourcing ?? "own")) return false;
  return !when.deliveryMethods || includesText(when.deliveryMethods, record.deliveryMethod);
}

/** Whether the record's own word is this item's key. */
export function isNamed(item: TariffItem, record: RequestRecord): boolean {
  return record.tariffItem !== null && plainText(record.tariffItem).toUpperCase() === item.key;
}

function isBetween(when: TariffCondition, record: RequestRecord, tariff: DdTariff): boolean {
  const requester = record.requester ?? "";
  if (when.requesters && !when.requesters.includes(requester)) return false;
  if (when.exceptRequesters?.includes(requester)) return false;
  if (!when.suppliers) return true;
  for (const word of when.suppliers) {
    if (word === "member" ? isMember(record.supplier, tariff) : word === record.supplier) return true;
  }
  const isOwn = (record.sourcing ?? "own") === "own";
  return (
    when.reciprocal === true && isOwn && when.suppliers.includes(requester) && isMember(record.supplier, tariff)
  );
}

function fitsDocument(when: TariffCondition, record: RequestRecord): boolean {
  if (when.documentTypes && !includesText(when.documentTypes, record.documentType)) return false;
  return !when.exceptDocumentTypes || !includesText(when.exceptDocumentTypes, record.documentType);
}

function includesText(texts: readonly string[], text: string | null): boolean {
  if (text === null) return false;
  if (texts.includes(text)) return true;
  const plain = plainText(text);
  return texts.some((t) => plainText(t) === plain);
}

const HAN_ONLY = /^[\u4e00-\u9fff]*$/;

/** Full width is half width, and blanks do not count: 图书（部分章节） is 图书(部分章节). */
function plainText(text: string): string {
  return HAN_ONLY.test(text) ? text : text.normalize("NFKC").replace(/\s+/g, "");
}
