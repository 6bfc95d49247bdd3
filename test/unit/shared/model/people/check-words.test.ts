import { expect, it } from 'vitest';
import { checkWords } from '../../../../../shared/model/people/check-words.ts';

const identity = (bytes: readonly number[]): string =>
  Buffer.from([...bytes, ...Array<number>(16 - bytes.length).fill(0)]).toString('base64url');

it('says the first ten bytes of an identity in five words', () => {
  // The examples of the proquint proposal: 127.0.0.1 and 63.84.220.193.
  expect(checkWords(identity([127, 0, 0, 1, 63, 84, 220, 193]))).toBe('lusab babad gutih tugad babab');
  expect(checkWords(identity([0xff, 0xff]))).toBe('zuzuz babab babab babab babab');
});

it('differs where identities do, and is nothing for a guest', () => {
  expect(checkWords(identity([1]))).not.toBe(checkWords(identity([2])));
  expect(checkWords('')).toBe('');
});
