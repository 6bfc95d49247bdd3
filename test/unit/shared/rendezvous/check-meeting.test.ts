import { describe, expect, it } from 'vitest';
import { checkMeeting } from '../../../../shared/rendezvous/check-meeting.ts';
import { RendezvousLab } from '../../../support/rendezvous/rendezvous-lab.ts';

describe('a check of the rendezvous of an invitation', () => {
  it('names its relays, and what time it is there', async () => {
    const lab = await RendezvousLab.open();
    lab.rendezvous.timeS = 1_900_000_000;
    expect(await checkMeeting(lab.invitation, lab.ports)).toMatchObject({
      ...{ answer: 'leads-there', timeS: 1_900_000_000 },
      iceServers: [{ urls: ['turn:192.0.2.9'] }],
    });
  });

  it('knows no time where nothing reports it', async () => {
    const lab = await RendezvousLab.open();
    expect(await checkMeeting(lab.invitation, lab.ports)).toMatchObject({ answer: 'leads-there', timeS: null });
    expect(await checkMeeting({ ...lab.invitation, rendezvous: '' }, lab.ports)).toMatchObject({ timeS: null });
  });

  it('learns the time also where the lobby is not there', async () => {
    const lab = await RendezvousLab.open();
    lab.rendezvous.timeS = 1_900_000_000;
    const gone = { ...lab.invitation, certificateSha256: new Uint8Array(32) };
    expect(await checkMeeting(gone, lab.ports)).toMatchObject({ answer: 'lobby-not-there', timeS: 1_900_000_000 });
  });
});
