/** SHA-256 of a UTF-8 text, as 64 hex digits. The domain names things by content but knows no crypto package. */
export type Hash = (text: string) => string;

/** A file's SHA-256 and size as it is now; null when there is no such file. */
export type FileDigest = (
  path: string,
) => Promise<{ readonly sha256: string; readonly bytes: number } | null>;
