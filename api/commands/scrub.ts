const SHORTEST_NAME = 2;

/** A text in which `by` stands for a person's name and phone, as others may have written them into it. */
export function scrub(
  text: string,
  { name, phone }: { readonly name: string | null; readonly phone: string | null },
  by: string,
): string {
  let scrubbed = text;
  if (name && [...name].length >= SHORTEST_NAME) scrubbed = scrubbed.replaceAll(name, by);
  if (phone) scrubbed = scrubbed.replace(new RegExp([...phone].join('[- ]?'), 'g'), by);
  return scrubbed;
}
