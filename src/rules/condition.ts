/**
 * 适用条件 / condition: whether an item of the tariff or a scheme holds for a request. All that is said must hold.
 *
 * A library's class is the pack's own: 西部 may mean other libraries in another pack. A campaign has days: 2012-03-12 to
 * 2012-04-13, by the day of the request or of its supply, as the notice says; a request without that day is outside it.
 */
import type { RequestRecord } from "../records/record.ts";
import type { ClassBy, LibraryClasses, TariffCondition } from "./tariff-rule.ts";

export interface ConditionContext {
  /** Whether a code is meant by "member". */
  readonly isMember: (code: string) => boolean;
  readonly classes: LibraryClasses;
}

export function holds(when: TariffCondition, record: RequestRecord, about: ConditionContext): boolean {
  const { suppliers } = when;
  const supplier = record.supplier ?? "";
  if (suppliers && !suppliers.some((s) => (s === "member" ? about.isMember(supplier) : s === supplier)))
    return false;
  const requester = record.requester ?? "";
  if (when.requesters && !when.requesters.includes(requester)) return false;
  if (when.exceptRequesters?.includes(requester)) return false;
  if (when.documentTypes && !when.documentTypes.includes(record.documentType ?? "")) return false;
  if (when.exceptDocumentTypes?.includes(record.documentType ?? "")) return false;
  if (when.urgency && (record.urgency ?? "ordinary") !== when.urgency) return false;
  if (when.sourcings && !when.sourcings.includes(record.sourcing ?? "own")) return false;
  if (when.deliveryMethods && !when.deliveryMethods.includes(record.deliveryMethod ?? "")) return false;
  if (when.exceptDeliveryMethods?.includes(record.deliveryMethod ?? "")) return false;
  return holdsInFull(when, record, about);
}

function holdsInFull(when: TariffCondition, record: RequestRecord, about: ConditionContext): boolean {
  if (when.channels && !when.channels.includes(record.channel ?? "")) return false;
  if (when.readerClasses && !when.readerClasses.includes(record.readerClass ?? "")) return false;
  for (const [wanted, by] of [
    [when.supplierClasses, "supplierClass"],
    [when.requesterClasses, "requesterClass"],
  ] as const) {
    if (wanted && !wanted.includes(classOf(by, record, about.classes) ?? "")) return false;
  }
  const except = when.exceptRequesterClasses;
  if (except?.includes(classOf("requesterClass", record, about.classes) ?? "")) return false;
  if (!when.between) return true;
  const day = when.between.on === "requested" ? record.requestedOn : record.suppliedOn;
  return day !== null && when.between.from <= day && day <= when.between.to;
}

/** What a class table finds the request under; null where the request does not say it. */
export function classOf(by: ClassBy, record: RequestRecord, classes: LibraryClasses): string | null {
  switch (by) {
    case "sourcing":
      return record.sourcing ?? "own";
    case "urgency":
      return record.urgency ?? "ordinary";
    case "supplierClass":
      return classOfLibrary(record.supplier, classes);
    case "requesterClass":
      return classOfLibrary(record.requester, classes);
    default:
      return record[by];
  }
}

function classOfLibrary(code: string | null, classes: LibraryClasses): string | null {
  if (code === null) return null;
  return Object.entries(classes).find(([, codes]) => codes.includes(code))?.[0] ?? null;
}
