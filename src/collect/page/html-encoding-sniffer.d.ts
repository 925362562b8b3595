/** The package has no types of its own. Source: html-encoding-sniffer 6.0, README. */
declare module "html-encoding-sniffer" {
  /** The name of the encoding, as the Encoding Standard writes it: `UTF-8`, `windows-1252`. */
  export default function sniffEncoding(
    bytes: Uint8Array,
    options?: { readonly transportLayerEncodingLabel?: string; readonly defaultEncoding?: string },
  ): string;
}
