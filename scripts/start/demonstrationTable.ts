import { type DemonstrationPerson, demonstrationPeopleResponse } from '@shared/schemas/sessions';

const shownOfARole = 2;
const resident = '居民';

/** Columns a text takes in a terminal: a Chinese letter takes two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);
}

/** One line a person, names and posts in columns; of every role the first two. */
export function tableOf(people: readonly DemonstrationPerson[]): string[] {
  const shown = people.filter(
    ({ role }, at) =>
      people.slice(0, at).filter((earlier) => earlier.role === role).length < shownOfARole,
  );
  const width = Math.max(0, ...shown.map(({ name }) => widthOf(name))) + 2;
  return shown.map(
    ({ name, post }) => `  ${name}${' '.repeat(width - widthOf(name))}${post ?? resident}`,
  );
}

/**
 * The people a visitor can sign in as, as lines of a table.
 *
 * @param apiUrl where the API answers
 */
export async function demonstrationTable(apiUrl: string): Promise<string[]> {
  const response = await fetch(`${apiUrl}/api/v1/demonstration/people`);
  return tableOf(demonstrationPeopleResponse.parse(await response.json()).items);
}
