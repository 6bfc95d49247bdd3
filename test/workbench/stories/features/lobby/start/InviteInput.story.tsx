import { InviteInput } from '../../../../../../renderer/features/lobby/start/InviteInput.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

const input =
  (entered: string, onPaste: (() => void) | null = null, isWrong = false) =>
  ({ i18n }: Stage) => (
    <label>
      <span className="visually-hidden">{i18n.getFixedT(null, 'lobby')('join.field')}</span>
      <InviteInput
        control={{ id: `input-${entered}-${isWrong}`, 'aria-describedby': undefined, 'aria-invalid': isWrong }}
        entered={entered}
        hasFocus={false}
        isDisabled={false}
        onEnter={() => undefined}
        onPaste={onPaste}
      />
    </label>
  );

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    empty: input(''),
    'with a button to paste': input('', () => undefined),
    filled: input(`earshot://join/${'Qk3vT9'.repeat(18)}`),
    wrong: input('earshot://join/Qk3vT9', null, true),
  },
};
