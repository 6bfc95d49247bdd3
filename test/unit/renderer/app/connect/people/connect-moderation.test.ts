import { expect, it } from 'vitest';
import { connectModeration } from '../../../../../../renderer/app/connect/people/connect-moderation.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import type { ClientboundChannelMessage } from '../../../../../../shared/protocol/channel.ts';

type AuthorityMessage = Extract<ClientboundChannelMessage, { type: 'authority' }>;

const HEARD = ['talk', 'text'] as const;

function authority(change: Partial<AuthorityMessage>): AuthorityMessage {
  return {
    ...{ type: 'authority', rank: 'member', may: [...HEARD], isLocked: false, isMuted: false, isDeafened: false },
    ...{ by: '', reason: '', permissions: {}, canClaim: false, unheard: '', ...change },
  } as AuthorityMessage;
}

function connect() {
  const said: string[] = [];
  const toasts = { show: (_topic: string, text: string) => void said.push(text) };
  const { controller } = connectModeration({ toasts: toasts as never, i18n: createI18n() });
  return { said, receive: (change: Partial<AuthorityMessage>) => controller.receive(authority(change)) };
}

it('tells a newcomer when others can hear them, and says nothing of permissions', () => {
  const { said, receive } = connect();
  receive({ unheard: 'listening', may: [] });
  expect(said).toEqual([]);
  receive({});
  expect(said).toEqual(['Others can hear you now.']);
  receive({ unheard: 'unknown', may: [] });
  expect(said).toHaveLength(1);
});

it('tells a player what a change of the role allows', () => {
  const { said, receive } = connect();
  receive({});
  receive({ may: ['talk'] });
  expect(said).toHaveLength(1);
});
