/** What this room reads from the books, and the facts it adds. */
import type { Agreement, Alias, Library } from "./library.ts";
import type { StoredSubjectStep, SubjectStep, UndoneSubjectStep } from "./subject-step.ts";

export interface RegistryReads {
  settings(): Promise<ReadonlyMap<string, string>>;
  libraries(): Promise<Library[]>; // latest version of each, by code
  aliases(): Promise<Alias[]>; // latest, by code, text
  agreements(): Promise<Agreement[]>; // latest per library × service × role × from
  /** Those undone included; by library, service, number. */
  subjectSteps(): Promise<StoredSubjectStep[]>;
}

export type RegistryFact =
  | { readonly kind: "library-recorded"; readonly library: Library }
  | { readonly kind: "alias-recorded"; readonly alias: Alias }
  | { readonly kind: "agreement-recorded"; readonly agreement: Agreement }
  | { readonly kind: "subject-step-recorded"; readonly step: SubjectStep }
  | { readonly kind: "subject-step-undone"; readonly undone: UndoneSubjectStep }
  | { readonly kind: "setting-recorded"; readonly name: string; readonly value: string };
