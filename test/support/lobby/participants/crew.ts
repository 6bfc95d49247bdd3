import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { openIdentity, type PersonalIdentity } from '../../../../main/desktop/people/open-identity.ts';
import type { ModerateRequest, ServerboundModeration } from '../../../../shared/protocol/people/moderation-messages.ts';
import { identityOf } from '../../../../shared/succession/authenticate.ts';
import { silentLog } from '../../silent-log.ts';
import { afterTest } from '../host-parts.ts';
import { at, type TestParticipant } from '../lobby.ts';
import { VirtualLobby } from '../virtual-lobby.ts';

/** People of each rank in a virtual lobby, and what they ask of its host. */

/** Time until a decision is heard: through the host's turn, codecs and playout buffers, and out of the window. */
export const SETTLED_SECONDS = 0.6;
const SILENT_BELOW_DB = -35;

/** Creates an identity that lasts until the end of the test. */
export async function newIdentity(): Promise<PersonalIdentity> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-identity-'));
  afterTest(() => rm(folder, { recursive: true }));
  return openIdentity(folder, silentLog);
}

/** Returns an identity as everybody in a lobby may know it. */
export const nameOf = async (identity: PersonalIdentity): Promise<string> =>
  identityOf(Buffer.from(identity.publicKey, 'base64url'));

let request = 0;

type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'request'> : never;

/** Sends a request, and returns the code of the host's answer; '' = it is done. */
export async function send(
  lobby: VirtualLobby,
  actor: TestParticipant,
  message: Unnumbered<ServerboundModeration>,
): Promise<string> {
  request += 1;
  actor.client.send({ ...message, request } as ServerboundModeration);
  await lobby.run(SETTLED_SECONDS);
  const answer = actor.latest('moderated');
  expect(answer?.request).toBe(request);
  return answer?.code ?? 'none';
}

/** Asks for an action on a participant, or on an identity. Returns the code of the host's answer; '' = it is done. */
export async function ask(
  lobby: VirtualLobby,
  actor: TestParticipant,
  target: TestParticipant | string,
  action: ModerateRequest['action'],
  more: Partial<Pick<ModerateRequest, 'rank' | 'reason' | 'seconds'>> = {},
): Promise<string> {
  const who =
    typeof target === 'string' ? { id: 0, identity: target } : { id: target.client.joined.participantId, identity: '' };
  const usual = { seconds: null, rank: 'member', reason: '' } as const;
  return send(lobby, actor, { ...usual, ...who, ...more, type: 'moderate', action });
}

/** An owner, a moderator, a member and a guest without an identity, who all stand together and talk. */
export async function openCrew(options: Parameters<typeof VirtualLobby.open>[0] = {}) {
  const lobby = await VirtualLobby.open(options);
  const identities = [await newIdentity(), await newIdentity(), await newIdentity()];
  const [ofOwner, ofModerator, ofMember] = identities as [PersonalIdentity, PersonalIdentity, PersonalIdentity];
  lobby.lobby.setHostIdentity(await nameOf(ofOwner));
  const owner = await lobby.join('Ada', 500, at(0, 0), { identity: ofOwner });
  const moderator = await lobby.join('Ben', 600, at(0, 1), { identity: ofModerator });
  const member = await lobby.join('Cleo', 700, at(1, 0), { identity: ofMember });
  const guest = await lobby.join('Dan', 800, at(1, 1));
  await lobby.run(SETTLED_SECONDS);
  expect(await ask(lobby, owner, moderator, 'appoint', { rank: 'moderator' })).toBe('');
  return { lobby, owner, moderator, member, guest, ofOwner, ofModerator, ofMember };
}

export const isHeard = (listener: TestParticipant, speaker: TestParticipant): boolean => listener.gainDb(speaker) > -6;
export const isSilent = (listener: TestParticipant, speaker: TestParticipant): boolean =>
  listener.gainDb(speaker) < SILENT_BELOW_DB;
