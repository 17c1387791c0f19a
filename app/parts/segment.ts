/** A part of the address as text; one that is no valid UTF-8 stays as it is and will not be found. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment).normalize('NFC');
  } catch {
    return segment;
  }
}
