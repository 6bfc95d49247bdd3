import { expect, test } from 'vitest';
import { MappingRecord, type RecordedMapping, type RecordFile } from '../../../../main/mapping/mapping-record.ts';

const ENTRY: RecordedMapping = {
  method: 'upnp',
  gateway: '192.168.7.1',
  ownAddress: '192.168.7.10',
  transport: 'udp',
  internalPort: 7_777,
  externalPort: 7_777,
  nonce: '000102030405060708090a0b',
};

class MemoryFile implements RecordFile {
  text = '';
  read = async (): Promise<string> => this.text;
  write = async (text: string): Promise<void> => {
    this.text = text;
  };
}

function open(file: RecordFile | undefined, problems: unknown[] = []): Promise<MappingRecord> {
  return MappingRecord.open(file, (error) => problems.push(error));
}

test('keeps from one run to the next what was not ended', async () => {
  const file = new MemoryFile();
  const first = await open(file);
  await first.add(ENTRY);
  await first.add({ ...ENTRY, transport: 'tcp' });
  await first.remove({ ...ENTRY, nonce: 'ffffffffffffffffffffffff' });
  expect((await open(file)).entries).toEqual([{ ...ENTRY, transport: 'tcp' }]);
});

test('keeps what an IPv6 router lets in, whose address names the adapter', async () => {
  const file = new MemoryFile();
  const entry = {
    ...ENTRY,
    method: 'pcp',
    gateway: 'fe80::211:22ff:fe33:4455%wlan0',
    ownAddress: '2001:db8::7',
  } as const;
  await (await open(file)).add(entry);
  expect((await open(file)).entries).toEqual([entry]);
  file.text = file.text.replace('%wlan0', '%; rm');
  expect((await open(file)).entries).toEqual([]);
});

test.each([
  ['no JSON', '{ "version": 1, "mapp'],
  ['another version', '{ "version": 2, "mappings": [] }'],
  ['something else', '[1, 2]'],
  ['nothing', ''],
])('starts empty from a file with %s', async (_, text) => {
  const file = new MemoryFile();
  file.text = text;
  const record = await open(file);
  expect(record.entries).toEqual([]);
  await record.add(ENTRY);
  expect((await open(file)).entries).toEqual([ENTRY]);
});

test('drops entries that are damaged or lead elsewhere', async () => {
  const file = new MemoryFile();
  const damaged = [
    { ...ENTRY, gateway: 'router.example' },
    { ...ENTRY, externalPort: 70_000 },
    { ...ENTRY, method: 'telnet' },
    { ...ENTRY, nonce: 'x' },
    null,
  ];
  file.text = JSON.stringify({ version: 1, mappings: [...damaged, ENTRY] });
  expect((await open(file)).entries).toEqual([ENTRY]);
});

test('forgets the oldest beyond 16', async () => {
  const record = await open(new MemoryFile());
  for (let port = 1; port <= 20; port++) await record.add({ ...ENTRY, externalPort: port });
  expect(record.entries.map(({ externalPort }) => externalPort)).toEqual(Array.from({ length: 16 }, (_, i) => i + 5));
});

test('works without a file, and with one that fails', async () => {
  const record = await open(undefined);
  await record.add(ENTRY);
  expect(record.entries).toEqual([ENTRY]);
  const problems: unknown[] = [];
  const broken: RecordFile = {
    read: () => Promise.reject(new Error('no permission')),
    write: () => Promise.reject(new Error('disk full')),
  };
  const second = await open(broken, problems);
  await second.add(ENTRY);
  expect(second.entries).toEqual([ENTRY]);
  expect(problems).toEqual([new Error('no permission'), new Error('disk full')]);
});
