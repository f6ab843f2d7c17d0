interface PublishedYear {
  readonly off: ReadonlySet<string>;
  /** Weekends that are worked instead (调休). */
  readonly worked: ReadonlySet<string>;
}

/** '05-01' … '05-05' of a year. */
function days(year: number, ranges: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const range of ranges) {
    const [first = '', last = first] = range.split('…');
    for (
      let time = Date.parse(`${year}-${first}T00:00:00Z`);
      time <= Date.parse(`${year}-${last}T00:00:00Z`);
      time += 86_400_000
    )
      all.add(new Date(time).toISOString().slice(0, 10));
  }
  return all;
}

const year = (of: number, off: readonly string[], worked: readonly string[]) =>
  [of, { off: days(of, off), worked: days(of, worked) }] as const;

/**
 * 国务院办公厅关于部分节假日安排的通知 for 2024, 2025 and 2026, written down by hand from the notices: the oracle
 * against which the package's calendar is held.
 */
export const PUBLISHED_DAYS: ReadonlyMap<number, PublishedYear> = new Map([
  year(
    2024,
    ['01-01', '02-10…02-17', '04-04…04-06', '05-01…05-05', '06-10', '09-15…09-17', '10-01…10-07'],
    ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  ),
  year(
    2025,
    ['01-01', '01-28…02-04', '04-04…04-06', '05-01…05-05', '05-31…06-02', '10-01…10-08'],
    ['01-26', '02-08', '04-27', '09-28', '10-11'],
  ),
  year(
    2026,
    [
      '01-01…01-03',
      '02-15…02-23',
      '04-04…04-06',
      '05-01…05-05',
      '06-19…06-21',
      '09-25…09-27',
      '10-01…10-07',
    ],
    ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  ),
]);
