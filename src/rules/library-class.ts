import type { LibraryCode } from "../registry/library.ts";

/** Classes of libraries by name, e.g. 西部: [10736, 10697]. A library in none of them is of no class. */
export type LibraryClasses = Readonly<Record<string, readonly LibraryCode[]>>;
/** What a class table looks at. */
export type ClassBy =
  | "documentType"
  | "deliveryMethod"
  | "sourcing"
  | "urgency"
  | "readerClass"
  | "channel"
  | "supplierClass"
  | "requesterClass";
