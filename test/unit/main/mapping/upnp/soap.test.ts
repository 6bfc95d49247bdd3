import { expect, test } from 'vitest';
import { readSoapAnswer, upnpErrorText, writeSoapRequest } from '../../../../../main/mapping/upnp/soap.ts';
import { childText } from '../../../../../main/mapping/upnp/xml.ts';

const TYPE = 'urn:schemas-upnp-org:service:WANIPConnection:1';

function envelope(body: string): string {
  return `<?xml version="1.0"?><s:Envelope><s:Body>${body}</s:Body></s:Envelope>`;
}

test('writes a command with its arguments in order', () => {
  expect(writeSoapRequest(TYPE, 'Add', { NewRemoteHost: '', NewPort: 7_777, NewName: 'a<b' })).toContain(
    `<u:Add xmlns:u="${TYPE}"><NewRemoteHost></NewRemoteHost><NewPort>7777</NewPort><NewName>a&lt;b</NewName></u:Add>`,
  );
});

test('reads the values of an answer', () => {
  const text = envelope('<u:GetXResponse><NewExternalIPAddress> 198.51.100.7 </NewExternalIPAddress></u:GetXResponse>');
  const answer = readSoapAnswer(text, 'GetX');
  expect(answer?.kind === 'done' && childText(answer.values, 'NewExternalIPAddress')).toBe('198.51.100.7');
  expect(readSoapAnswer(text, 'GetY')).toBeUndefined();
});

test.each([
  ['718', 718],
  ['', 501],
  ['-3', 501],
  ['99999', 501],
  ['seven', 501],
])('reads the error code %s', (code, read) => {
  const fault = `<s:Fault><detail><UPnPError><errorCode>${code}</errorCode></UPnPError></detail></s:Fault>`;
  expect(readSoapAnswer(envelope(fault), 'Add')).toEqual({ kind: 'refused', errorCode: read });
});

test('reads a fault without a UPnP error, and no sense out of other texts', () => {
  expect(readSoapAnswer(envelope('<s:Fault><faultstring>x</faultstring></s:Fault>'), 'Add')).toEqual({
    kind: 'refused',
    errorCode: 501,
  });
  expect(readSoapAnswer('<html><body>404</body></html>', 'Add')).toBeUndefined();
  expect(readSoapAnswer('', 'Add')).toBeUndefined();
});

test('says why in words', () => {
  expect(upnpErrorText(718)).toBe('another computer uses this port');
  expect(upnpErrorText(799)).toBe('UPnP error 799');
});
