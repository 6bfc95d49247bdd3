import { expect, test } from 'vitest';
import { mappingText } from '../../../../../main/cli/serve/mapping-text.ts';

const MAPPED = { state: 'mapped', method: 'upnp', external: '198.51.100.7:7777', isBehindAnother: false } as const;
const UNMAPPED = { ...MAPPED, method: null, external: '' };

test('says where players can join', () => {
  expect(mappingText(MAPPED, 7_777)).toBe(
    'Your router forwards port 7777 (UPnP): players can join from the internet at 198.51.100.7:7777.',
  );
});

test('does not promise what another router prevents', () => {
  expect(mappingText({ ...MAPPED, external: '100.64.1.2:7777', isBehindAnother: true }, 7_777)).toMatch(
    /but it is behind another router \(100\.64\.1\.2:7777\)\. Players on the internet can't join this way\./,
  );
  expect(mappingText({ ...UNMAPPED, state: 'refused', isBehindAnother: true }, 7_777)).toContain('another router');
  expect(mappingText({ ...MAPPED, external: '' }, 7_777)).toContain("doesn't report its public address");
});

test('says what to do when no router forwards the port', () => {
  expect(mappingText({ ...UNMAPPED, state: 'none' }, 7_777)).toContain('No router answered');
  expect(mappingText({ ...UNMAPPED, state: 'refused' }, 7_777)).toContain('forward it manually (TCP and UDP)');
});

test('says nothing before anything is known', () => {
  expect(mappingText({ ...UNMAPPED, state: 'off' }, 7_777)).toBeUndefined();
  expect(mappingText({ ...UNMAPPED, state: 'searching' }, 7_777)).toBeUndefined();
});
