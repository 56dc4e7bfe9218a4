/** Files in GBK, held against another program's table. */
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { gbk } from "../../src/demo/alliance/gbk.ts";

test("Latin letters, Chinese and signs of GB 2312 and GBK are written as others write them", () => {
  const signs = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      signs.push(iconv.decode(Buffer.from([lead, trail]), "gbk"));
  // Where tables differ is private use, and radicals that were moved out of it later; no text of ours has them.
  const text = signs.filter((sign) => /^[\p{ASCII}一-龥，。、；：？！￥（）《》“”—…]$/u.test(sign));
  expect(text.length).toBeGreaterThan(20_000);
  const differing = text.filter((sign) => !gbk(sign).equals(iconv.encode(sign, "gbk")));
  expect(differing).toEqual([]);
});

test("what is not in GBK is never written as something else", () => {
  expect(() => gbk("𠮷")).toThrow("𠮷 is in GBK");
});
