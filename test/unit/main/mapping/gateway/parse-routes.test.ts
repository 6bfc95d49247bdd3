import { expect, test } from 'vitest';
import {
  parseLinuxRoutes,
  parseMacRoute,
  parseWindowsRoutes,
} from '../../../../../main/mapping/gateway/parse-routes.ts';

const LINUX = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
wlan0\t00000000\t0100A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
eth0\t00000000\t0107A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
tun0\t00000000\t00000000\t0001\t0\t0\t50\t00000000\t0\t0\t0
tun0\t00000000\t0101080A\t0003\t0\t0\t50\t00000080\t0\t0\t0
eth0\t0007A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0
`;

test('reads the router of the default route with the lowest metric on Linux', () => {
  expect(parseLinuxRoutes(LINUX)).toBe('192.168.7.1');
});

test('finds none where no default route leads to a router', () => {
  expect(parseLinuxRoutes(LINUX.replaceAll('\t0003\t', '\t0001\t'))).toBeUndefined();
  expect(parseLinuxRoutes('')).toBeUndefined();
  expect(parseLinuxRoutes('eth0\t00000000\tnonsense\t0003\t0\t0\t100\t00000000')).toBeUndefined();
});

test('reads the router of macOS', () => {
  const text =
    '   route to: default\ndestination: default\n       mask: default\n    gateway: 192.168.1.254\n  interface: en0\n';
  expect(parseMacRoute(text)).toBe('192.168.1.254');
  expect(parseMacRoute(text.replace('192.168.1.254', 'link#12'))).toBeUndefined();
});

test('reads the router of Windows, whatever its language', () => {
  const text = `===========================================================================
IPv4-Routentabelle
Aktive Routen:
     Netzwerkziel    Netzwerkmaske          Gateway    Schnittstelle Metrik
          0.0.0.0          0.0.0.0      192.168.1.1    192.168.1.20     35
          0.0.0.0          0.0.0.0       10.10.10.1    10.10.10.20      25
          0.0.0.0          0.0.0.0   Auf Verbindung       10.8.0.2      5
Ständige Routen:
  Netzwerkadresse          Netzmaske  Gatewayadresse  Metrik
          0.0.0.0          0.0.0.0      192.168.9.9     Standard
`;
  expect(parseWindowsRoutes(text)).toBe('10.10.10.1');
  expect(parseWindowsRoutes('')).toBeUndefined();
});
