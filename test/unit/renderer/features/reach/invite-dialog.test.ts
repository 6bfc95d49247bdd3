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

it('names the server that a friend needs for the code', () => {
  expect(render(ARRANGED_REACH)).toContain(`needs the server ${ARRANGED_REACH.rendezvous[0]?.address}`);
});

it.each([
  ['that it needs a server', LOCAL_REACH, false, ['Needs a rendezvous server.', 'Add server']],
  ['that the server does not answer', LOCAL_REACH, true, ['isn’t answering.', 'Check server']],
])('says of a code that is missing %s', (_what, reach, hasServer, texts) => {
  const html = render(reach, hasServer);
  for (const text of ['Code to read aloud', ...texts]) expect(html).toContain(text);
});

function render(reach: HostReach, hasServer = true): string {
  const store = createReachStore();
  store.setState({ reach });
  // Rendering to text takes the state from the start of the store.
  store.getInitialState = store.getState;
  const dialog = createElement(InviteDialog, {
    ...{ store, hasPublicAddress: false, hasServer, invitation: EXAMPLE_INVITATION, renew: null, listing: null },
    onRefresh: async () => EXAMPLE_INVITATION,
    onCopy: async () => true,
    onCheck: () => undefined,
    onAddServer: () => undefined,
    onClose: () => undefined,
  });
  return renderToText(dialog);
}
