import { createElement } from 'react';
import { expect, it } from 'vitest';
import { LeaveHostDialog } from '../../../../../../renderer/features/lobby/succession/LeaveHostDialog.tsx';
import { en } from '../../../../../../renderer/i18n/locales/en/index.ts';
import { renderToText } from '../../../../../workbench/stage/render-to-text.ts';

const { leave } = en.app;

const render = (successorName: string | null, isPreparing: boolean): string =>
  renderToText(
    createElement(LeaveHostDialog, {
      ...{ successorName, isPreparing },
      onStay: () => undefined,
      onHandOver: async () => false,
      onEnd: () => undefined,
    }),
  );

it.each([
  ['that it ends for everyone while nobody can take over', null, false, leave.text],
  ['while a computer gets ready to take over', null, true, leave.preparingText],
  ['who can take over, although another one gets ready too', 'Ben', true, 'Ben can take over'],
])('says %s', (_, name, isPreparing, text) => {
  expect(render(name, isPreparing)).toContain(text);
});
