import { describe, expect, it } from 'vitest';
import { OwnListing } from '../../../../../../main/host/reach/strangers/own-listing.ts';
import type { Listing } from '../../../../../../shared/rendezvous/messages.ts';

const LISTING = { game: 'Minecraft', language: 'de' } as const;

/** A listing whose lobby a test plays, and what directories were shown. */
class Lab {
  readonly strangers = {
    access: 'open' as Listing['access'] | undefined,
    get listing() {
      return this.access === undefined ? null : { ...LISTING, access: this.access };
    },
  };
  readonly shown: (string | null)[] = [];
  signatures = 0;
  wallMs = 1_700_000_000_900;
  readonly asked: ((invitation: string) => void)[] = [];
  readonly own = new OwnListing({
    // The zero-width space is not shown, and therefore not signed.
    ...{ title: 'Cel\u200Blar', capacity: 20, strangers: this.strangers, playerCount: () => 3 },
    invitation: () => new Promise((resolve) => this.asked.push(resolve)),
    sign: (text) => `${(this.signatures += 1)} ${text}`,
    wallMs: () => this.wallMs,
    onChange: () => this.shown.push(this.show()),
  });

  show(): string | null {
    const { current } = this.own;
    return current === null ? null : `${current.access} ${current.invitation}`.trim();
  }

  /** Changes the listing, and answers with the invitation that is asked for. */
  async change(access: Listing['access'] | undefined, invitation = ''): Promise<void> {
    this.strangers.access = access;
    const renewed = this.own.renew();
    this.asked.pop()?.(invitation);
    await renewed;
  }
}

describe('the own listing', () => {
  it('has the invitation only while the lobby is open', async () => {
    const lab = new Lab();
    expect(lab.show()).toBeNull();
    for (const access of ['open', 'knock', 'password', undefined] as const) await lab.change(access, 'first');
    expect(lab.shown).toEqual(['open first', 'knock', 'password', null]);
  });

  it('never shows an invitation that ended while the lobby was not open', async () => {
    const lab = new Lab();
    await lab.change('open', 'first');
    await lab.change('password');
    lab.strangers.access = 'open';
    const renewed = lab.own.renew();
    expect(lab.show()).toBeNull();
    lab.asked.pop()?.('second');
    await renewed;
    expect(lab.shown).toEqual(['open first', 'password', 'open second']);
  });

  it('drops an invitation that was asked for before the secret changed', async () => {
    const lab = new Lab();
    const early = lab.own.refresh();
    const late = lab.own.renew();
    lab.asked[1]?.('second');
    await late;
    lab.asked[0]?.('first');
    await early;
    expect(lab.shown).toEqual(['open second']);
  });

  it('is signed when it changes, and not for each player who comes or goes', async () => {
    const lab = new Lab();
    await lab.change('knock');
    const proof = lab.own.current?.proof;
    expect(proof?.signedAtS).toBe(1_700_000_000);
    expect(proof?.signature).toContain('["Cellar","Minecraft","de",20,"knock",""]');
    lab.wallMs += 60_000;
    expect(lab.own.current?.proof).toEqual(proof);
    await lab.change('open', 'first');
    expect(lab.own.current?.proof?.signedAtS).toBe(1_700_000_060);
    expect(lab.own.current?.proof?.signature).toContain('"open","first"]');
  });

  it('follows addresses that change', async () => {
    const lab = new Lab();
    await lab.change('open', 'here');
    const refreshed = lab.own.refresh();
    lab.asked.pop()?.('there');
    await refreshed;
    expect(lab.shown).toEqual(['open here', 'open there']);
  });
});
