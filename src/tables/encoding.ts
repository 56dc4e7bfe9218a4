/** 编码 / how a file is written: the encodings that are read, and workbooks. */
export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030" | "xlsx";
