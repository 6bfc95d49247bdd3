import { describe, expect, it } from 'vitest';
import { rendezvousText } from '../../../../../main/cli/lobbies/rendezvous-text.ts';

const SERVER = { address: 'meet.example.org', state: 'registered', code: '', page: '', listed: 'off' } as const;

describe('the text about a rendezvous', () => {
  it('says how guests find the lobby, and whether the directory shows it only if its host lists it', () => {
    expect(rendezvousText({ ...SERVER, state: 'failed' }, true)).toContain("isn't answering");
    expect(rendezvousText({ ...SERVER, code: 'K7Q-29MDX' }, false)).toBe(
      'Guests find the lobby at meet.example.org, and by the code K7Q-29MDX.',
    );
    expect(rendezvousText({ ...SERVER, listed: 'shown' }, true)).toContain('The lobby is listed there.');
    expect(rendezvousText({ ...SERVER, listed: 'full' }, true)).toContain('no room');
    expect(rendezvousText(SERVER, true)).toContain("isn't listed there yet");
  });
});
