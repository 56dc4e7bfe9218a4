/** The unpacking half of a package that declares no types. */
declare module "wawoff2/decompress.js" {
  /** The answer is a view of the unpacker's memory, which the next call overwrites. */
  function decompress(packed: Uint8Array): Promise<Uint8Array>;
  export = decompress;
}
