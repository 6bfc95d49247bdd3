import { expect, test } from 'vitest';
import type { PortRequest } from '../../../../../main/mapping/mapping-client.ts';
import { readSoapAnswer } from '../../../../../main/mapping/upnp/soap.ts';
import { UpnpClient } from '../../../../../main/mapping/upnp/upnp-client.ts';

const OWN = '192.168.7.10';
const UDP: PortRequest = { transport: 'udp', internalPort: 7_777, externalPort: 7_777 };

interface Entry {
  client: string;
  leaseSeconds: number;
}

/** A router with a table of mappings, and with faults on demand. */
class FakeRouter {
  readonly entries = new Map<string, Entry>();
  readonly leases: number[] = [];
  externalAddress = '198.51.100.7';
  isSilent = false;
  /** Error codes of AddPortMapping by lease; undefined = it works. */
  addError: (leaseSeconds: number) => number | undefined = () => undefined;
  forgets = false;

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
    const key = `${values['NewProtocol']} ${values['NewExternalPort']}`;
    if (action === 'GetStatusInfo') return '<NewConnectionStatus>Connected</NewConnectionStatus>';
    if (action === 'GetExternalIPAddress')
      return `<NewExternalIPAddress>${this.externalAddress}</NewExternalIPAddress>`;
    if (action === 'GetSpecificPortMappingEntry') {
      const entry = this.entries.get(key);
      return entry === undefined ? 714 : `<NewInternalClient>${entry.client}</NewInternalClient>`;
    }
    if (action === 'DeletePortMapping') return this.entries.delete(key) ? '' : 714;
    const leaseSeconds = Number(values['NewLeaseDuration']);
    const error = this.addError(leaseSeconds);
    if (error !== undefined) return error;
    this.leases.push(leaseSeconds);
    if (!this.forgets) this.entries.set(key, { client: String(values['NewInternalClient']), leaseSeconds });
    return '';
  }
}

async function createClient(router: FakeRouter): Promise<UpnpClient> {
  const service = {
    type: 'urn:schemas-upnp-org:service:WANIPConnection:1',
    controlUrl: new URL('http://192.168.7.1/'),
  };
  const client = new UpnpClient({
    gateway: { address: '192.168.7.1', ownAddress: OWN },
    search: async () => (router.isSilent ? undefined : { connections: [service], firewall: undefined }),
    command: router.command,
  });
  await client.find();
  return client;
}

test('maps a port for an hour, renews it and ends it', async () => {
  const router = new FakeRouter();
  const client = await createClient(router);
  await expect(client.map(UDP)).resolves.toEqual({
    ok: true,
    value: { externalPort: 7_777, externalAddress: '198.51.100.7', lifetimeSeconds: 3_600 },
  });
  await client.map(UDP);
  expect(router.leases).toEqual([3_600, 3_600]);
  await expect(client.check([UDP])).resolves.toBe('kept');
  await expect(client.unmap(UDP)).resolves.toBe(true);
  expect(router.entries.size).toBe(0);
  await expect(client.unmap(UDP)).resolves.toBe(true);
});

test.each([725, 402])('maps without an end on routers that know nothing else (error %d)', async (code) => {
  const router = new FakeRouter();
  router.addError = (leaseSeconds) => (leaseSeconds === 0 ? undefined : code);
  const client = await createClient(router);
  const granted = await client.map(UDP);
  expect(granted.ok && granted.value.lifetimeSeconds).toBe(0);
  await client.map({ ...UDP, transport: 'tcp' });
  expect(router.leases).toEqual([0, 0]);
});

test('leaves alone the port of another computer', async () => {
  const router = new FakeRouter();
  router.entries.set('UDP 7777', { client: '192.168.7.99', leaseSeconds: 0 });
  const client = await createClient(router);
  const mapped = await client.map(UDP);
  expect(!mapped.ok && mapped.error.code).toBe('taken');
  await client.unmap(UDP);
  expect(router.entries.get('UDP 7777')?.client).toBe('192.168.7.99');
});

test('ends what this computer asked for when it had another address', async () => {
  const router = new FakeRouter();
  router.entries.set('UDP 7777', { client: '192.168.7.55', leaseSeconds: 0 });
  const client = await createClient(router);
  await client.unmap(UDP, '192.168.7.55');
  expect(router.entries.size).toBe(0);
});

test.each([
  [718, 'taken'],
  [729, 'taken'],
  [606, 'refused'],
  [501, 'refused'],
])('tells error %d as %s', async (code, failure) => {
  const router = new FakeRouter();
  router.addError = () => code;
  const mapped = await (await createClient(router)).map(UDP);
  expect(!mapped.ok && mapped.error.code).toBe(failure);
});

test('does not believe a router that confirms a port and forgets it', async () => {
  const router = new FakeRouter();
  router.forgets = true;
  const mapped = await (await createClient(router)).map(UDP);
  expect(!mapped.ok && mapped.error.message).toContain('forgot');
});

test('notices a restarted router and another outer address', async () => {
  const router = new FakeRouter();
  const client = await createClient(router);
  await client.map(UDP);
  router.entries.clear();
  await expect(client.check([UDP])).resolves.toBe('lost');
  await client.map(UDP);
  router.externalAddress = '198.51.100.8';
  await expect(client.check([UDP])).resolves.toBe('lost');
});

test('says that a router has no address of the internet', async () => {
  const router = new FakeRouter();
  router.externalAddress = '';
  expect((await createClient(router)).hasNoAddress).toBe(true);
  router.externalAddress = '198.51.100.7';
  expect((await createClient(router)).hasNoAddress).toBe(false);
});

test('notices a router that stops answering', async () => {
  const router = new FakeRouter();
  const client = await createClient(router);
  router.isSilent = true;
  await expect(client.check([UDP])).resolves.toBe('silent');
  const mapped = await client.map(UDP);
  expect(!mapped.ok && mapped.error.code).toBe('silent');
  await expect(client.unmap(UDP)).resolves.toBe(false);
});
