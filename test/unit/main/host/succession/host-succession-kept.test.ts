import { NO_AUTHORITY } from '../../../../../shared/model/people/moderation.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { HostSuccession, type HostSuccessionOptions } from '../../../../../main/host/succession/host-succession.ts';
import type { SuccessionLink } from '../../../../../main/host/succession/succession-link.ts';
import type { ClientboundChannelMessage } from '../../../../../shared/protocol/channel.ts';
import { NO_MEETING, type LobbyState } from '../../../../../shared/protocol/lobby-state.ts';
import type { SignedSuccession } from '../../../../../shared/protocol/succession-messages.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { createSignedMember, SIGNED_LOBBY_ID, type SignedMember } from '../../../../support/succession/signed-lobby.ts';

const OTHER_LOBBY_ID = 'BAECAwQFBgcICQoLDA0ODw';
const [FOX, OWL] = ['f'.repeat(21) + 'A', 'o'.repeat(21) + 'A'];

let founder: SignedMember;

beforeAll(async () => {
  founder = await createSignedMember();
});

const STATE: LobbyState = {
  ...{ lobbyId: SIGNED_LOBBY_ID, version: 1, lobbyName: 'Den', capacity: 9, rules: DEFAULT_HEARING_RULES },
  ...{
    phase: 'playing',
    nextParticipantId: 1,
    participants: [],
    groups: [],
    rooms: { nextId: 1, rooms: [] },
    authority: NO_AUTHORITY,
    hostIdentity: '',
  },
  ...{ secret: 'AAAAAAAAAAAAAAAAAAAAAA', meeting: NO_MEETING },
};

/** A host whose successions wait until a test lets them out. */
function open(changes: Partial<HostSuccessionOptions> = {}) {
  const clock = new ManualClock();
  const issued: SignedSuccession[] = [];
  const waiting: (() => void)[] = [];
  const host = new HostSuccession({
    ...{ lobbyId: SIGNED_LOBBY_ID, epoch: 0, hostIdentity: '', claims: [], certificate: founder.host },
    snapshot: () => STATE,
    onDoubt: () => undefined,
    onIssued: (succession, publish) => {
      issued.push(succession);
      waiting.push(publish);
    },
    onProblem: () => undefined,
    ...{ nowMs: clock.nowMs, schedule: clock.schedule },
    ...changes,
  });
  const publishAll = (): void => waiting.splice(0).forEach((publish) => publish());
  return { host, issued, publishAll };
}

type Lab = ReturnType<typeof open>;

/** Lets a member in who can vote, and stands by if it `hosts`. */
function join({ host }: Lab, id: number, identity: string, hosts = false) {
  const received: ClientboundChannelMessage[] = [];
  const link: SuccessionLink = {
    ...{ id, roundTripMs: 5, peer: { bufferedBytes: () => 0, silentMs: 0 } },
    send: (message) => void received.push(message),
  };
  host.connected(link, identity);
  host.handle(link, { type: 'can-host', votes: true, hosts, cores: 4 });
  if (hosts) {
    host.handle(link, { type: 'standby', invitation: founder.invitation });
    host.handle(link, { type: 'lobby-state-ack', version: 1 });
  }
  const versions = (): number[] =>
    received.flatMap((message) => (message.type === 'succession' ? [message.succession.version] : []));
  return { versions };
}

describe('a succession', () => {
  it('reaches members only after it was let out, and then each newer one', () => {
    const lab = open();
    const fox = join(lab, 1, FOX);
    expect([lab.issued.length, fox.versions(), lab.host.succession]).toEqual([1, [], undefined]);
    lab.publishAll();
    expect(fox.versions()).toEqual([1]);
    expect(lab.host.succession).toBe(lab.issued[0]);
  });

  it('continues the one that an earlier start has issued', () => {
    const before = open();
    join(before, 1, FOX);
    const [kept] = before.issued;
    const lab = open({ issued: kept });
    expect(lab.host.succession).toBe(kept);
    join(lab, 1, FOX);
    join(lab, 2, OWL);
    const last = lab.issued.at(-1);
    expect(last?.version).toBeGreaterThan(kept?.version ?? 0);
    expect(last?.formerElectors).toEqual([FOX]);
  });

  it('of an earlier lobby means nothing', () => {
    const before = open({ lobbyId: OTHER_LOBBY_ID });
    join(before, 1, FOX);
    const [kept] = before.issued;
    const lab = open({ issued: kept });
    expect(lab.host.succession).toBeUndefined();
    join(lab, 2, OWL);
    expect(lab.issued.at(-1)).toMatchObject({
      ...{ lobbyId: SIGNED_LOBBY_ID, version: 1, electors: [OWL], formerElectors: [] },
    });
  });
});

describe('a host whose members wait for it', () => {
  it('names nobody, not even in place of those that an earlier start has named', () => {
    const before = open();
    join(before, 1, FOX, true);
    const kept = before.issued.at(-1);
    expect(kept?.successors.map(({ identity }) => identity)).toEqual([FOX]);
    const lab = open({ issued: kept, namesNobody: true });
    join(lab, 1, FOX, true);
    expect(lab.issued.length).toBeGreaterThan(0);
    expect(lab.issued.every(({ successors }) => successors.length === 0)).toBe(true);
    expect(lab.issued.at(-1)?.electors).toEqual([FOX]);
  });
});
