import { expect, test } from 'vitest';
import type { PortRequest } from '../../../../../main/mapping/mapping-client.ts';
import { PinholeClient } from '../../../../../main/mapping/upnp/pinhole-client.ts';
import { readSoapAnswer } from '../../../../../main/mapping/upnp/soap.ts';

const OWN = '2001:db8:1::10';
const UDP: PortRequest = { transport: 'udp', internalPort: 7_777, externalPort: 7_777 };
const TCP: PortRequest = { ...UDP, transport: 'tcp' };
const SERVICE = {
  type: 'urn:schemas-upnp-org:service:WANIPv6FirewallControl:1',
  controlUrl: new URL('http://192.168.7.1/'),
};

/** The IPv6 firewall of a router, as the standard describes it, with faults on demand. */
class FakeFirewall {
  /** Lifetimes by opening, and openings by number. */
  readonly leases = new Map<string, number>();
  readonly ids = new Map<string, string>();
  isSilent = false;
  refusal: number | undefined;
  id = (): string => String(this.ids.size + 1);

  readonly command = async (_: unknown, action: string, values: Readonly<Record<string, string | number>>) => {
    if (this.isSilent) return undefined;
    const result = this.#run(action, values);
    const body =
      typeof result === 'number'
        ? `<s:Fault><UPnPError><errorCode>${result}</errorCode></UPnPError></s:Fault>`
        : `<u:${action}Response>${result}</u:${action}Response>`;
    return readSoapAnswer(`<s:Envelope>${body}</s:Envelope>`, action);
  };

  #run(action: string, values: Readonly<Record<string, string | number>>): string | number {
    if (action === 'GetFirewallStatus')
      return '<FirewallEnabled>1</FirewallEnabled><InboundPinholeAllowed>1</InboundPinholeAllowed>';
    if (action === 'AddPinhole') {
      if (this.refusal !== undefined) return this.refusal;
      if (values['InternalClient'] !== OWN) return 606;
      const opening = `${values['Protocol']} ${values['InternalPort']}`;
      const known = [...this.ids].find(([, one]) => one === opening)?.[0];
      const id = known ?? this.id();
      this.ids.set(id, opening);
      this.leases.set(opening, Number(values['LeaseTime']));
      return `<UniqueID>${id}</UniqueID>`;
    }
    const opening = this.ids.get(String(values['UniqueID']));
    if (opening === undefined) return 704;
    if (action === 'GetPinholePackets') return '<PinholePackets>3</PinholePackets>';
    this.ids.delete(String(values['UniqueID']));
    this.leases.delete(opening);
    return '';
  }
}

async function createClient(firewall: FakeFirewall, ownAddress = OWN): Promise<PinholeClient> {
  const client = new PinholeClient({
    gateway: { address: 'fe80::1%eth0', ownAddress },
    search: async () => (firewall.isSilent ? undefined : SERVICE),
    command: firewall.command,
  });
  await client.find();
  return client;
}

test('opens UDP and TCP for an hour, renews that and ends it', async () => {
  const firewall = new FakeFirewall();
  const client = await createClient(firewall);
  for (const request of [UDP, TCP, UDP])
    expect(await client.map(request)).toEqual({
      ok: true,
      value: { externalPort: 7_777, externalAddress: '', lifetimeSeconds: 3_600 },
    });
  expect([...firewall.leases]).toEqual([
    ['17 7777', 3_600],
    ['6 7777', 3_600],
  ]);
  expect(await client.check([UDP, TCP])).toBe('kept');
  expect([await client.unmap(UDP), await client.unmap(TCP)]).toEqual([true, true]);
  expect(firewall.leases.size).toBe(0);
});

test('ends what an earlier run left behind, whose number it does not know, but not that of another address', async () => {
  const firewall = new FakeFirewall();
  await (await createClient(firewall)).map(UDP);
  const next = await createClient(firewall);
  expect(await next.unmap(UDP, OWN)).toBe(true);
  expect(firewall.leases.size).toBe(0);
  expect(await next.unmap(UDP, '2001:db8:1::99')).toBe(true);
  expect(firewall.leases.size).toBe(0);
});

test('notices that the router has forgotten an opening, as after a restart, or is gone', async () => {
  const firewall = new FakeFirewall();
  const client = await createClient(firewall);
  await client.map(UDP);
  firewall.ids.clear();
  expect(await client.check([UDP])).toBe('lost');
  expect(await client.unmap(UDP)).toBe(true);
  await client.map(UDP);
  firewall.isSilent = true;
  expect(await client.check([UDP])).toBe('silent');
  expect(await client.unmap(UDP)).toBe(false);
  expect(await client.map(UDP)).toMatchObject({ ok: false, error: { code: 'silent' } });
});

test.each([
  [702, 'its IPv6 firewall is off'],
  [703, 'it is set to let nobody in by IPv6'],
  [799, 'UPnP error 799'],
])('says why the router refuses with %d', async (refusal, text) => {
  const firewall = new FakeFirewall();
  firewall.refusal = refusal;
  const mapped = await (await createClient(firewall)).map(UDP);
  expect(mapped).toMatchObject({ ok: false, error: { code: 'refused', message: `${text} (UPnP, IPv6)` } });
});

test.each(['', 'x', '1;2', '123456'])('does not trust a router that calls an opening %j', async (id) => {
  const firewall = new FakeFirewall();
  firewall.id = () => id;
  expect(await (await createClient(firewall)).map(UDP)).toMatchObject({ ok: false, error: { code: 'refused' } });
});

test('is not there where no firewall answers', async () => {
  const firewall = new FakeFirewall();
  firewall.isSilent = true;
  const client = new PinholeClient({
    gateway: { address: 'fe80::1%eth0', ownAddress: OWN },
    search: async () => SERVICE,
    command: firewall.command,
  });
  expect(await client.find()).toBe(false);
});
