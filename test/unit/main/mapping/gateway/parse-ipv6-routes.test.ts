import { expect, it } from 'vitest';
import {
  parseLinuxIpv6Routes,
  parseMacIpv6Route,
  parseWindowsIpv6Routes,
} from '../../../../../main/mapping/gateway/parse-ipv6-routes.ts';

const NOTHING = '0'.repeat(32);
const ROUTER = 'fe80000000000000021122fffe334455';
const linuxRow = (router: string, metric: string, flags = '00000003', device = 'wlan0') =>
  `${NOTHING} 00 ${NOTHING} 00 ${router} ${metric} 00000001 00000000 ${flags}    ${device}`;

it('reads the default router of Linux with its adapter, the lowest metric first', () => {
  expect(parseLinuxIpv6Routes(linuxRow(ROUTER, '00000400'))).toBe('fe80:0:0:0:211:22ff:fe33:4455%wlan0');
  const global = '20010db8000000000000000000000001';
  expect(parseLinuxIpv6Routes([linuxRow(ROUTER, '00000400'), linuxRow(global, '00000064')].join('\n'))).toBe(
    '2001:db8:0:0:0:0:0:1',
  );
});

it('finds no router where there is none', () => {
  const rows = [
    linuxRow(NOTHING, '00000100', '00000001'),
    linuxRow(ROUTER, '00000100', '00200200'),
    `20010db8000000000000000000000000 40 ${NOTHING} 00 ${ROUTER} 00000100 1 0 00000003 eth0`,
    'nonsense',
  ];
  expect(parseLinuxIpv6Routes(rows.join('\n'))).toBeUndefined();
  expect(parseMacIpv6Route('  interface: lo0')).toBeUndefined();
  expect(parseMacIpv6Route('    gateway: 192.0.2.1')).toBeUndefined();
  expect(parseWindowsIpv6Routes('')).toBeUndefined();
});

it('reads the default routers of macOS and Windows', () => {
  expect(parseMacIpv6Route('   route to: default\n    gateway: fe80::1%en0\n  interface: en0\n')).toBe('fe80::1%en0');
  const printed = [
    'Aktive Routen:',
    ' If Metrik Netzwerkziel             Gateway',
    ' 12    281 ::/0                     fe80::211:22ff:fe33:4455',
    '  7     26 ::/0                     fe80::1',
    '  1    331 ::1/128                  Auf Verbindung',
  ];
  expect(parseWindowsIpv6Routes(printed.join('\r\n'))).toBe('fe80::1%7');
});
