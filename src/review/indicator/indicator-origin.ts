/** Figures of indicators, as sheets name them. */
import type { LibraryCode } from "../../registry/library.ts";

declare module "../../sheet/origin.ts" {
  interface Origins {
    /** An indicator of one library, by the definitions named: `balis indicator value` counts it again. */
    indicator: {
      readonly key: string;
      readonly window: string;
      /** Null: of all libraries together. */
      readonly library: LibraryCode | null;
      readonly definitions: string;
    };
  }
}
