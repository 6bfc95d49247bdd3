import { createElement } from 'react';
import { expect, it } from 'vitest';
import { InviteDialog } from '../../../../../renderer/features/reach/InviteDialog.tsx';
import { createReachStore } from '../../../../../renderer/features/reach/reach-store.ts';
import type { HostReach } from '../../../../../shared/model/host-reach.ts';
import { renderToText } from '../../../../workbench/stage/render-to-text.ts';
import { ARRANGED_REACH, LOCAL_REACH } from '../../../../workbench/samples/sample-reach.ts';
import { EXAMPLE_INVITATION } from '../../../../support/desktop/example-invitation.ts';

it.each([
  ['a QR code for phones where a server has the page', ARRANGED_REACH, true],
  ['no QR code that only the app could open, which no phone has', LOCAL_REACH, false],
])('shows %s', (_what, reach, hasCode) => {
  const html = render(reach);
  expect(html).toContain(EXAMPLE_INVITATION);
  expect(html.includes('qr-code')).toBe(hasCode);
});

it('says how many wrong codes somebody has tried', () => {
  expect(render(ARRANGED_REACH)).not.toContain('Wrong codes');
  expect(render({ ...ARRANGED_REACH, wrongGuesses: 7 })).toContain('Wrong codes so far: 7.');
});

function render(reach: HostReach): string {
  const store = createReachStore();
  store.setState({ reach });
  // Rendering to text takes the state from the start of the store.
  store.getInitialState = store.getState;
  const dialog = createElement(InviteDialog, {
    ...{ store, hasPublicAddress: false, invitation: EXAMPLE_INVITATION, renew: null, listing: null },
    onRefresh: async () => EXAMPLE_INVITATION,
    onCopy: async () => true,
    onCheck: () => undefined,
    onClose: () => undefined,
  });
  return renderToText(dialog);
}
