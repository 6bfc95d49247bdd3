import { describe, expect, it } from 'vitest';
import { rankAddresses } from '../../../../../main/host/listen/rank-addresses.ts';

const LAN = { name: 'enp3s0', address: '10.77.1.2' };
const bridges = (prefix: string) =>
  Array.from({ length: 7 }, (_, index) => ({ name: `${prefix}${index}`, address: `172.${17 + index}.0.1` }));

describe('addresses', () => {
  it.each(['br-4f1c0d', 'docker', 'br', 'virbr', 'vmnet', 'vboxnet', 'vEthernet (WSL) ', 'bridge10'])(
    'begin with the real network, however many of %s came up before it',
    (prefix) => {
      for (const routes of [[LAN.address], []])
        expect(rankAddresses([...bridges(prefix), LAN], routes)[0]).toBe(LAN.address);
    },
  );

  it('begin with the interface of the default route, whatever its name', () => {
    const wifi = { name: 'wlan0', address: '192.168.1.20' };
    expect(rankAddresses([LAN, wifi], [wifi.address])).toEqual([wifi.address, LAN.address]);
    const hyperV = { name: 'vEthernet (External)', address: '192.168.1.20' };
    expect(rankAddresses([LAN, hyperV], [hyperV.address])).toEqual([hyperV.address, LAN.address]);
    const lanBridge = { name: 'br0', address: '192.168.1.20' };
    expect(rankAddresses([...bridges('docker'), lanBridge], [lanBridge.address])[0]).toBe(lanBridge.address);
  });

  it.each(['tailscale0', 'wg0', 'tun0', 'utun4', 'Tailscale', 'ZeroTier One [8056c2]', 'Radmin VPN', 'Hamachi'])(
    'of the tunnel %s come after the real network, even if all traffic goes through it',
    (name) => {
      const tunnel = { name, address: '100.90.1.7' };
      for (const routes of [[tunnel.address], [LAN.address], []])
        expect(rankAddresses([tunnel, LAN], routes)).toEqual([LAN.address, tunnel.address]);
    },
  );

  it('of a network whose router this machine is come last among their kind', () => {
    const unknown = { name: 'Ethernet 3', address: '192.168.56.1' };
    expect(rankAddresses([unknown, LAN], [])).toEqual([LAN.address, unknown.address]);
    const container = { name: 'veth0', address: '10.77.1.2' };
    expect(rankAddresses([...bridges('br-'), container], [])[0]).toBe(container.address);
  });

  it('of IPv6 follow those of IPv4 on each network, the lasting before the passing, two of an interface', () => {
    const stable = { name: 'enp3s0', address: '2001:db8::2' };
    const passing = { name: 'enp3s0', address: '2001:db8::99', isPassing: true };
    const older = { name: 'enp3s0', address: '2001:db8::98', isPassing: true };
    const local = { name: 'enp3s0', address: 'fd00::2' };
    const other = { name: 'eth1', address: '192.168.1.5' };
    const [docker] = bridges('docker');
    for (const routes of [[LAN.address, passing.address], [passing.address]])
      expect(rankAddresses([docker!, older, passing, local, other, stable, LAN], routes).toSorted()).toEqual(
        [LAN.address, stable.address, local.address, other.address, docker!.address].toSorted(),
      );
    expect(rankAddresses([docker!, older, passing, stable, other, LAN], [LAN.address, passing.address])).toEqual([
      LAN.address,
      stable.address,
      older.address,
      other.address,
      docker!.address,
    ]);
  });

  it('end with those that the machine gave itself, and otherwise keep their order', () => {
    const [self, second] = [
      { name: 'eth1', address: '169.254.7.7' },
      { name: 'eth2', address: '192.168.1.5' },
    ];
    expect(rankAddresses([self, LAN, second], [])).toEqual([LAN.address, second.address, self.address]);
  });
});
