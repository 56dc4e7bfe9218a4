import type { SubjectStep } from "./subject-step.ts";

declare module "../sheet/origin.ts" {
  interface Origins {
    /** A step by which a library became a subject service library says it. */
    "subject-step": Pick<SubjectStep, "library" | "service" | "number">;
  }
}
