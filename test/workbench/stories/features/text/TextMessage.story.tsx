import { TextMessage } from '../../../../../renderer/features/text/TextMessage.tsx';
import type { ShownText } from '../../../../../renderer/features/text/text-store.ts';
import '../../../../../renderer/features/text/text.css';
import { samplePeople } from '../../../samples/sample-people.ts';
import { sampleText, sampleTexts } from '../../../samples/sample-texts.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const show =
  (message: (texts: readonly ShownText[], stage: Stage) => ShownText, isFirst = true, isAuthorHere = true) =>
  (stage: Stage) => {
    const people = samplePeople(stage.look);
    return (
      <TextMessage
        {...{ isFirst, isAuthorHere, message: message(sampleTexts(stage.look), stage) }}
        canReact
        isTabStop
        color={null}
        names={people.map(({ name }) => name)}
        ownName={people[0]!.name}
        actions={{
          onOpenMenu: () => undefined,
          onOpenAuthor: () => undefined,
          onReact: () => undefined,
          onRetry: () => undefined,
          onDiscard: () => undefined,
          onCopy: async () => true,
        }}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    reactions: show((texts) => texts[0]!),
    mention: show((texts) => texts[1]!),
    'below another': show((texts) => texts[1]!, false),
    'author has left': show((texts) => texts[0]!, true, false),
    'edited, to a team': show((texts) => texts[2]!),
    'to one player': show((texts) => texts[3]!),
    'to you only': show((_, { look }) =>
      sampleText(samplePeople(look)[1]!, 9, { to: { kind: 'direct', id: 1, name: '' } }),
    ),
    link: show((texts) => texts[4]!),
    deleted: show((texts) => texts[5]!),
    refused: show((texts) => texts[6]!),
    sending: show((texts) => texts[7]!),
  },
};
