import { expect, test } from 'vitest';
import { readDeviceDescription } from '../../../../../main/mapping/upnp/device-description.ts';

const LOCATION = new URL('http://192.168.7.1:5000/rootDesc.xml');

function service(type: string, controlUrl: string): string {
  return `<service><serviceType>${type}</serviceType><serviceId>x</serviceId><controlURL>${controlUrl}</controlURL></service>`;
}

function description(services: string, base = ''): string {
  return `<root xmlns="urn:schemas-upnp-org:device-1-0">${base}<device><deviceList><device><deviceList><device>
    <serviceList>${services}</serviceList></device></deviceList></device></deviceList></device></root>`;
}

const CONNECTION = 'urn:schemas-upnp-org:service:WANIPConnection:1';
const FIREWALL = 'urn:schemas-upnp-org:service:WANIPv6FirewallControl:1';

test('finds the services that open ports, however deep they are', () => {
  const text = description(
    service('urn:schemas-upnp-org:service:WANCommonInterfaceConfig:1', '/ctl/Common') +
      service(CONNECTION, '/ctl/IPConn') +
      service('urn:schemas-upnp-org:service:WANPPPConnection:1', 'ctl/PPPConn') +
      service(FIREWALL, '/ctl/IP6FCtl'),
  );
  expect(readDeviceDescription(text, LOCATION)).toEqual({
    connections: [
      { type: CONNECTION, controlUrl: new URL('http://192.168.7.1:5000/ctl/IPConn') },
      {
        type: 'urn:schemas-upnp-org:service:WANPPPConnection:1',
        controlUrl: new URL('http://192.168.7.1:5000/ctl/PPPConn'),
      },
    ],
    firewall: { type: FIREWALL, controlUrl: new URL('http://192.168.7.1:5000/ctl/IP6FCtl') },
  });
});

test('resolves addresses against the base that the router names, if it is its own', () => {
  const own = description(service(CONNECTION, 'ctl'), '<URLBase>http://192.168.7.1:80/igd/</URLBase>');
  expect(readDeviceDescription(own, LOCATION)?.connections[0]?.controlUrl.href).toBe('http://192.168.7.1/igd/ctl');
  const foreign = description(service(CONNECTION, 'ctl'), '<URLBase>http://10.0.0.9/</URLBase>');
  expect(readDeviceDescription(foreign, LOCATION)?.connections[0]?.controlUrl.host).toBe('192.168.7.1:5000');
});

test('leaves out services at other machines', () => {
  const text = description(service(CONNECTION, 'http://127.0.0.1:22/') + service(CONNECTION, 'http://evil.example/'));
  expect(readDeviceDescription(text, LOCATION)?.connections).toEqual([]);
});

test('takes at most four connections', () => {
  const text = description(service(CONNECTION, '/ctl').repeat(100));
  expect(readDeviceDescription(text, LOCATION)?.connections).toHaveLength(4);
});

test('refuses what is no description', () => {
  expect(readDeviceDescription('Not found', LOCATION)).toBeUndefined();
});
