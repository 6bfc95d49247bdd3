import { childText, escapeXml, findElement, readXml, type XmlElement } from './xml.ts';

/** Texts of UPnP commands (UPnP Device Architecture 2.0, section 3). */

/** Error codes of WANIPConnection:2 that this program tells apart. */
export const NO_SUCH_ENTRY = 714;
export const CONFLICT_IN_MAPPING = 718;
export const ONLY_PERMANENT_LEASES = 725;
const ERROR_TEXTS: Readonly<Record<number, string>> = {
  401: 'it does not know the request',
  402: 'it does not accept what was asked',
  501: 'it failed to do it',
  606: 'it does not allow it',
  718: 'another computer uses this port',
  724: 'it forwards ports only to the same number',
  725: 'it forwards ports only without an end',
  728: 'it has no room for it',
  729: 'it uses the port itself',
};

/** Error codes of WANIPv6FirewallControl:1. */
const PINHOLE_ERROR_TEXTS: Readonly<Record<number, string>> = {
  606: 'it does not allow it',
  701: 'it has no room for it',
  702: 'its IPv6 firewall is off',
  703: 'it is set to let nobody in by IPv6',
  705: 'it does not know the transport',
};

export type SoapAnswer =
  { readonly kind: 'done'; readonly values: XmlElement } | { readonly kind: 'refused'; readonly errorCode: number };

/** Writes the body of a command. Arguments keep their order, which routers insist on. */
export function writeSoapRequest(
  serviceType: string,
  action: string,
  values: Readonly<Record<string, string | number>>,
): string {
  const fields = Object.entries(values).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`);
  return (
    '<?xml version="1.0"?>\r\n' +
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"' +
    ' s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">' +
    `<s:Body><u:${action} xmlns:u="${escapeXml(serviceType)}">${fields.join('')}</u:${action}></s:Body></s:Envelope>\r\n`
  );
}

/** Reads the answer to `action`; undefined if the text is none. Of an error, 501 stands for one without a code. */
export function readSoapAnswer(text: string, action: string): SoapAnswer | undefined {
  const root = readXml(text);
  if (root === undefined) return undefined;
  const values = findElement(root, `${action}Response`);
  if (values !== undefined) return { kind: 'done', values };
  if (findElement(root, 'Fault') === undefined) return undefined;
  const error = findElement(root, 'UPnPError');
  const code = Number(error === undefined ? '' : childText(error, 'errorCode'));
  return { kind: 'refused', errorCode: Number.isInteger(code) && code > 0 && code < 1_000 ? code : 501 };
}

/** Says in English why a router refused, to follow "The router refused: ". */
export function upnpErrorText(errorCode: number): string {
  return ERROR_TEXTS[errorCode] ?? `UPnP error ${errorCode}`;
}

/** Says the same of a refusal by the IPv6 firewall, whose codes have other meanings. */
export function pinholeErrorText(errorCode: number): string {
  return PINHOLE_ERROR_TEXTS[errorCode] ?? `UPnP error ${errorCode}`;
}
