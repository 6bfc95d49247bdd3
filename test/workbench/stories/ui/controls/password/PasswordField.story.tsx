import { PasswordField } from '../../../../../../renderer/ui/controls/password/PasswordField.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

const words = ({ i18n }: Stage) => i18n.getFixedT(null, 'lobbies');

export const story: Story = {
  kind: 'sheet',
  widthPixels: 400,
  states: {
    hidden: (stage) => (
      <PasswordField
        maxLength={64}
        value="k7qm-29dx-tr0v"
        hint={words(stage)('password.hint')}
        error={null}
        onChange={() => undefined}
      />
    ),
    'shown, with a suggestion': (stage) => (
      <PasswordField
        maxLength={64}
        value="k7qm-29dx-tr0v"
        hint={words(stage)('listing.passwordHint')}
        error={null}
        isShownFirst
        onChange={() => undefined}
        onSuggest={() => undefined}
      />
    ),
    wrong: ({ i18n }) => (
      <PasswordField
        maxLength={64}
        value="k7qm"
        hint=""
        error={i18n.getFixedT(null, 'common')('errors.wrong-lobby-password')}
        onChange={() => undefined}
      />
    ),
  },
};
