import { expect, it } from 'vitest';
import { OwnerGate } from '../../../../../renderer/app/headset/owner-gate.ts';

const TRACK = 'track' as unknown as MediaStreamTrack;

function open() {
  const sent: unknown[] = [];
  const gate = new OwnerGate({
    setSendTrack: (track) => sent.push(track),
    sendStatus: (status) => sent.push(status),
  });
  return { gate, sent };
}

it('sends nothing while the owner is muted, and what is wanted by then afterwards', () => {
  const { gate, sent } = open();
  gate.setSendTrack(TRACK);
  gate.setShut(true);
  gate.setSendTrack(null);
  gate.setSendTrack(TRACK);
  gate.setShut(true);
  expect(sent).toEqual([TRACK, null]);
  gate.setShut(false);
  expect(sent).toEqual([TRACK, null, TRACK]);
});

it('passes the status on, whatever the owner has set', () => {
  const { gate, sent } = open();
  gate.setShut(true);
  gate.sendStatus({ isMuted: false, isDeafened: true });
  expect(sent).toEqual([null, { isMuted: false, isDeafened: true }]);
});
