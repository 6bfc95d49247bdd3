import { ClaimDialog } from '../../../../../renderer/features/moderation/ClaimDialog.tsx';
import type { Story } from '../../../stage/story.ts';

/** Types a code, and sends it. */
async function send(frame: HTMLElement): Promise<void> {
  const input = frame.querySelector('input');
  if (input === null) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'K7Q2-9MDX-0TVW');
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  frame.querySelector('form')?.requestSubmit();
}

export const story: Story = {
  kind: 'window',
  states: {
    empty: () => <ClaimDialog onClaim={async () => undefined} onClose={() => undefined} />,
    refused: {
      show: () => <ClaimDialog onClaim={async () => 'wrong-claim-code'} onClose={() => undefined} />,
      act: send,
    },
  },
};
