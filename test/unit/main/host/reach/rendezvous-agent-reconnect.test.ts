import { expect, it } from 'vitest';
import { visit } from '../../../../../shared/rendezvous/visit.ts';
import { joinRequest, RendezvousLab, settle } from '../../../../support/rendezvous/rendezvous-lab.ts';

it('an agent registers again at once when the machine has slept, because its connection may have ended unnoticed', async () => {
  const lab = await RendezvousLab.open();
  lab.agent.reconnect(false);
  expect(lab.rendezvous.opened).toBe(1);
  lab.agent.reconnect(true);
  expect(lab.agent.report.state).toBe('connecting');
  await settle(() => lab.agent.report.state === 'registered');
  expect([lab.rendezvous.opened, lab.rendezvous.registrations]).toEqual([2, 2]);
  const visited = await visit(lab.invitation, lab.ports);
  expect(visited.ok && (await visited.value.join(joinRequest(lab.invitation))).ok).toBe(true);
});

it('an agent does not wait for the end of a pause when the network changes', async () => {
  const lab = await RendezvousLab.open();
  lab.rendezvous.mode = 'refusing';
  lab.rendezvous.restart();
  await settle(() => lab.agent.report.state === 'failed');
  lab.clock.advance(1_000);
  await settle(() => lab.rendezvous.opened === 2 && lab.agent.report.state === 'failed');
  lab.rendezvous.mode = 'normal';
  lab.agent.reconnect(false);
  await settle(() => lab.agent.report.state === 'registered');
  expect(lab.agent.report.state).toBe('registered');
  lab.agent.stop();
  lab.agent.reconnect(true);
  expect(lab.clock.pending).toBe(0);
});
