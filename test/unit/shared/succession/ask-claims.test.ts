import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_RENDEZVOUS_MESSAGE_LENGTH, type ToRendezvous } from '../../../../shared/rendezvous/messages.ts';
import { lobbyIdOf } from '../../../../shared/rendezvous/registration.ts';
import { visit } from '../../../../shared/rendezvous/visit.ts';
import { askClaimsAtRendezvous } from '../../../../shared/succession/ask-claims.ts';
import { joinRequest } from '../../../support/rendezvous/rendezvous-lab.ts';
import { SuccessionLab } from '../../../support/rendezvous/succession-lab.ts';
import { claimFor, issueSuccession, type SignedMember } from '../../../support/succession/signed-lobby.ts';

let lab: SuccessionLab;

beforeEach(async () => {
  lab = await SuccessionLab.open();
});

/** The host to which the founder's invitation leads, or why it leads nowhere. */
async function visited(): Promise<string> {
  const outcome = await visit(lab.invitation, lab.ports);
  if (!outcome.ok) return outcome.error.code;
  outcome.value.close();
  return lab.nameOf(outcome.value.invitation);
}

/** Makes the server send guests to another host: those who follow, or all. */
async function sendGuestsTo({ pin }: SignedMember, whom: 'followers' | 'all'): Promise<void> {
  const lobby = await lobbyIdOf(new Uint8Array(Buffer.from(pin, 'base64url')));
  lab.network.mishear = (message: ToRendezvous): ToRendezvous =>
    message.type === 'visit' && (whom === 'all' || message.follows === true) ? { ...message, lobby } : message;
}

describe("the founder's invitation", () => {
  it('leads to the founder while that has the lobby', async () => {
    await lab.host(lab.founder);
    expect(await visited()).toBe('founder');
  });

  it('leads to the elected host when the founder is gone, where the guest joins', async () => {
    const anna = await lab.host(lab.anna, { claims: lab.chain() });
    const outcome = await visit(lab.invitation, lab.ports);
    if (!outcome.ok) throw new Error(outcome.error.message);
    const { invitation } = outcome.value;
    expect(lab.nameOf(invitation)).toBe('anna');
    expect(invitation).toMatchObject({ secret: lab.secret, rendezvous: 'meet.example.org' });
    expect(await outcome.value.join(joinRequest(invitation, 'Newcomer'))).toMatchObject({ ok: true });
    expect(anna.joined).toEqual(['Newcomer']);
  });

  it('leads over two migrations, and to the founder again where nothing was proved', async () => {
    await lab.host(lab.founder);
    await lab.host(lab.ben, { claims: lab.chain('ben') });
    expect(await visited()).toBe('ben');
    lab.network.cutAll();
    await lab.host(lab.founder);
    expect(await visited()).toBe('founder');
  });

  it('leads on from a host that has passed the lobby on meanwhile', async () => {
    await lab.host(lab.anna, { claims: lab.chain(), shown: lab.chain('ben') });
    await lab.host(lab.ben);
    expect(await visited()).toBe('ben');
  });

  it('leads nowhere after a new invitation has ended it', async () => {
    await lab.host(lab.anna, { claims: lab.chain(), secret: new Uint8Array(16) });
    expect(await visited()).toBe('lobby-not-there');
  });
});

describe('a founder that comes back', () => {
  it('hears of the elected host, and gets its claims', async () => {
    const claims = lab.chain();
    await lab.host(lab.anna, { claims });
    const { succeeded } = await lab.host(lab.founder);
    expect(succeeded).toEqual(['meet.example.org']);
    const asked = await askClaimsAtRendezvous(lab.invitation, lab.ports);
    expect(asked).toEqual({ ok: true, value: claims });
    expect(await visited()).toBe('anna');
  });

  it('is left alone if it has opened another lobby', async () => {
    await lab.host(lab.anna, { claims: lab.chain() });
    const { succeeded } = await lab.host(lab.founder, { lobbyId: 'BAECAwQFBgcICQoLDA0ODw' });
    expect(succeeded).toEqual([]);
    expect(await visited()).toBe('founder');
  });
});

describe('the code of a lobby', () => {
  it('is the same at the elected host, with its password', async () => {
    const { agent } = await lab.host(lab.founder);
    const { code } = agent.report;
    lab.network.nowMs += 120_000;
    agent.stop();
    const anna = await lab.host(lab.anna, { claims: lab.chain(), inheritedCode: code });
    await expect.poll(() => anna.agent.report.code).toBe(code);
  });
});

describe('somebody who lies', () => {
  it('a stranger cannot take the lobby with votes of its own making', async () => {
    const { founder, mallory, anna } = lab;
    const forged = issueSuccession(founder, { epoch: 0, members: [anna, lab.ben] }, [mallory]);
    await lab.host(mallory, { claims: [claimFor(mallory, 1, forged, [mallory])] });
    expect(lab.network.core.counters.refusedClaims).toBe(1);
    expect(await visited()).toBe('lobby-not-there');
  });

  it('a stranger cannot take it with a chain of a lobby of its own', async () => {
    const { mallory } = lab;
    const own = issueSuccession(mallory, { epoch: 0, members: [mallory] }, [mallory]);
    await lab.host(mallory, { claims: [claimFor(mallory, 7, own, [mallory])] });
    expect(lab.network.core.counters.successions).toBe(1);
    expect(await visited()).toBe('lobby-not-there');
  });

  it.each(['none', 'forged', 'of another lobby', 'too many'])(
    'a server that leads to another host, whose claims are %s, does not keep guests from the founder',
    async (kind) => {
      const { founder, mallory } = lab;
      const own = issueSuccession(mallory, { epoch: 0, members: [mallory] }, [mallory]);
      const [won] = lab.chain();
      if (won === undefined) throw new Error('The chain is empty.');
      const shown = {
        none: [],
        forged: [{ ...won, candidate: mallory.identity }],
        'of another lobby': [claimFor(mallory, 7, own, [mallory])],
        'too many': Array.from({ length: 40 }, () => won),
      }[kind];
      await lab.host(mallory, { shown: shown ?? [] });
      await lab.host(founder);
      await sendGuestsTo(mallory, 'followers');
      expect(await visited()).toBe('founder');
    },
  );

  it('a server that sends everybody to a host with a wrong certificate is found out', async () => {
    await lab.host(lab.mallory);
    await lab.host(lab.founder);
    await sendGuestsTo(lab.mallory, 'all');
    expect(await visited()).toBe('wrong-certificate');
  });

  it('a server that withholds the elected host leads nowhere, or to the founder', async () => {
    await lab.host(lab.anna, { claims: lab.chain() });
    lab.network.mishear = (message) => (message.type === 'visit' ? { ...message, follows: false } : message);
    expect(await visited()).toBe('lobby-not-there');
    await lab.host(lab.founder);
    expect(await visited()).toBe('founder');
  });

  it('a chain of 1 MB ends the connection that sends it, before anything is checked', async () => {
    const ended: string[] = [];
    const socket = lab.network.open('', {
      onText: (text) => ended.push((JSON.parse(text) as ToRendezvous).type),
      onClosed: () => ended.push('closed'),
    });
    const [claim] = lab.chain();
    await Promise.resolve();
    const text = JSON.stringify({ type: 'claim', isFirst: true, claim: { ...claim, note: 'A'.repeat(1_048_576) } });
    expect(text.length).toBeGreaterThan(MAX_RENDEZVOUS_MESSAGE_LENGTH);
    socket.send(text);
    await expect.poll(() => ended).toEqual(['hello', 'error', 'closed']);
  });
});
