/** 明细 JSON / what the books hold as JSON for other programs: amounts as whole fen in digits, maps as objects. */
export function plainJson(value: unknown): string {
  const text = JSON.stringify(
    value,
    (_key, said: unknown) => {
      if (typeof said === "bigint") return said.toString();
      return said instanceof Map ? Object.fromEntries(said) : said;
    },
    2,
  );
  return `${text}\n`;
}
