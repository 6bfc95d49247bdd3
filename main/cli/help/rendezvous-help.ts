import { DEFAULT_PAGE_FOLDER, DEFAULT_RENDEZVOUS_PORT, DEFAULT_STUN_PORT } from '../command-defaults.ts';
import { HELP_OPTION } from './common-options.ts';
import type { Help } from './format-help.ts';

/** The help of `npm run rendezvous`. */
export const RENDEZVOUS_HELP: Help = {
  summary: 'Runs a rendezvous: hosts behind routers and their guests find each other through it.',
  groups: [
    {
      title: 'Where it listens',
      options: [
        {
          flag: '--port NUMBER',
          text: 'TCP port for hosts, guests and the page; 0 is any free port',
          standard: String(DEFAULT_RENDEZVOUS_PORT),
        },
        {
          flag: '--bind ADDRESS',
          text: 'IPv4 or IPv6 address to listen on',
          standard: 'all; 127.0.0.1 with --behind-proxy',
        },
        { flag: '--public-url URL', text: 'where the internet reaches it, such as https://meet.example.org/' },
        { flag: '--tls-cert FILE', text: 'certificate (PEM, with its chain) for the name in --public-url' },
        { flag: '--tls-key FILE', text: 'private key of that certificate' },
        {
          flag: '--behind-proxy',
          text: "a proxy does TLS, and names each client's address at the end of X-Forwarded-For",
        },
      ],
    },
    {
      title: 'Ways through routers',
      options: [
        {
          flag: '--stun-port NUMBER',
          text: 'first of two UDP ports that answer STUN; 0 is none',
          standard: String(DEFAULT_STUN_PORT),
        },
        {
          flag: '--stun-bind ADDRESS',
          text: 'address on which STUN answers; it never goes through a proxy',
          standard: 'all',
        },
        {
          flag: '--turn URL',
          text: 'a coturn beside it, such as turn:turn.example.org:3478?transport=udp; may be given several times',
        },
        {
          flag: '--turn-secret SECRET',
          text: 'static-auth-secret of that coturn; prefer the variable EARSHOT_TURN_SECRET',
        },
        { flag: '--probe-address IP', text: 'another address of this machine, from which hosts are probed' },
      ],
    },
    {
      title: 'Page and output',
      options: [
        { flag: '--page FOLDER', text: 'page for guests without the app', standard: DEFAULT_PAGE_FOLDER },
        { flag: '--statistics', text: 'print totals every 10 s' },
        { flag: '--json', text: 'print one line of JSON when it is open, and one every 10 s with --statistics' },
        HELP_OPTION,
      ],
    },
  ],
  failure: 'it could not open',
  examples: [
    { line: 'npm run -s rendezvous -- --bind 127.0.0.1 --port 7780', text: 'try it on this machine' },
    {
      line: 'npm run -s rendezvous -- --public-url https://meet.example.org/ --behind-proxy',
      text: 'behind a web server that does TLS',
    },
    {
      line: 'npm run -s rendezvous -- --public-url https://meet.example.org/ --port 443 --tls-cert cert.pem --tls-key key.pem',
      text: 'with a certificate of its own',
    },
  ],
};
