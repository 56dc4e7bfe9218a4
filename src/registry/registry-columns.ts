/** The columns of a registry table and the words their cells may hold, in both languages. */
import type { AgreementRole, LibraryKind, Service } from "./library.ts";
import type { ColumnSpec } from "./registry-table.ts";

const column = <K extends string>(key: K, required: boolean, ...headings: string[]): ColumnSpec<K> => ({
  key,
  headings,
  required,
});

const FROM = column("from", false, "from", "起始日期", "开始日期", "生效日期");
const TO = column("to", false, "to", "截止日期", "结束日期", "终止日期");
const NOTE = column("note", false, "note", "备注");
const NAME_OF_LIBRARY = ["library", "图书馆", "成员馆", "code", "馆代码", "学校代码", "代码"];

export const LIBRARY_COLUMNS = [
  column("code", true, "code", "馆代码", "学校代码", "代码"),
  column("nameZh", true, "name_zh", "中文名称", "馆名", "名称"),
  column("nameEn", false, "name_en", "英文名称"),
  column("aliases", false, "aliases", "别名", "简称", "abbr"),
  column("kind", false, "kind", "类别", "类型"),
  column("district", false, "district", "区", "所在区"),
  column("source", false, "source", "来源", "出处"),
  column("certainty", false, "certainty", "可信度", "备注"),
];

export const ALIAS_COLUMNS = [
  column("alias", true, "alias", "别名", "简称", "text"),
  column("library", true, "code", "馆代码", "学校代码", "代码", "library", "图书馆"),
  FROM,
  TO,
  column("official", false, "official", "正式名称"),
  NOTE,
];

export const YES_OR_NO: Readonly<Record<string, "yes" | "no">> = {
  yes: "yes",
  是: "yes",
  no: "no",
  否: "no",
};

export const AGREEMENT_COLUMNS = [
  column("library", true, ...NAME_OF_LIBRARY),
  column("service", true, "service", "服务", "服务类型"),
  column("role", false, "role", "角色", "馆别"),
  { ...FROM, required: true },
  TO,
  NOTE,
];

export const KINDS: Readonly<Record<string, LibraryKind>> = {
  university: "university",
  高校: "university",
  高校图书馆: "university",
  partner: "partner",
  合作馆: "partner",
  external: "external",
  外部来源: "external",
};

export const SERVICES: Readonly<Record<string, Service>> = {
  dd: "dd",
  documentdelivery: "dd",
  原文传递: "dd",
  ill: "ill",
  interlibraryloan: "ill",
  馆际互借: "ill",
};

export const ROLES: Readonly<Record<string, AgreementRole>> = {
  member: "member",
  成员馆: "member",
  subjectservice: "subject-service",
  学科服务馆: "subject-service",
  partner: "partner",
  合作馆: "partner",
  external: "external",
  外部来源: "external",
};
