import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Participant } from '../../../../shared/model/participant.ts';
import { preferenceOf } from '../../../features/people/people-store.ts';
import { ImageDialog } from '../../../features/files/ImageDialog.tsx';
import type { OpenPersonMenu } from '../../../features/people/row/PersonRow.tsx';
import { TextPanel } from '../../../features/text/TextPanel.tsx';
import { DropHint } from '../../../ui/files/DropHint.tsx';
import type { WindowApp } from '../../create-window-app.ts';
import { useFiles } from './use-files.tsx';

interface Props {
  readonly app: WindowApp;
  /** Whether it stands beside the players, instead of in a tab. */
  readonly isBeside: boolean;
  /** Shows the card of a player. */
  readonly onOpenCard: OpenPersonMenu;
}

/** The text of the lobby, with its files. */
export function LobbyText({ app, isBeside, onOpenCard }: Props): ReactNode {
  const { t: tFiles } = useTranslation('files');
  const { participants, ownId } = useStore(
    app.lobby.store,
    useShallow((lobby) => ({ participants: lobby.participants, ownId: lobby.ownId })),
  );
  const { team, group } = useStore(
    app.positions.store,
    useShallow(({ ownPlacement }) => ({ team: ownPlacement?.team ?? '', group: ownPlacement?.group ?? '' })),
  );
  const { t } = useTranslation('door');
  const { mayWrite, mayDelete, unheard } = useStore(
    app.moderation.store,
    useShallow(({ may, ...state }) => ({
      mayWrite: may.includes('text'),
      mayDelete: may.includes('mute'),
      unheard: state.unheard,
    })),
  );
  const people = useStore(app.people.store);
  const isBlocked = useCallback(
    (author: Pick<Participant, 'id' | 'identity'>) => preferenceOf(people, author).isBlocked,
    [people],
  );
  const [files, isOver] = useFiles(app, { mayWrite, mayDelete, isBlocked });
  return (
    <>
      <TextPanel
        {...app.text}
        {...files}
        {...{ participants, ownId, team, group, mayWrite, mayDelete, isBlocked, onOpenCard }}
        readOnlyReason={unheard === '' ? '' : t(`unheard.${unheard}`)}
        hasTitle={isBeside}
        onCopy={app.copyText}
      />
      <ImageDialog {...app.files} />
      {isOver && <DropHint>{tFiles('drop')}</DropHint>}
    </>
  );
}
