import * as v from 'valibot';
import { expect, it } from 'vitest';
import { parseWebOrigin, webOriginSchema } from '../../../../shared/model/web-origin.ts';

it.each([
  ['https://cfx-nui-my_radio', 'https://cfx-nui-my_radio'],
  [' HTTPS://Example.org/ ', 'https://example.org'],
  ['http://localhost:8060', 'http://localhost:8060'],
  ['http://[::1]:8060', 'http://[::1]:8060'],
  ['nui://game', 'nui://game'],
  ['app://overlay.game', 'app://overlay.game'],
])('reads %j', (text, origin) => {
  expect(parseWebOrigin(text)).toBe(origin);
});

it.each([
  '',
  '*',
  'null',
  'https://*',
  'https://*.example.org',
  'example.org',
  'https://',
  'https://example.org/page',
  'https://example.org?x',
  'https://user@example.org',
  'https://a b',
  'https://example.org:port',
  `https://${'x'.repeat(300)}`,
])('takes no %j', (text) => {
  expect(parseWebOrigin(text)).toBeUndefined();
  expect(v.safeParse(webOriginSchema, text).success).toBe(false);
});
