/** 138****1234 */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** The first character and stars: 王**; a long name shows no more than that. */
export function maskName(name: string): string {
  const [first = ''] = [...name];
  return `${first}**`;
}
