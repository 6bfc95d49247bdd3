import { createElement, type ComponentProps } from 'react';
import { expect, it } from 'vitest';
import { EndedCard } from '../../../../../renderer/features/lobby/EndedCard.tsx';
import { en } from '../../../../../renderer/i18n/locales/en/index.ts';
import { renderToText } from '../../../../workbench/stage/render-to-text.ts';

const { ended } = en.lobby;
const nothing = (): void => undefined;

const render = (props: Partial<ComponentProps<typeof EndedCard>>): string =>
  renderToText(
    createElement(EndedCard, {
      hostName: 'Ada',
      connection: { status: 'ended', reason: 'lobby-closed', error: { code: 'lobby-closed' } },
      ...{ onReconnect: nothing, onCheck: nothing, onHost: nothing, onBack: nothing },
      ...props,
    }),
  );

it('names who closed the lobby, and offers to host it', () => {
  const html = render({});
  expect(html).toContain('Ada closed the lobby.');
  expect(html).toContain(ended.host);
});

it('says that the host closed it where nobody knows who that was, and hosts nothing on a page for guests', () => {
  const html = render({ hostName: null, onHost: null });
  expect(html).toContain(en.common.errors['lobby-closed']);
  expect(html).not.toContain(ended.host);
});

it('does not offer to host a lobby whose host may come back', () => {
  const connection = { status: 'ended', reason: 'host-lost', error: { code: 'host-lost' } } as const;
  expect(render({ connection })).not.toContain(ended.host);
});
