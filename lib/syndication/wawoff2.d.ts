declare module 'wawoff2/decompress.js' {
  /** WOFF2 to TrueType; throws when the file is no WOFF2. */
  export default function decompress(woff2: Uint8Array): Promise<Uint8Array>;
}
