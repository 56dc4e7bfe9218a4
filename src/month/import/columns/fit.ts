/** 契合 / fit: a profile whose heading stands in a sheet, and where. */
import type { BoundColumn, Heading } from "./heading.ts";
import type { Profile } from "./profile.ts";

export interface Fit {
  readonly profile: Profile;
  /** Position of the heading's last line among the rows given, from 0. */
  readonly at: number;
  readonly lines: 1 | 2;
  readonly heading: Heading;
  readonly columns: readonly BoundColumn[];
}
