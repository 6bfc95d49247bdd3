import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');

/**
 * Clocks of two machines may be years apart, so no machine may compare another's time with its own. These files read
 * the wall clock, and why that is no comparison.
 */
const READERS: Readonly<Record<string, string>> = {
  'main/cli/desktop/compose-app.ts': 'dates of a new certificate, which clients do not check',
  'main/cli/rendezvous.ts': "dates of the rendezvous' own certificate",
  'main/cli/server.ts': "dates of the host's own certificate, and the age of this machine's own files",
  'main/cli/stderr-log.ts': 'lines of the log',
  'main/client/check-paths.ts': 'says by how much the clock is wrong',
  'main/desktop/native/mark-from-internet.ts': 'tells the system of this machine when a file came',
  'main/host/host-port.ts': 'reloads the certificate of a game server from its files, by their dates',
  'main/host/listen/named-certificate.ts': "the same, against this machine's own clock",
  'main/host/open-host.ts': 'dates of new certificates, which clients do not check',
  'main/host/reach/start-rendezvous.ts': "the order of a host's own listings",
  'main/host/reports/open-reports.ts': "says when a report was sent, and the age of this machine's own files",
  'main/media/client-peer.ts': 'RTCP sender reports; nobody compares them with another clock',
  'main/media/media-port.ts': 'the same',
  'main/network/network-watch.ts': 'notices that this machine slept, against its own monotonic clock',
  'main/rendezvous/open-rendezvous.ts':
    'credentials of a relay, which runs beside it with the same clock; shows the time',
  'renderer/app/connect/connect-lobby.ts': 'shows since when the window is reconnecting',
  'renderer/app/connect/connect-network.ts': 'notices that this machine slept, against its own monotonic clock',
  'renderer/app/connect/connect-recents.ts': 'says how long ago you were in a lobby',
  'renderer/app/connect/text/connect-files.ts': 'shows when files were sent',
  'renderer/app/connect/text/connect-text.ts': 'shows when messages were written, which come with their age',
  'renderer/app/headset/create-headset-app.ts': 'shows since when the page is reconnecting',
  'renderer/guest/page-signalling.ts': 'says by how much the clock is wrong',
};

it('the wall clock is read only where no machine compares it with that of another', () => {
  const found = ['main', 'shared', 'renderer']
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/^main\/desktop\/(?:diagnostics|log|update)\//.test(file))
    .filter((file) => /\bDate\.now\b|new Date\(\)/.test(readFileSync(path.join(ROOT, file), 'utf8')));
  expect(found.sort()).toEqual(Object.keys(READERS));
});
