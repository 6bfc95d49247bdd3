import type { HelpOption } from './format-help.ts';

/** Options that several commands explain alike. */

export const HELP_OPTION: HelpOption = { flag: '--help', text: 'show this text' };

export const PUBLIC_ADDRESS_OPTIONS: readonly HelpOption[] = [
  {
    flag: '--public-address HOST',
    text: 'address or host name that players on the internet use, or HOST:PORT',
  },
  {
    flag: '--public-port NUMBER',
    text: 'port at that address, if a router or tunnel forwards a different one (TCP and UDP)',
  },
];

export const BIND_OPTION: HelpOption = {
  flag: '--bind ADDRESS',
  text: 'IP address to listen on; 0.0.0.0 means all IPv4 addresses',
  standard: '::, all IPv4 and IPv6 addresses',
};
