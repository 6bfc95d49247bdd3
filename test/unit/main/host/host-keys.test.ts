import { expect, it } from 'vitest';
import { createHostKeys, formatHostKeys, parseHostKeys } from '../../../../main/host/host-keys.ts';

it('keys are the same after they were stored and read', async () => {
  const keys = await createHostKeys(Date.now());
  expect(parseHostKeys(formatHostKeys(keys))).toEqual(keys);
});

it('keys are read as editors save them', async () => {
  const keys = await createHostKeys(0);
  const text = formatHostKeys(keys);
  for (const saved of [
    `\ufeff${text}`,
    text.replace('{', '{ // keep it secret'),
    text.replace(/\n\}/, ',\n}'),
    `${text}\0`,
  ])
    expect(parseHostKeys(saved)).toEqual(keys);
});

it('creates different keys each time', async () => {
  const [first, second] = await Promise.all([createHostKeys(0), createHostKeys(0)]);
  for (const field of ['certificatePem', 'privateKeyPem', 'secret', 'gameToken'] as const)
    expect(first[field]).not.toEqual(second[field]);
});

it('damaged keys are not read', async () => {
  const keys = await createHostKeys(0);
  const other = await createHostKeys(0);
  const text = formatHostKeys(keys);
  for (const damaged of [
    '',
    'null',
    '[]',
    text.slice(0, -20),
    text.replace('"version": 1', '"version": 2'),
    formatHostKeys({ ...keys, privateKeyPem: other.privateKeyPem }),
    formatHostKeys({ ...keys, certificatePem: 'x' }),
    formatHostKeys({ ...keys, secret: new Uint8Array(15) }),
    formatHostKeys({ ...keys, gameToken: 'short' }),
    text.replace('"gameToken"', '"token"'),
  ])
    expect(parseHostKeys(damaged)).toBeUndefined();
});
