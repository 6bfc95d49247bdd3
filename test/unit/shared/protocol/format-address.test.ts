import { expect, it } from 'vitest';
import { formatAddress } from '../../../../shared/protocol/format-address.ts';

it('writes addresses as URLs do', () => {
  expect(formatAddress({ host: 'play.example.org', port: 7_777 })).toBe('play.example.org:7777');
  expect(formatAddress({ host: '192.0.2.7', port: 1 })).toBe('192.0.2.7:1');
  expect(formatAddress({ host: '2001:db8::7', port: 7_777 })).toBe('[2001:db8::7]:7777');
});
