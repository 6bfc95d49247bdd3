import { DEFAULT_PAGE_FOLDER, DEFAULT_RENDEZVOUS_PORT, DEFAULT_STUN_PORT } from '../command-defaults.ts';
import { HELP_OPTION } from './common-options.ts';
import type { Help } from './format-help.ts';

/** The help of `npm run rendezvous`. */
export const RENDEZVOUS_HELP: Help = {
  summary: 'Runs a rendezvous server, through which guests reach hosts behind routers.',
  groups: [
    {
      title: 'Where it listens',
      options: [
        {
          flag: '--port NUMBER',
          text: 'TCP port for hosts, guests and the guest page; 0 means any free port',
          standard: String(DEFAULT_RENDEZVOUS_PORT),
        },
        {
          flag: '--bind ADDRESS',
          text: 'IPv4 or IPv6 address to listen on',
          standard: 'all; 127.0.0.1 with --behind-proxy',
        },
        { flag: '--public-url URL', text: 'its address on the internet, such as https://meet.example.org/' },
        { flag: '--tls-cert FILE', text: 'certificate (PEM, with its chain) for the name in --public-url' },
        { flag: '--tls-key FILE', text: 'private key of that certificate' },
        {
          flag: '--behind-proxy',
          text: "a proxy terminates TLS and appends each client's address to X-Forwarded-For",
        },
      ],
    },
    {
      title: 'Connections through routers',
      options: [
        {
          flag: '--stun-port NUMBER',
          text: 'first of two UDP ports that answer STUN; 0 turns STUN off',
          standard: String(DEFAULT_STUN_PORT),
        },
        {
          flag: '--stun-bind ADDRESS',
          text: 'address that STUN listens on; it never goes through a proxy',
          standard: 'all',
        },
        {
          flag: '--turn URL',
          text: 'relay (coturn), such as turn:turn.example.org:3478?transport=udp; can be repeated',
        },
        {
          flag: '--turn-secret SECRET',
          text: 'static-auth-secret of the relay; better set the variable EARSHOT_TURN_SECRET',
        },
        { flag: '--probe-address IP', text: 'second address of this machine, from which it probes hosts' },
      ],
    },
    {
      title: 'Guest page and output',
      options: [
        { flag: '--page FOLDER', text: 'guest page, for players without the app', standard: DEFAULT_PAGE_FOLDER },
        { flag: '--statistics', text: 'print totals every 10 s' },
        { flag: '--json', text: 'print one line of JSON when it opens, and one every 10 s with --statistics' },
        HELP_OPTION,
      ],
    },
  ],
  failure: "it couldn't open",
  examples: [
    { line: 'npm run -s rendezvous -- --bind 127.0.0.1 --port 7780', text: 'try it on this machine' },
    {
      line: 'npm run -s rendezvous -- --public-url https://meet.example.org/ --behind-proxy',
      text: 'behind a web server that terminates TLS',
    },
    {
      line: 'npm run -s rendezvous -- --public-url https://meet.example.org/ --port 443 --tls-cert cert.pem --tls-key key.pem',
      text: 'with its own certificate',
    },
  ],
};
