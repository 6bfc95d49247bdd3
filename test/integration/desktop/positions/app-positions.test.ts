import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { EarshotContract } from '../../../../shared/ipc/contract.ts';
import type { PayloadOf } from '../../../../shared/ipc/define.ts';
import { AppProcess } from '../../../support/desktop/app-process.ts';
import { connectIpc, openLink } from '../../../support/window/browser-ipc.ts';
import { afterTest } from '../../../support/lobby/host-parts.ts';
import { waitUntil } from '../../../support/wait-until.ts';

type Report = PayloadOf<EarshotContract, 'positions:report'>['report'];
type Status = PayloadOf<EarshotContract, 'positions:status'>;

/** The app's window from the page's side: commands and position events. */
async function openWindow(app: AppProcess) {
  const { port, origin } = new URL(app.link);
  const socket = await connectIpc(Number(port), {
    Origin: origin,
    'Sec-WebSocket-Protocol': await openLink(Number(port), app.link),
  });
  if (typeof socket === 'number') throw new Error(`The window was refused with ${socket}.`);
  afterTest(() => socket.terminate());
  const reports: Report[] = [];
  const statuses: Status[] = [];
  const answers = new Map<number, unknown>();
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as { id: number; result: unknown; event?: string; payload: unknown };
    if (frame.event === 'positions:report') reports.push((frame.payload as { report: Report }).report);
    else if (frame.event === 'positions:status') statuses.push(frame.payload as Status);
    else answers.set(frame.id, frame.result);
  });
  let lastId = 0;
  return {
    reports,
    statuses,
    async invoke(name: string, request: object): Promise<unknown> {
      const id = ++lastId;
      socket.send(JSON.stringify({ id, name, request }));
      await waitUntil(`'${name}' is answered`, () => answers.has(id));
      return answers.get(id);
    },
  };
}

it('the app sends its window the position reported by a game, and then by a track', { timeout: 120_000 }, async () => {
  const app = await AppProcess.start({ name: 'Robin' });
  afterTest(() => app.stop());
  const window = await openWindow(app);
  const { url, token } = JSON.parse(readFileSync(path.join(app.folder, 'game-api.json'), 'utf8')) as {
    url: string;
    token: string;
  };
  expect(await window.invoke('positions:describe-api', {})).toEqual({ ok: true, value: { url, token } });

  const game = new WebSocket(`${url.replace('http', 'ws')}/v1/self?token=${token}`);
  await once(game, 'open');
  const tell = (player: object): void => game.send(JSON.stringify({ type: 'self', game: 'Game', player }));
  tell({ position: [1, 2, 3], yaw: 180, world: 'moon', voice: 'whisper' });
  await waitUntil('the window has the position', () => window.reports.at(-1)?.place.type === 'pose');
  expect(window.reports.at(-1)).toMatchObject({
    source: 'game-api',
    place: { x: 1, y: 2, z: 3, yaw: Math.PI },
    presence: { world: 'moon' },
    talk: { voice: 'whisper' },
  });
  await waitUntil('the status shows the game', () => window.statuses.at(-1)?.used === 'game-api');
  expect(window.statuses.at(-1)?.sources.map(({ id }) => id)).toEqual(['game-api', 'mumble-link', 'track', 'hand']);

  tell({ position: null });
  await waitUntil(
    'the window knows of the menu',
    () => JSON.stringify(window.reports.at(-1)?.place) === '{"type":"nowhere","reason":"menu"}',
  );
  game.terminate();
  await waitUntil(
    'the window knows of the loss',
    () => JSON.stringify(window.reports.at(-1)?.place) === '{"type":"nowhere","reason":"lost"}',
  );

  expect(await window.invoke('positions:play-track', { text: 'time,x,y,z\n0,7,0,0' })).toMatchObject({ ok: true });
  await waitUntil("the window has the track's position", () => window.reports.at(-1)?.source === 'track');
  expect(await window.invoke('positions:stop-track', {})).toMatchObject({ ok: true });
  await waitUntil('manual control is back', () => window.reports.at(-1) === null);
});
