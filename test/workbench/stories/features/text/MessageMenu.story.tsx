import { MessageMenu } from '../../../../../renderer/features/text/MessageMenu.tsx';
import '../../../../../renderer/features/text/text.css';
import { samplePeople } from '../../../samples/sample-people.ts';
import { sampleText } from '../../../samples/sample-texts.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const menu =
  (isOwn: boolean, canReact = true) =>
  ({ look }: Stage) => (
    <MessageMenu
      message={sampleText(samplePeople(look)[isOwn ? 0 : 1]!, 1, { mine: ['👍'] })}
      anchor={document.body}
      {...{ canReact, canEdit: isOwn, canDelete: isOwn, onWrite: isOwn ? null : () => undefined }}
      onOpenAuthor={canReact ? () => undefined : null}
      onReact={() => undefined}
      onCopy={() => undefined}
      onEdit={() => undefined}
      onDelete={() => undefined}
      onClose={() => undefined}
    />
  );

export const story: Story = {
  kind: 'window',
  states: { 'own message': menu(true), 'of another player': menu(false), 'from an earlier host': menu(false, false) },
};
