import type { ReportKind, SectionKey } from "../../../review/subproject/section.ts";

export interface NarrativeMessages {
  "section-must-be-known": { text: string; report: ReportKind; known: readonly SectionKey[] };
  "text-must-be-plain": { line: number; code: string };
  "text-must-say-something": { section: SectionKey };
  "text-must-fit": { length: number; most: number };
  "text-must-come-from-one-place": Record<never, never>;
  "year-must-be-of-the-cycle": { subproject: string; year: string; from: string; to: string };
  "years-must-be-told-apart": {
    subprojects: readonly string[];
    year: string;
    from: string;
    to: string;
    /** Of a form that takes the year's amounts: the flags; null: of a report. */
    flags: string | null;
  };
  "scores-should-be-of-one-year": { subproject: string; year: string; from: string; to: string };
  "year-must-have-subprojects": { year: string };
  "agreed-target-should-be-the-years": { name: string; agreed: string; year: string };
  "agreed-target-should-have-the-years-unit": { name: string; agreed: string; year: string };
  "agreed-target-must-have-a-result": {
    subproject: string;
    year: string;
    name: string;
    wanted: string;
    /** Of the mid-term report. */
    cutOff: number | null;
  };
  "agreed-target-must-be-known": { subproject: string; name: string; known: string };
  "agreed-target-must-have-one-result": { name: string; key: string };
  "nothing-must-be-left-to-fill": { places: string };
  "sections-must-be-written": {
    subproject: string;
    year: string;
    report: ReportKind;
    sections: readonly SectionKey[];
  };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends NarrativeMessages {}
}
