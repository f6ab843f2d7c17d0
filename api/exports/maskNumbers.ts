import { maskPhone } from '../presenters/mask';

const PHONE = /(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)/g;
const IDENTITY = /(?<!\d)(\d{6})(?:18|19|20)\d{8}(\d[\dXx])(?![\dXx])/g;

/** Phone and identity numbers that people wrote into a text, masked. */
export const maskNumbers = (text: string): string =>
  text
    .replace(IDENTITY, (_, head: string, tail: string) => `${head}**********${tail}`)
    .replace(PHONE, (_, a: string, b: string, c: string) => maskPhone(a + b + c));
