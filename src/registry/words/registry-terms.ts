import { type Language, type Term, term } from "../../core/words/language.ts";
import type { AgreementRole, Library, LibraryKind, Service } from "../library.ts";

export const services: Record<Service, Term> = {
  dd: term("原文传递", "document delivery"),
  ill: term("馆际互借", "interlibrary loan"),
};
export const libraryKinds: Record<LibraryKind, Term> = {
  university: term("高校图书馆", "university library"),
  partner: term("合作馆", "partner"),
  external: term("外部来源", "external source"),
};

export const agreementRoles: Record<AgreementRole, Term> = {
  member: term("成员馆", "member"),
  "subject-service": term("学科服务馆", "subject service library"),
  partner: term("合作馆", "partner"),
  external: term("外部来源", "external source"),
};

/** A library's name in a language; the other where it has none. */
export const libraryName: Record<Language, (library: Pick<Library, "nameZh" | "nameEn">) => string> = {
  "zh-CN": (library) => library.nameZh || library.nameEn,
  en: (library) => library.nameEn || library.nameZh,
};
