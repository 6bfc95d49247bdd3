import type { Schedule } from '../../../shared/schedule.ts';
import type { Gateway } from '../gateway/find-gateway.ts';
import { findIpv6Firewall } from './find-router-services.ts';
import { requestText } from './http-request.ts';
import { PinholeClient } from './pinhole-client.ts';
import { readSoapAnswer, writeSoapRequest, type SoapAnswer } from './soap.ts';

const NOT_AUTHORIZED = 606;

/**
 * Connects to the IPv6 firewall of a router, which is searched for over IPv4, where routers answer. Commands come from
 * the address that they are about, because routers insist on that, and go to the router's IPv6 address. A router that
 * does not answer there gets them over IPv4.
 */
export function connectPinholes(
  gateway: Gateway,
  findIpv4Gateway: () => Promise<Gateway | undefined>,
  schedule: Schedule,
): PinholeClient {
  let ipv4: Gateway | undefined;
  let answersByIpv4 = false;
  return new PinholeClient({
    gateway,
    search: async () => {
      ipv4 = await findIpv4Gateway();
      return ipv4 === undefined ? undefined : findIpv6Firewall(ipv4, schedule);
    },
    command: async ({ type, controlUrl }, action, values) => {
      const send = async (towards: { ownAddress: string; via?: string }): Promise<SoapAnswer | undefined> => {
        const text = await requestText({
          url: controlUrl,
          method: 'POST',
          headers: { 'content-type': 'text/xml; charset="utf-8"', soapaction: `"${type}#${action}"` },
          body: writeSoapRequest(type, action, values),
          ...towards,
        });
        return text === undefined ? undefined : readSoapAnswer(text, action);
      };
      if (ipv4 === undefined) return undefined;
      const byIpv6 = answersByIpv4 ? undefined : await send({ ownAddress: gateway.ownAddress, via: gateway.address });
      if (byIpv6?.kind === 'done' || (byIpv6 !== undefined && byIpv6.errorCode !== NOT_AUTHORIZED)) return byIpv6;
      const byIpv4 = await send({ ownAddress: ipv4.ownAddress });
      if (byIpv4?.kind === 'done') answersByIpv4 = true;
      return byIpv4 ?? byIpv6;
    },
  });
}
