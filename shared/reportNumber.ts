/** A report number: the day, seven digits and a check digit, read out in groups: "261122-4821-7306". */

/** ISO/IEC 7064 MOD 11,10: finds every wrong digit and nearly every swap of neighbours. */
function checkDigit(digits: string): string {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/**
 * @param day 'YYYY-MM-DD' in Asia/Shanghai
 * @param serial an integer; its last seven digits are used
 * @returns 14 digits
 */
export function makeReportNumber(day: string, serial: number): string {
  const digits =
    day.slice(2, 4) +
    day.slice(5, 7) +
    day.slice(8, 10) +
    String(serial % 10_000_000).padStart(7, '0');
  return digits + checkDigit(digits);
}

/** As people read it: "261122-4821-7306". */
export const formatReportNumber = (number: string): string =>
  `${number.slice(0, 6)}-${number.slice(6, 10)}-${number.slice(10)}`;

/** The 14 digits of what a person typed or said, or null where it is no report number. */
export function parseReportNumber(text: string): string | null {
  const digits = text
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\-—–]/g, '');
  if (!/^\d{14}$/.test(digits)) return null;
  return checkDigit(digits.slice(0, 13)) === digits[13] ? digits : null;
}
