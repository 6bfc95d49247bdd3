import { describe, expect, it } from 'vitest';
import { beginGuestExchange, beginHostExchange } from '../../../../shared/rendezvous/code-exchange.ts';

const PASSED = { lobby: 'AAAAAAAAAAAAAAAAAAAAAA', connection: 3 };
const INVITATION = 'earshot://join/AgAB';

async function begin(guestPassword: string, hostPassword = '29MDX', guestPassed = PASSED) {
  const host = beginHostExchange(hostPassword, PASSED, 'code');
  const guest = (await beginGuestExchange(host.begin, guestPassword, guestPassed, 'code'))!;
  return { host, guest };
}

describe('code exchange', () => {
  it('gives the invitation to a guest who knows the code, and to nobody who listens', async () => {
    const { host, guest } = await begin('29MDX');
    const proof = await guest.answerShare((await host.answerShare(guest.share))!);
    const outcome = await host.answerProof(proof!, INVITATION);
    expect(outcome?.kind).toBe('right');
    expect(outcome!.reply).not.toContain('earshot');
    expect(await guest.readResult(outcome!.reply)).toEqual({ kind: 'invitation', invitation: INVITATION });
  });

  it.each([
    ['another code', '29MDY', PASSED],
    ['another connection', '29MDX', { ...PASSED, connection: 4 }],
    ['another lobby', '29MDX', { ...PASSED, lobby: 'BAAAAAAAAAAAAAAAAAAAAA' }],
  ])('refuses a guest with %s', async (_, password, passed) => {
    const { host, guest } = await begin(password, '29MDX', passed);
    const proof = await guest.answerShare((await host.answerShare(guest.share))!);
    const outcome = await host.answerProof(proof!, INVITATION);
    expect(outcome?.kind).toBe('wrong');
    expect(await guest.readResult(outcome!.reply)).toEqual({ kind: 'refused' });
  });

  it('does not accept a proof of an earlier run, nor one before the shares', async () => {
    const first = await begin('29MDX');
    const proof = (await first.guest.answerShare((await first.host.answerShare(first.guest.share))!))!;
    expect((await first.host.answerProof(proof, INVITATION))?.kind).toBe('right');
    const replayed = beginHostExchange('29MDX', PASSED, 'code');
    expect(await replayed.answerProof(proof, INVITATION)).toBeUndefined();
    await replayed.answerShare(first.guest.share);
    expect((await replayed.answerProof(proof, INVITATION))?.kind).toBe('wrong');
  });

  it('answers one share only', async () => {
    const { host, guest } = await begin('29MDX');
    await host.answerShare(guest.share);
    expect(await host.answerShare(guest.share)).toBeUndefined();
  });

  it("does not take a guest's own share and proof for the host's", async () => {
    const { guest } = await begin('29MDX');
    const { share } = JSON.parse(guest.share) as { share: string };
    expect(await guest.answerShare(JSON.stringify({ type: 'code-share', share }))).toBeUndefined();
  });

  it.each(['A'.repeat(43), `${'_'.repeat(42)}8`])('refuses the share %s on both sides', async (share) => {
    const { host, guest } = await begin('29MDX');
    expect(await guest.answerShare(JSON.stringify({ type: 'code-share', share }))).toBeUndefined();
    const nonce = 'AAAAAAAAAAAAAAAAAAAAAA';
    expect(await host.answerShare(JSON.stringify({ type: 'code-share', nonce, share }))).toBeUndefined();
  });

  it('opens no invitation that somebody made up who does not know the code', async () => {
    const { host, guest } = await begin('29MDX');
    await guest.answerShare((await host.answerShare(guest.share))!);
    for (const sealed of ['AAAA', 'A'.repeat(200), ''])
      expect(await guest.readResult(JSON.stringify({ type: 'code-invitation', sealed }))).toEqual({ kind: 'broken' });
  });

  it.each(['', '{}', '[]', '{"type":"code-share"}', 'x'.repeat(100_000)])('drops %s', async (text) => {
    const { host, guest } = await begin('29MDX');
    expect(await beginGuestExchange(text, '29MDX', PASSED, 'code')).toBeUndefined();
    expect(await host.answerShare(text)).toBeUndefined();
    expect(await host.answerProof(text, INVITATION)).toBeUndefined();
    expect(await guest.answerShare(text)).toBeUndefined();
    expect(await guest.readResult(text)).toEqual({ kind: 'broken' });
  });
});
