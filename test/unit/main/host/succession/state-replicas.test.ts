import { NO_AUTHORITY } from '../../../../../shared/model/people/moderation.ts';
import { describe, expect, it } from 'vitest';
import { StateReplicas } from '../../../../../main/host/succession/state-replicas.ts';
import { NO_MEETING, type LobbyState } from '../../../../../shared/protocol/lobby-state.ts';
import type { LobbyStatePart } from '../../../../../shared/protocol/succession-messages.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { StateAssembly } from '../../../../../shared/succession/state-parts.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

function createState(version: number, names: readonly string[] = []): LobbyState {
  return {
    ...{ lobbyId: 'AAAAAAAAAAAAAAAAAAAAAA', version, lobbyName: 'Den', capacity: 1_000, phase: 'playing' },
    ...{
      rules: DEFAULT_HEARING_RULES,
      nextParticipantId: names.length + 1,
      groups: [],
      rooms: { nextId: 1, rooms: [] },
      authority: NO_AUTHORITY,
    },
    participants: names.map((name, index) => ({
      ...{
        id: index + 1,
        name,
        identity: '',
        color: null,
        isMuted: false,
        isDeafened: false,
        group: '',
        room: 0,
        isAway: false,
      },
      tokenHashes: [],
    })),
    ...{ secret: 'AAAAAAAAAAAAAAAAAAAAAA', hostIdentity: '' },
    meeting: NO_MEETING,
  };
}

function setUp() {
  const clock = new ManualClock();
  const current = { state: createState(1) };
  const problems: string[] = [];
  const replicas = new StateReplicas({
    snapshot: () => current.state,
    onProblem: (message) => problems.push(message),
    schedule: clock.schedule,
  });
  const receive = (id = 1) => {
    const parts: LobbyStatePart[] = [];
    const channel = { waitingBytes: 0 };
    const assembly = new StateAssembly();
    const versions: number[] = [];
    replicas.add({
      id,
      peer: { bufferedBytes: () => channel.waitingBytes },
      send: (part) => {
        parts.push(part);
        channel.waitingBytes += part.text.length;
        const state = assembly.add(part);
        if (state !== undefined) versions.push(state.version);
      },
    });
    return { parts, channel, versions };
  };
  return { clock, current, replicas, receive, problems };
}

describe('the copies of a state', () => {
  it('are there at once, and follow changes after a moment', () => {
    const { clock, current, replicas, receive } = setUp();
    const { versions, channel } = receive();
    expect(versions).toEqual([1]);
    channel.waitingBytes = 0;
    current.state = createState(2);
    replicas.noteChange();
    clock.advance(200);
    current.state = createState(3);
    replicas.noteChange();
    expect(versions).toEqual([1]);
    clock.advance(50);
    expect(versions).toEqual([1, 3]);
    expect(clock.pending).toBe(0);
  });

  it('cost nothing while nobody holds one', () => {
    const { clock, replicas, receive } = setUp();
    replicas.noteChange();
    expect(clock.pending).toBe(0);
    const { versions } = receive();
    replicas.remove(1);
    replicas.noteChange();
    clock.advance(1_000);
    expect(versions).toEqual([1]);
  });

  it('wait for a channel that is full, and continue with the newest state', () => {
    const { clock, current, replicas, receive } = setUp();
    current.state = createState(
      1,
      Array.from({ length: 400 }, (_, index) => `Fox ${index}`),
    );
    const { parts, channel, versions } = receive();
    const sentAtOnce = parts.length;
    expect(sentAtOnce).toBeLessThan(parts[0]?.parts ?? 0);
    clock.advance(1_000);
    expect(parts).toHaveLength(sentAtOnce);
    current.state = { ...current.state, version: 2 };
    replicas.noteChange();
    clock.advance(250);
    while (versions.length === 0 && clock.nowMs() < 60_000) {
      channel.waitingBytes = 0;
      clock.advance(50);
    }
    expect(versions).toEqual([2]);
  });

  it('stay as they are when the state is larger than a successor accepts', () => {
    const { clock, current, replicas, receive, problems } = setUp();
    const { versions } = receive();
    current.state = createState(
      2,
      Array.from({ length: 1_000 }, () => 'a'.repeat(600)),
    );
    replicas.noteChange();
    clock.advance(250);
    expect(versions).toEqual([1]);
    expect(problems).toHaveLength(1);
  });

  it('end with the lobby', () => {
    const { clock, current, replicas, receive } = setUp();
    const { versions } = receive();
    current.state = createState(2);
    replicas.noteChange();
    replicas.stop();
    clock.advance(1_000);
    expect(versions).toEqual([1]);
    expect(clock.pending).toBe(0);
  });
});
