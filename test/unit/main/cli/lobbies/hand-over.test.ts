import { describe, expect, it } from 'vitest';
import { answerDoubts, handOver } from '../../../../../main/cli/lobbies/hand-over.ts';
import type { LobbyEvents } from '../../../../../main/host/lobby-handle.ts';
import type { HostDescription } from '../../../../../main/host/host-options.ts';
import type { SuccessionCommand } from '../../../../../main/host/succession/succession-messages.ts';
import {
  formatInvitation,
  toBase64Url,
  type Invitation,
} from '../../../../../shared/protocol/invitation/invitation.ts';
import type { Claim } from '../../../../../shared/protocol/succession-messages.ts';
import { failure, success, type Result } from '../../../../../shared/result.ts';
import { formatStandbyInvitation } from '../../../../../shared/succession/standby-invitation.ts';
import { TypedEmitter } from '../../../../../shared/typed-emitter.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

const SECRET = new Uint8Array(16).fill(7);
const HEIR = 'HHHHHHHHHHHHHHHHHHHHHA';

function placeOf(pin: number): Omit<Invitation, 'secret'> {
  const addresses = [{ host: '192.0.2.7', port: 7_777 }];
  return { addresses, certificateSha256: new Uint8Array(32).fill(pin), rendezvous: '' };
}

const heir = { identity: HEIR, invitation: formatStandbyInvitation(placeOf(2)) };

function claimOf(candidate: string): Claim {
  return { epoch: 1, candidate, succession: {} as Claim['succession'], votes: [] };
}

function setUp(answer: () => Result<readonly Claim[]>) {
  const clock = new ManualClock();
  const commands: SuccessionCommand[] = [];
  const asked: Invitation[] = [];
  const events = new TypedEmitter<LobbyEvents>((error) => {
    throw error;
  });
  const invitation = formatInvitation({ ...placeOf(1), secret: SECRET });
  const lobby = {
    events,
    describe: async () => ({ invitation }) as HostDescription,
    tellSuccession: (command: SuccessionCommand) => void commands.push(command),
  };
  const ask = async (of: Invitation): Promise<Result<readonly Claim[]>> => {
    asked.push(of);
    return answer();
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const run = async (durationMs: number): Promise<void> => {
    for (const endMs = clock.nowMs() + durationMs; clock.nowMs() < endMs; clock.advance(50)) await settle();
    await settle();
  };
  return { lobby, events, commands, asked, ask, run, ports: { schedule: clock.schedule, nowMs: clock.nowMs, ask } };
}

describe('a lobby that is handed over', () => {
  it('follows the claims of its heir, and is over when everybody has moved', async () => {
    let claims: readonly Claim[] = [];
    const { lobby, events, commands, asked, run, ports } = setUp(() => success(claims));
    const handed = handOver(lobby, ports);
    expect(commands).toEqual([{ type: 'hand-over' }]);
    events.emit('succession', { type: 'handing-over', to: heir });
    await run(500);
    expect(toBase64Url(asked[0]?.secret ?? [])).toBe(toBase64Url(SECRET));
    expect(asked[0]?.certificateSha256).toEqual(placeOf(2).certificateSha256);
    expect(commands).toHaveLength(1);
    claims = [claimOf(HEIR)];
    await run(500);
    expect(commands.at(-1)).toEqual({ type: 'follow', host: { epoch: 1, pin: '', claims } });
    events.emit('succession', { type: 'moved', claims });
    expect(await handed).toEqual(heir);
  });

  it.each([
    ['nobody can take over', null, () => success([])],
    ['the heir refuses', heir, () => success([])],
    ['somebody else has been elected', heir, () => success([claimOf('IIIIIIIIIIIIIIIIIIIIIA')])],
    ['the heir is out of reach', heir, () => failure('unreachable', 'No host answers.')],
  ])('stays where it is if %s', async (_, to, answer) => {
    const { lobby, events, commands, run, ports } = setUp(answer);
    const handed = handOver(lobby, ports);
    events.emit('succession', { type: 'handing-over', to });
    await run(10_000);
    expect(await handed).toBeUndefined();
    expect(commands).toEqual([{ type: 'hand-over' }]);
  });

  it('stays where it is if the host does not answer', async () => {
    const { lobby, run, ports } = setUp(() => success([]));
    const handed = handOver(lobby, ports);
    await run(10_000);
    expect(await handed).toBeUndefined();
  });
});

describe('the doubts of a host', () => {
  it('are answered by those it names', async () => {
    const claims = [claimOf(HEIR)];
    const { lobby, events, commands, ask, run } = setUp(() => success(claims));
    const stop = answerDoubts(lobby, ask);
    events.emit('succession', { type: 'doubt', invitations: [heir.invitation, 'earshot://join/broken'] });
    await run(100);
    expect(commands).toEqual([{ type: 'follow', host: { epoch: 1, pin: '', claims } }]);
    stop();
    events.emit('succession', { type: 'doubt', invitations: [heir.invitation] });
    await run(100);
    expect(commands).toHaveLength(1);
  });

  it('stay if the others know of no other host, or are out of reach', async () => {
    const answers: Result<readonly Claim[]>[] = [success([]), failure('unreachable', 'No host answers.')];
    const { lobby, events, commands, ask, run } = setUp(() => answers.shift() ?? success([]));
    answerDoubts(lobby, ask);
    events.emit('succession', { type: 'doubt', invitations: [heir.invitation, heir.invitation] });
    await run(100);
    expect(commands).toEqual([]);
  });
});
