import type { BooksMessages } from "../../domain/messages/books.ts";
import type { Messages } from "../language.ts";

export const booksMessages: Messages<BooksMessages> = {
  "books-must-exist": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "books-must-not-exist": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "books-must-be-balis": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "books-must-be-current": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "books-must-not-be-newer": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "books-must-be-free": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "books-must-be-writable": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "disk-must-have-room": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "fact-must-not-change": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "backup-must-not-overwrite": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
  "restore-must-be-confirmed": {
    "zh-CN": () => ({ what: "", next: "" }),
    en: () => ({ what: "", next: "" }),
  },
};
