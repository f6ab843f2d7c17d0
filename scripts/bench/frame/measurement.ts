/** A line of the results. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  /** What it is measured against in the same run; '' where it stands alone. */
  readonly floor?: string;
  readonly ratio?: number;
  readonly goal?: { readonly text: string; readonly met: boolean };
}

/** A point of the picture of scaling: a cost at a size. */
export interface ScalePoint {
  readonly series: string;
  readonly size: number;
  readonly milliseconds: number;
}

export interface Results {
  /** What was run: sizes, rounds, what is in it and what not. */
  readonly about: string;
  readonly rows: readonly Row[];
  readonly scaling?: readonly ScalePoint[];
}

/** What `npm run bench` knows by a name. */
export interface Measurement {
  readonly name: string;
  full(): Promise<Results>;
  /** The same with tiny sizes: proves that it runs, its figures say nothing. */
  small(): Promise<Results>;
}

/** Ties a way of measuring to its sizes. */
export const measurement = <Sizes>(
  name: string,
  measure: (sizes: Sizes) => Promise<Results>,
  sizes: { readonly full: Sizes; readonly small: Sizes },
): Measurement => ({
  name,
  full: () => measure(sizes.full),
  small: () => measure(sizes.small),
});

/** "at most", as goals are. */
export const atMost = (value: number, limit: number, text: string) => ({
  text: `≤ ${text}`,
  met: value <= limit,
});
