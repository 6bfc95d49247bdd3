import { describe, expect, it } from 'vitest';
import * as limits from '../../../../../main/rendezvous/core/limits.ts';
import { CoreLab, idOf, type LabPeer } from '../../../../support/rendezvous/core-lab.ts';

const LOBBY = 7;

describe('a crowd at one lobby', () => {
  function crowded(by: 'lobby' | 'code'): { lab: CoreLab; code: string; crowd: LabPeer[]; full: number } {
    const lab = new CoreLab();
    const { code } = lab.register(LOBBY, { wantsCode: true }).take('registered');
    const full = by === 'lobby' ? limits.MAX_GUESTS_OF_LOBBY : limits.MAX_CODE_GUESTS_OF_LOBBY;
    const crowd = Array.from({ length: full }, (_, index) => {
      const guest = lab.connect(`flood ${index % 2}`);
      lab.send(guest, by === 'lobby' ? { type: 'visit', lobby: idOf(LOBBY) } : { type: 'visit-code', prefix: code });
      return guest;
    });
    return { lab, code, crowd, full };
  }

  it('gives way to a guest of another network', () => {
    const { lab, crowd, full } = crowded('lobby');
    const guest = lab.connect('honest');
    lab.send(guest, { type: 'visit', lobby: idOf(LOBBY) });
    guest.take('visiting');
    expect(crowd.filter(({ isClosed }) => isClosed)).toHaveLength(1);
    expect(lab.core.sizes.guests).toBe(full);
  });

  it('that has a code takes no place of a guest with an invitation', () => {
    const { lab, code, crowd, full } = crowded('code');
    const invited = lab.connect('honest');
    lab.send(invited, { type: 'visit', lobby: idOf(LOBBY) });
    invited.take('visiting');
    expect(crowd.some(({ isClosed }) => isClosed)).toBe(false);
    const late = lab.connect('late');
    lab.send(late, { type: 'visit-code', prefix: code });
    late.take('visiting');
    expect(crowd.filter(({ isClosed }) => isClosed)).toHaveLength(1);
    expect(lab.core.sizes.guests).toBe(full + 1);
  });
});
