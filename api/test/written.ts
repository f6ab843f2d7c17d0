const counties = new Set<string>();

/** A factory wrote to a county: the test server reads it again before its next request. */
export const noteWritten = (county: string): void => {
  counties.add(county);
};

/** Counties written to since the last call. */
export function takeWritten(): string[] {
  const written = [...counties];
  counties.clear();
  return written;
}
