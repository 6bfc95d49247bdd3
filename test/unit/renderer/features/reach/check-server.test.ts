import { expect, it } from 'vitest';
import { checkServer } from '../../../../../renderer/features/reach/check-server.ts';
import type { EarshotBridge } from '../../../../../shared/ipc/contract.ts';
import type { MeetingAnswer } from '../../../../../shared/ipc/path-check.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { readInvitation } from '../../../../support/read-invitation.ts';

/** A main process that finds these answers at rendezvous servers; no answer = the check fails. */
function answering(answers: Readonly<Record<string, MeetingAnswer>>): Pick<EarshotBridge, 'invoke'> {
  const invoke = async (_: string, { invitation }: { readonly invitation: string }) => {
    const { rendezvous, addresses } = readInvitation(invitation);
    expect(addresses).toEqual([]);
    const meeting = answers[rendezvous];
    return meeting === undefined ? failure('internal', 'It fails.') : success({ meeting });
  };
  return { invoke: invoke as unknown as EarshotBridge['invoke'] };
}

it.each<[string, Readonly<Record<string, MeetingAnswer>>, string]>([
  ['a.example', { 'a.example': 'lobby-not-there' }, 'answers'],
  ['a.example', { 'a.example': 'rendezvous-busy' }, 'rendezvous-busy'],
  ['a.example', { 'a.example': 'port-refused', 'ws://a.example': 'port-refused' }, 'port-refused'],
  ['a.example', { 'a.example': 'untrusted', 'ws://a.example': 'lobby-not-there' }, 'plain'],
  ['a.example', {}, 'unreachable'],
  ['ws://a.example', { 'ws://a.example': 'name-unknown' }, 'name-unknown'],
])('of %s, where %j, says %s', async (address, answers, expected) => {
  expect(await checkServer(answering(answers), address)).toBe(expected);
});
