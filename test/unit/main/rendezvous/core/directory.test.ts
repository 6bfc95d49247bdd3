import { describe, expect, it } from 'vitest';
import { LISTING_INTERVAL_MS, MAX_LISTED_OF_CUSTOMER } from '../../../../../main/rendezvous/core/limits.ts';
import {
  MAX_LISTED_LOBBIES,
  MAX_RENDEZVOUS_ANSWER_LENGTH,
  type FromRendezvous,
  type Listing,
} from '../../../../../shared/rendezvous/messages.ts';
import { CoreLab, LISTING, type LabPeer } from '../../../../support/rendezvous/core-lab.ts';

type Found = Extract<FromRendezvous, { type: 'lobbies' }>;

function find(lab: CoreLab, search: { text?: string; game?: string; language?: string } = {}): Found {
  const guest = lab.connect();
  lab.send(guest, { type: 'find', text: '', game: '', language: '', ...search });
  return guest.take('lobbies');
}

const titlesOf = ({ lobbies }: Found): readonly string[] => lobbies.map(({ listing }) => listing.title);

describe('the directory', () => {
  const lab = new CoreLab();
  const entries: readonly Partial<Listing>[] = [
    { title: 'Höhle der Löwen', game: 'Minecraft', language: 'de-AT', players: 2 },
    { title: 'Cellar', game: 'Rust', language: 'en', players: 9 },
    { title: 'Attic', game: 'minecraft', language: 'de', players: 5 },
  ];
  entries.forEach((entry, index) => lab.register(index, { listing: { ...LISTING, ...entry } }));
  lab.register(9);

  it('shows the lobbies that ask for it, the fullest first', () => {
    expect(find(lab)).toMatchObject({ total: 3 });
    expect(titlesOf(find(lab))).toEqual(['Cellar', 'Attic', 'Höhle der Löwen']);
  });

  it('finds text without case and accents, a game, and a language with its regions', () => {
    expect(titlesOf(find(lab, { text: 'LOWEN' }))).toEqual(['Höhle der Löwen']);
    expect(titlesOf(find(lab, { text: 'rust' }))).toEqual(['Cellar']);
    expect(titlesOf(find(lab, { game: 'Minecraft' }))).toEqual(['Attic', 'Höhle der Löwen']);
    expect(titlesOf(find(lab, { language: 'de' }))).toEqual(['Attic', 'Höhle der Löwen']);
    expect(titlesOf(find(lab, { language: 'de-AT', game: 'Rust' }))).toEqual([]);
  });

  it('shows the invitation of an open lobby only, and no more players than fit', () => {
    const open = new CoreLab();
    open.register(1, { listing: { ...LISTING, access: 'open', invitation: 'earshot://a', players: 900 } });
    open.register(2, { listing: { ...LISTING, title: 'Private', access: 'knock', invitation: 'earshot://b' } });
    const shown = find(open).lobbies.map(({ listing: { invitation, players } }) => ({ invitation, players }));
    expect(shown).toEqual([
      { invitation: 'earshot://a', players: 20 },
      { invitation: '', players: 3 },
    ]);
  });

  it('shows the certificate of a listing that is signed, unless it would fill the answer', () => {
    const signed = new CoreLab();
    const proof = { signedAtS: 1_700_000_000, signature: 'A'.repeat(86) };
    signed.register(1, { listing: { ...LISTING, proof } });
    signed.register(2, { listing: LISTING });
    signed.register(3, { listing: { ...LISTING, proof }, certificate: 'A'.repeat(2_000) });
    expect(find(signed).lobbies.map(({ certificate, listing }) => [certificate, listing.proof])).toEqual([
      ['AAAA', proof],
      [undefined, undefined],
      [undefined, proof],
    ]);
  });

  it('changes an entry every 5 s at most, to the latest', () => {
    const quick = new CoreLab();
    const host = quick.register(1, { listing: LISTING });
    for (const players of [4, 5, 6]) quick.send(host, { type: 'list', listing: { ...LISTING, players } });
    const playersNow = (): number | undefined => find(quick).lobbies[0]?.listing.players;
    expect(playersNow()).toBe(3);
    quick.advance(LISTING_INTERVAL_MS);
    expect(playersNow()).toBe(6);
    quick.send(host, { type: 'list', listing: null });
    expect(find(quick).total).toBe(0);
  });

  it('forgets a lobby with its host', () => {
    const short = new CoreLab();
    const host = short.register(1, { listing: LISTING });
    short.send(host, { type: 'list', listing: { ...LISTING, players: 4 } });
    short.disconnect(host);
    short.advance(2 * LISTING_INTERVAL_MS);
    expect(find(short)).toMatchObject({ total: 0, lobbies: [] });
  });

  it('shows a limited number of lobbies of one address', () => {
    const flood = new CoreLab();
    for (let number = 0; number < 2 * MAX_LISTED_OF_CUSTOMER; number++)
      flood.register(number, { group: 'flood', listing: LISTING });
    flood.register(100, { listing: { ...LISTING, title: 'Honest' } });
    expect(find(flood).total).toBe(MAX_LISTED_OF_CUSTOMER + 1);
    expect(titlesOf(find(flood))).toContain('Honest');
  });

  it('shows a lobby that found no place as soon as one of its address ends, as it then is', () => {
    const lab = new CoreLab();
    const hosts = Array.from({ length: MAX_LISTED_OF_CUSTOMER }, (_, number) =>
      lab.register(number, { group: 'school', listing: LISTING }),
    );
    const late = lab.register(100, { group: 'school', listing: { ...LISTING, title: 'Late' } });
    lab.send(late, { type: 'list', listing: { ...LISTING, title: 'Later' } });
    const gone = lab.register(101, { group: 'school', listing: { ...LISTING, title: 'Gone' } });
    lab.send(gone, { type: 'list', listing: null });
    lab.advance(2 * LISTING_INTERVAL_MS);
    expect(titlesOf(find(lab))).not.toContain('Later');
    for (const host of hosts.slice(0, 2)) lab.disconnect(host);
    lab.advance(LISTING_INTERVAL_MS);
    expect(titlesOf(find(lab))).toContain('Later');
    expect(titlesOf(find(lab))).not.toContain('Gone');
    expect(lab.core.sizes.listed).toBe(MAX_LISTED_OF_CUSTOMER - 1);
  });

  it('tells a host whether its lobby is shown, and when that changes', () => {
    const lab = new CoreLab();
    const statesOf = ({ received }: LabPeer): readonly string[] =>
      received.flatMap((message) => (message.type === 'listed' ? [message.state] : []));
    const hosts = Array.from({ length: MAX_LISTED_OF_CUSTOMER }, (_, number) =>
      lab.register(number, { group: 'school', listing: LISTING }),
    );
    expect(statesOf(hosts[0]!)).toEqual(['shown']);
    const late = lab.register(100, { group: 'school', listing: LISTING });
    expect(statesOf(late)).toEqual(['full']);
    lab.disconnect(hosts[1]!);
    lab.advance(2 * LISTING_INTERVAL_MS);
    lab.send(late, { type: 'list', listing: { ...LISTING, players: 9 } });
    lab.send(late, { type: 'list', listing: null });
    expect(statesOf(late)).toEqual(['full', 'shown', 'off']);
    expect(statesOf(lab.register(101))).toEqual([]);
  });

  it('counts the lobbies of an IPv6 /56 together', () => {
    const home = new CoreLab();
    for (let number = 0; number < 2 * MAX_LISTED_OF_CUSTOMER; number++)
      home.register(number, { group: `20010db8000101${number.toString(16).padStart(2, '0')}`, listing: LISTING });
    home.register(100, { group: '20010db800010200', listing: { ...LISTING, title: 'Neighbour' } });
    expect(find(home).total).toBe(MAX_LISTED_OF_CUSTOMER + 1);
    expect(titlesOf(find(home))).toContain('Neighbour');
  });

  it('answers with one message of a limited size', () => {
    const full = new CoreLab();
    const listing = { ...LISTING, access: 'open', invitation: 'x'.repeat(2_048) } as const;
    for (let number = 0; number < 200; number++) full.register(number, { listing });
    const found = find(full);
    expect(found.total).toBe(200);
    expect(found.lobbies.length).toBeGreaterThan(40);
    expect(JSON.stringify(found).length).toBeLessThanOrEqual(MAX_RENDEZVOUS_ANSWER_LENGTH);
    const small = new CoreLab();
    for (let number = 0; number < 200; number++) small.register(number, { listing: LISTING });
    expect(find(small).lobbies).toHaveLength(MAX_LISTED_LOBBIES);
  });

  it('says how far a host is from the rendezvous', () => {
    const measured = new CoreLab();
    const host = measured.register(1, { listing: LISTING });
    expect(find(measured).lobbies[0]?.roundTripMs).toBe(-1);
    measured.core.setRoundTrip(host.id, 23);
    expect(find(measured).lobbies[0]?.roundTripMs).toBe(23);
  });
});
