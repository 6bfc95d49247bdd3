import { describe, expect, it } from 'vitest';
import {
  createInvitationCopy,
  type InvitationNews,
} from '../../../../../../renderer/features/lobby/invitation/invitation-copy.ts';
import {
  createLobbyStore,
  EMPTY_LOBBY,
  type LobbyOrigin,
} from '../../../../../../renderer/features/lobby/lobby-store.ts';
import { samplePerson } from '../../../../../support/window/sample-person.ts';

function open() {
  const store = createLobbyStore();
  const told: InvitationNews[] = [];
  const lab = { invitation: 'first', clipboard: 'a shopping list', last: '', isUntouched: false, copies: true };
  const { addressesChanged } = createInvitationCopy({
    store,
    current: async () => lab.invitation,
    clipboard: {
      async copy(text) {
        if (!lab.copies) return false;
        Object.assign(lab, { clipboard: text, last: text, isUntouched: true });
        return true;
      },
      last: () => lab.last,
      isUntouched: () => lab.isUntouched,
    },
    tell: (news) => told.push(news),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    ...{ lab, told, store, addressesChanged, settle },
    async enter(origin: LobbyOrigin) {
      store.setState({ origin, connection: { status: 'starting', origin, step: 'joining' } });
      store.setState({ connection: { status: 'connecting' } });
      await settle();
    },
    leave: () => store.setState({ ...EMPTY_LOBBY, connection: { status: 'none' } }),
  };
}

describe('the invitation', () => {
  it('is in the clipboard once you open a lobby', async () => {
    const { enter, lab, told } = open();
    await enter('hosted');
    expect([lab.clipboard, told]).toEqual(['first', ['invitationCopied']]);
  });

  it.each(['joined', 'practice'] as const)('stays out of the clipboard in a lobby that is %s', async (origin) => {
    const { enter, lab, told } = open();
    await enter(origin);
    expect([lab.clipboard, told]).toEqual(['a shopping list', []]);
  });

  it('is not copied again when the connection returns', async () => {
    const { enter, store, settle, told } = open();
    await enter('hosted');
    store.setState({ connection: { status: 'interrupted' } });
    store.setState({ connection: { status: 'connected' } });
    await settle();
    expect(told).toEqual(['invitationCopied']);
  });

  it('that cannot be copied is reported', async () => {
    const { enter, lab, told, addressesChanged } = open();
    lab.copies = false;
    await enter('hosted');
    lab.invitation = 'second';
    await addressesChanged();
    expect(told).toEqual(['invitationNotCopied']);
  });

  it('is not copied once you have left', async () => {
    const { enter, leave, lab, told } = open();
    const entering = enter('hosted');
    leave();
    await entering;
    expect([lab.clipboard, told]).toEqual(['a shopping list', []]);
  });
});

describe('an invitation with new addresses', () => {
  it('replaces the copied one while you stay in the window', async () => {
    const { enter, lab, told, addressesChanged } = open();
    await enter('hosted');
    lab.invitation = 'second';
    await addressesChanged();
    lab.invitation = 'third';
    await addressesChanged();
    expect([lab.clipboard, told]).toEqual(['third', ['invitationCopied']]);
  });

  it('leaves the clipboard alone once you have left the window, and you learn it one time', async () => {
    const { enter, lab, told, addressesChanged } = open();
    await enter('hosted');
    Object.assign(lab, { isUntouched: false, clipboard: 'a password' });
    await addressesChanged();
    expect(told).toEqual(['invitationCopied']);
    lab.invitation = 'second';
    await addressesChanged();
    lab.invitation = 'third';
    await addressesChanged();
    expect([lab.clipboard, told]).toEqual(['a password', ['invitationCopied', 'invitationOutdated']]);
  });

  it('leaves another form of the invitation alone that you copied since', async () => {
    const { enter, lab, told, addressesChanged } = open();
    await enter('hosted');
    Object.assign(lab, { last: 'K7Q-29MDX', clipboard: 'K7Q-29MDX', invitation: 'second' });
    await addressesChanged();
    expect([lab.clipboard, told]).toEqual(['K7Q-29MDX', ['invitationCopied']]);
  });

  it('does not matter once somebody has joined', async () => {
    const { enter, lab, store, told, addressesChanged } = open();
    await enter('hosted');
    store.setState({ participants: [samplePerson(1, 'Ada'), samplePerson(2, 'Ben')] });
    Object.assign(lab, { isUntouched: false, invitation: 'second' });
    await addressesChanged();
    expect([lab.clipboard, told]).toEqual(['first', ['invitationCopied']]);
  });
});
