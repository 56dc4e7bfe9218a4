import type { Language } from "../language.ts";

interface ReportCommandWords {
  readonly written: (file: string) => string;
  readonly writtenMany: (files: number) => string;
  readonly sheets: (names: readonly string[]) => string;
}

export const reportCommandWords: Record<Language, ReportCommandWords> = {
  "zh-CN": {
    written: (file) => `已写出 ${file}`,
    writtenMany: (files) => `已写出 ${files} 个文件`,
    sheets: (names) => `工作表：${names.join("、")}`,
  },
  en: {
    written: (file) => `Wrote ${file}`,
    writtenMany: (files) => `Wrote ${files} files`,
    sheets: (names) => `Sheets: ${names.join(", ")}`,
  },
};
