/** SHA-256 of a UTF-8 text, as 64 hex digits. The domain names things by content but knows no crypto package. */
export type Hash = (text: string) => string;
