import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatReportNumber, makeReportNumber, parseReportNumber } from './reportNumber';

const serial = fc.integer({ min: 0, max: 9_999_999 });
const number = serial.map((n) => makeReportNumber('2026-11-22', n));

describe('report numbers', () => {
  it('reads back what a person says, with or without dashes, in full-width digits too', () => {
    fc.assert(
      fc.property(number, (n) => {
        const shown = formatReportNumber(n);
        expect(shown).toMatch(/^\d{6}-\d{4}-\d{4}$/);
        expect(parseReportNumber(shown)).toBe(n);
        expect(parseReportNumber(shown.replace(/-/g, ' '))).toBe(n);
        const wide = n.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
        expect(parseReportNumber(wide)).toBe(n);
      }),
    );
  });

  it('finds every wrong digit', () => {
    fc.assert(
      fc.property(number, fc.nat(13), fc.integer({ min: 1, max: 9 }), (n, at, shift) => {
        const wrong = String((Number(n[at]) + shift) % 10);
        expect(parseReportNumber(n.slice(0, at) + wrong + n.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('finds nearly every swap of neighbours', () => {
    let missed = 0;
    let tried = 0;
    fc.assert(
      fc.property(number, fc.nat(12), (n, at) => {
        if (n[at] === n[at + 1]) return;
        tried++;
        const swapped = n.slice(0, at) + n[at + 1] + n[at] + n.slice(at + 2);
        if (parseReportNumber(swapped) !== null) missed++;
      }),
      { numRuns: 3000 },
    );
    expect(missed / tried).toBeLessThan(0.03);
  });
});
