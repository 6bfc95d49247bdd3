import { expect, it } from 'vitest';
import { hideRelatedAddresses } from '../../../../shared/sdp/hide-related-addresses.ts';

it.each([
  [
    'candidate:1 1 udp 41885439 192.0.2.7 49160 typ relay raddr 203.0.113.9 rport 52044 generation 0',
    'candidate:1 1 udp 41885439 192.0.2.7 49160 typ relay raddr 0.0.0.0 rport 0 generation 0',
  ],
  [
    'a=candidate:1 1 UDP 9 192.0.2.7 49160 typ relay raddr 2001:db8::9 rport 1\r\na=candidate:2 1 UDP 8 192.0.2.7 49161 typ relay raddr 203.0.113.9 rport 2\r\n',
    'a=candidate:1 1 UDP 9 192.0.2.7 49160 typ relay raddr :: rport 0\r\na=candidate:2 1 UDP 8 192.0.2.7 49161 typ relay raddr 0.0.0.0 rport 0\r\n',
  ],
  ['candidate:1 1 udp 1 192.168.1.2 50000 typ host', 'candidate:1 1 udp 1 192.168.1.2 50000 typ host'],
])('hides the addresses behind %j', (given, expected) => expect(hideRelatedAddresses(given)).toBe(expected));
