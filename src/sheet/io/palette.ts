/** The colours of charts, in the order of their series; told apart in grey print by their lightness, too. */
const PALETTE = ["1F4E79", "E08E0B", "3A9A6E", "9E480E", "5B9BD5", "A5A5A5", "7030A0", "70AD47"] as const;

/** Six hexadecimal digits. */
export function colourOf(series: number): string {
  return PALETTE[series % PALETTE.length] ?? PALETTE[0];
}
