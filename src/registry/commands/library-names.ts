import type { Context } from "../../terminal/context.ts";

export async function libraryNames(context: Context): Promise<(code: string | null) => string> {
  const { read } = await context.store();
  const names = new Map(
    (await read.libraries()).map((l) => [l.code, context.language === "en" ? l.nameEn : l.nameZh]),
  );
  return (code) => (code === null ? "—" : `${code} ${names.get(code) ?? ""}`.trim());
}
