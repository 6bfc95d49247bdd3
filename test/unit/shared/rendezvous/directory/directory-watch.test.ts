import { beforeEach, describe, expect, it } from 'vitest';
import {
  ASK_INTERVAL_MS,
  DirectoryWatch,
  type DirectoryWatchOptions,
} from '../../../../../shared/rendezvous/directory/directory-watch.ts';
import type { FromRendezvous } from '../../../../../shared/rendezvous/messages.ts';
import type { TextSocketEvents } from '../../../../../shared/rendezvous/text-socket.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { listedLobby } from '../../../../support/rendezvous/listed.ts';

const HELLO = { protocol: 'earshot-rendezvous', version: 1, type: 'hello', nonce: 'A'.repeat(22) } as const;

interface Connection {
  readonly url: string;
  readonly asked: unknown[];
  readonly events: TextSocketEvents;
  isOpen: boolean;
}

let clock: ManualClock;
let connections: Connection[];
let changes: number;
let watch: DirectoryWatch;

beforeEach(() => {
  clock = new ManualClock();
  connections = [];
  changes = 0;
  const openSocket: DirectoryWatchOptions['openSocket'] = (url, events) => {
    const connection: Connection = { url, asked: [], events, isOpen: true };
    connections.push(connection);
    return {
      send: (text) => connection.asked.push(JSON.parse(text)),
      close: () => void (connection.isOpen = false),
    };
  };
  watch = new DirectoryWatch({
    ...{ address: 'meet.example.org', search: { text: 'cel', game: '', language: 'de' }, openSocket },
    ...{ nowMs: clock.nowMs, schedule: clock.schedule, onChange: () => changes++ },
  });
});

const last = (): Connection => connections.at(-1)!;
const say = (message: FromRendezvous): void => last().events.onText(JSON.stringify(message));
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
async function answer(...lobbies: Awaited<ReturnType<typeof listedLobby>>[]): Promise<void> {
  const before = changes;
  say({ type: 'lobbies', total: lobbies.length, lobbies });
  while (changes === before) await settle();
}

describe('a directory that is being watched', () => {
  it('is asked at once and every 15 s on the same connection', async () => {
    expect(watch.view.state).toBe('searching');
    expect(last().url).toBe('wss://meet.example.org/rendezvous');
    say(HELLO);
    clock.advance(20);
    await answer(await listedLobby(1, {}));
    const question = {
      ...{ protocol: 'earshot-rendezvous', version: 1, type: 'find' },
      ...{ text: 'cel', game: '', language: 'de' },
    };
    expect(last().asked).toEqual([question]);
    expect(watch.view).toMatchObject({ state: 'answered', hasMore: false, roundTripMs: 20 });
    clock.advance(ASK_INTERVAL_MS);
    expect(last().asked).toEqual([question, question]);
    expect(connections).toHaveLength(1);
  });

  it('is as far away as the quickest of its last answers says', async () => {
    say(HELLO);
    for (const roundTripMs of [40, 15, 90, 60, 70, 80]) {
      clock.advance(roundTripMs);
      await answer();
      if (roundTripMs !== 80) clock.advance(ASK_INTERVAL_MS - roundTripMs);
    }
    expect(watch.view.roundTripMs).toBe(60);
  });

  it.each([
    ['sends garbage', () => last().events.onText('{"type":"hello"}')],
    ['sends no JSON', () => last().events.onText('hello')],
    ['answers what nobody asked', () => say({ type: 'lobbies', total: 0, lobbies: [] })],
    ['closes', () => last().events.onClosed()],
    ['refuses', () => say({ type: 'error', code: 'too-many', message: 'Too many.' })],
    ['says nothing', () => clock.advance(8_000)],
    [
      'says hello twice',
      () => {
        say(HELLO);
        say(HELLO);
      },
    ],
    [
      'stalls after its hello',
      () => {
        say(HELLO);
        clock.advance(8_000);
      },
    ],
  ])('counts as failed when it %s, and is asked again', async (_, fail) => {
    fail();
    expect(watch.view).toMatchObject({ state: 'failed', lobbies: [] });
    expect(last().isOpen).toBe(false);
    clock.advance(ASK_INTERVAL_MS - clock.nowMs());
    expect(connections).toHaveLength(2);
    say(HELLO);
    await answer(await listedLobby(1, {}));
    expect(watch.view).toMatchObject({ state: 'answered', hasMore: false });
  });

  it('keeps its lobbies over one failure, and not over two', async () => {
    say(HELLO);
    await answer(await listedLobby(1, {}));
    last().events.onClosed();
    expect(watch.view).toMatchObject({ state: 'failed', lobbies: [{ roundTripMs: 31 }] });
    clock.advance(ASK_INTERVAL_MS);
    last().events.onClosed();
    expect(watch.view).toMatchObject({ state: 'failed', hasMore: false, lobbies: [] });
  });

  it('hears nothing of connections that it gave up', async () => {
    const [first] = connections;
    first?.events.onClosed();
    clock.advance(ASK_INTERVAL_MS);
    first?.events.onText(JSON.stringify(HELLO));
    first?.events.onClosed();
    expect(first?.asked).toEqual([]);
    expect(last().isOpen).toBe(true);
  });

  it('ends without a trace', async () => {
    say(HELLO);
    say({ type: 'lobbies', total: 1, lobbies: [await listedLobby(1, {})] });
    watch.stop();
    await settle();
    expect(changes).toBe(0);
    expect(last().isOpen).toBe(false);
    expect(clock.pending).toBe(0);
  });
});
