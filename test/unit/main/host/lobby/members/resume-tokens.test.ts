import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { tokenForOtherHost } from '../../../../../../shared/succession/token-for-other-host.ts';
import { ResumeTokens } from '../../../../../../main/host/lobby/members/resume-tokens.ts';

/** Tokens that count up, so that tests can name them. */
function open() {
  let count = 0;
  return new ResumeTokens(() => Buffer.alloc(16, ++count).toString('base64url'));
}

const hashOf = (token: string) => createHash('sha256').update(Buffer.from(token, 'base64url')).digest('base64url');
/** What another host knows of a token. */
const passedOn = async (token: string): Promise<string> => hashOf(await tokenForOtherHost(token));

it('lets the token before work until the connection of the next one is open', () => {
  const tokens = open();
  const first = tokens.issue(1);
  tokens.use(1, first.hash, false);
  const second = tokens.issue(1);
  expect([tokens.isValid(1, first.token), tokens.isValid(1, second.token)]).toEqual([true, true]);
  tokens.use(1, second.hash, false);
  expect([tokens.isValid(1, first.token), tokens.isValid(1, second.token)]).toEqual([false, true]);
});

it('forgets the token of a connection that never opened, and no other', () => {
  const tokens = open();
  const first = tokens.issue(1);
  tokens.use(1, first.hash, false);
  const second = tokens.issue(1);
  tokens.withdraw(1, second.hash);
  tokens.withdraw(1, first.hash);
  tokens.withdraw(9, first.hash);
  expect([tokens.isValid(1, first.token), tokens.isValid(1, second.token)]).toEqual([true, false]);
});

it('takes no token for another participant, nor its hash, nor anything else', () => {
  const tokens = open();
  const { token, hash } = tokens.issue(1);
  tokens.issue(2);
  for (const [id, guess] of [
    [2, token],
    [3, token],
    [1, hash],
    [1, ''],
    [1, `${token}AA`],
    [1, token.slice(0, -2)],
  ] as const)
    expect(tokens.isValid(id, guess), `${id} ${guess}`).toBe(false);
});

it('keeps and passes on hashes only, the one that a client is about to use first', async () => {
  const tokens = open();
  const first = tokens.issue(1);
  tokens.use(1, first.hash, false);
  const second = tokens.issue(1);
  const third = tokens.issue(1);
  expect(tokens.hashesOf(1)).toEqual([await passedOn(third.token), await passedOn(first.token)]);
  tokens.withdraw(1, third.hash);
  expect(tokens.hashesOf(1)).toEqual([await passedOn(second.token), await passedOn(first.token)]);
  expect(tokens.hashesOf(2)).toEqual([]);
});

it('works with what another host has passed on, beside its own, until it has the lobby itself', () => {
  const [host, standby] = [open(), open()];
  const given = host.issue(1);
  host.use(1, given.hash, false);
  standby.setPassedOn(1, host.hashesOf(1));
  expect(standby.isValid(1, given.token)).toBe(true);
  const warm = standby.issue(1);
  standby.use(1, warm.hash, true);
  standby.setPassedOn(1, host.hashesOf(1));
  expect([standby.isValid(1, given.token), standby.isValid(1, warm.token)]).toEqual([true, true]);
  const next = standby.issue(1);
  standby.use(1, next.hash, false);
  expect([given, warm, next].map(({ token }) => standby.isValid(1, token))).toEqual([false, false, true]);
});

it('takes from nobody what a standby host has seen, while it has the lobby', async () => {
  const [host, standby, other] = [open(), open(), open()];
  const given = host.issue(1);
  host.use(1, given.hash, false);
  const hashes = host.hashesOf(1);
  for (const next of [standby, other]) next.setPassedOn(1, hashes);
  const seen = await tokenForOtherHost(given.token);
  expect([standby.isValid(1, seen), other.isValid(1, seen)]).toEqual([true, true]);
  for (const known of [seen, ...hashes, await tokenForOtherHost(seen)]) expect(host.isValid(1, known)).toBe(false);
  // The standby host passes on what it got, to the host after it.
  expect(standby.hashesOf(1)).toEqual(hashes);
});

it('knows nothing of a participant that has left', () => {
  const tokens = open();
  const { token } = tokens.issue(1);
  tokens.forget(1);
  expect([tokens.isValid(1, token), tokens.hashesOf(1)]).toEqual([false, []]);
});
