import { expect, test } from 'vitest';
import { readSearchAnswer, routerUrl, writeSearch } from '../../../../../main/mapping/upnp/ssdp.ts';
import { fuzz } from '../../../../support/fuzz.ts';

const ROUTER = '192.168.7.1';

function answer(location: string, extra = ''): Buffer {
  return Buffer.from(
    `HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=120\r\nst: urn:schemas-upnp-org:device:InternetGatewayDevice:1\r\nLocation: ${location}\r\n${extra}\r\n`,
  );
}

test('writes a search with the fields that routers insist on', () => {
  const text = Buffer.from(writeSearch('urn:x')).toString();
  expect(text).toBe(
    'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: urn:x\r\n\r\n',
  );
});

test('reads where the description of a router is', () => {
  expect(readSearchAnswer(answer('http://192.168.7.1:5000/rootDesc.xml'), ROUTER)?.href).toBe(
    'http://192.168.7.1:5000/rootDesc.xml',
  );
});

test.each([
  ['another machine', 'http://192.168.7.2:5000/rootDesc.xml'],
  ['this machine', 'http://127.0.0.1:8080/'],
  ['a name', 'http://router.example/rootDesc.xml'],
  ['a name that looks like the router', 'http://192.168.7.1.example/'],
  ['credentials', 'http://user:pass@192.168.7.1/'],
  ['a file', 'file:///etc/passwd'],
  ['HTTPS', 'https://192.168.7.1/'],
  ['nothing', ''],
  ['a very long path', `http://192.168.7.1/${'a'.repeat(300)}`],
])('refuses a description at %s', (_, location) => {
  expect(readSearchAnswer(answer(location), ROUTER)).toBeUndefined();
});

test('takes an address in another notation for what it is', () => {
  expect(readSearchAnswer(answer('http://3232237313/'), ROUTER)?.hostname).toBe(ROUTER);
  expect(readSearchAnswer(answer('http://0x7f000001/'), ROUTER)).toBeUndefined();
});

test('ignores searches of others, other devices and giants', () => {
  expect(readSearchAnswer(Buffer.from(writeSearch('upnp:rootdevice')), ROUTER)).toBeUndefined();
  const printer = answer('http://192.168.7.1/').toString().replace('InternetGatewayDevice', 'Printer');
  expect(readSearchAnswer(Buffer.from(printer), ROUTER)).toBeUndefined();
  expect(readSearchAnswer(answer('http://192.168.7.1/', `X: ${'y'.repeat(60_000)}\r\n`), ROUTER)).toBeUndefined();
});

test('resolves only addresses of the router itself', () => {
  const base = new URL('http://192.168.7.1:5000/rootDesc.xml');
  expect(routerUrl('/ctl/IPConn', base, ROUTER)?.href).toBe('http://192.168.7.1:5000/ctl/IPConn');
  expect(routerUrl('http://192.168.7.1:80/ctl', base, ROUTER)?.href).toBe('http://192.168.7.1/ctl');
  expect(routerUrl('//evil.example/ctl', base, ROUTER)).toBeUndefined();
  expect(routerUrl('http://[', base, ROUTER)).toBeUndefined();
});

test('reads any bytes without throwing', () => {
  fuzz(4, 5_000, [answer('http://192.168.7.1:5000/rootDesc.xml')], (packet) => readSearchAnswer(packet, ROUTER));
});
