import type { Invitation } from '../protocol/invitation/invitation.ts';
import { parseInvitation } from '../protocol/invitation/parse-invitation.ts';
import { failure, success, type Result } from '../result.ts';
import { runGuestExchange } from './code-exchange.ts';
import {
  callHost,
  lobbyBusy,
  REPLY_TIMEOUT_MS,
  type CallFailureCode,
  type GuestLine,
  type RendezvousPorts,
} from './guest-line.ts';
import { parseJoinCode } from './join-code.ts';

export type JoinCodeFailureCode = CallFailureCode | 'no-rendezvous-set' | 'bad-code' | 'wrong-code' | 'host-lost';

/**
 * Finds the invitation that belongs to a code. Asks all of these rendezvous servers at the same time, because each dead
 * one takes seconds, and returns the first invitation. A rendezvous learns neither the last five characters of the code
 * nor the invitation. The host counts a wrong code as one guess. Fails with what a host says, else with what the first
 * rendezvous says.
 */
export async function readJoinCode(
  input: string,
  rendezvous: readonly string[],
  ports: RendezvousPorts,
): Promise<Result<Invitation, JoinCodeFailureCode>> {
  const code = parseJoinCode(input);
  if (code === undefined)
    return failure('bad-code', 'A code has 8 letters and digits, such as K7Q-29MDX. Ask the host for it again.');
  let isFound = false;
  let hostRefusal: Result<never, JoinCodeFailureCode> | undefined;
  const reads = rendezvous.map(async (address): Promise<Result<Invitation, JoinCodeFailureCode>> => {
    const called = await callHost(address, { type: 'visit-code', prefix: code.prefix }, ports);
    if (!called.ok) return called;
    const read = isFound ? hostLost() : await exchange(called.value, code.password);
    called.value.close();
    if (read.ok) isFound = true;
    else hostRefusal ??= read;
    return read;
  });
  const found = await Promise.any(
    reads.map(async (read) => {
      const outcome = await read;
      if (!outcome.ok) throw new Error(outcome.error.message);
      return outcome;
    }),
  ).catch(() => undefined);
  return (
    found ??
    hostRefusal ??
    (await reads[0]) ??
    failure(
      'no-rendezvous-set',
      'No rendezvous server is set, so no code can be looked up. Add the one that the host uses.',
    )
  );
}

function hostLost(): Result<never, 'host-lost'> {
  return failure('host-lost', "The host didn't answer through the rendezvous server. Try again.");
}

async function exchange(line: GuestLine, password: string): Promise<Result<Invitation, JoinCodeFailureCode>> {
  const read = await runGuestExchange(line, password, line.visiting, { purpose: 'code', timeoutMs: REPLY_TIMEOUT_MS });
  if (read.kind === 'refused')
    return failure('wrong-code', 'The code is wrong or no longer valid. Ask the host for the current one.');
  if (read.kind !== 'invitation') return line.isBusy ? lobbyBusy() : hostLost();
  const invitation = parseInvitation(read.invitation);
  return invitation.ok ? success(invitation.value) : hostLost();
}
