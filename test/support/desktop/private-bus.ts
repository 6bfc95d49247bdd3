import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from '../wait-until.ts';

/** A private message bus for the test, on which nothing starts automatically. */
export interface PrivateBus {
  readonly address: string;
  close(): void;
}

export async function openPrivateBus(): Promise<PrivateBus> {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-bus-'));
  const config = path.join(folder, 'bus.conf');
  writeFileSync(
    config,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${folder}/bus</listen>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`,
  );
  const daemon = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let address = '';
  daemon.stdout.setEncoding('utf8').on('data', (text: string) => (address += text));
  await waitUntil('the bus has started', () => address.endsWith('\n'));
  return {
    address: address.trim(),
    close() {
      daemon.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
