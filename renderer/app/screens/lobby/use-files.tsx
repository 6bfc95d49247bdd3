import { useCallback, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Participant } from '../../../../shared/model/participant.ts';
import { FileCard } from '../../../features/files/FileCard.tsx';
import { MAX_STAGED } from '../../../features/files/files-controller.ts';
import { StagedFiles } from '../../../features/files/StagedFiles.tsx';
import type { TextPanelProps } from '../../../features/text/TextPanel.tsx';
import { FileButton } from '../../../ui/files/FileButton.tsx';
import { useFileIntake } from '../../../ui/files/use-file-intake.ts';
import { topDialog } from '../../../ui/display/dialog/open-dialogs.ts';
import { AttachIcon } from '../../../ui/icons/action-icons.tsx';
import type { WindowApp } from '../../create-window-app.ts';

type FileProps = Pick<TextPanelProps, 'extras' | 'renderExtra' | 'attach' | 'attached' | 'onSend'>;

interface Rights {
  readonly mayWrite: boolean;
  /** Whether your role may take back the files of others. */
  readonly mayDelete: boolean;
  readonly isBlocked: (author: Pick<Participant, 'id' | 'identity'>) => boolean;
}

/** Returns the files of the lobby for its text, and whether files are held over the window. */
export function useFiles(app: WindowApp, { mayWrite, mayDelete, isBlocked }: Rights): [FileProps, boolean] {
  const { t } = useTranslation('files');
  const { store, controller } = app.files;
  const heads = useStore(
    store,
    useShallow(({ files }) => files.map(({ head }) => head)),
  );
  const extras = useMemo(
    () => heads.filter(({ from: id, identity, isOwn }) => isOwn || !isBlocked({ id, identity })),
    [heads, isBlocked],
  );
  const { reason, held } = useReasons(app);
  const stage = (files: readonly File[]): void => {
    const left = controller.stage(files);
    if (left > 0) app.toasts.controller.show('files', t('tooMany', { limit: MAX_STAGED }), null);
    app.text.controller.begin();
  };
  const onFiles = (files: readonly File[]): void => {
    if (reason === null) stage(files);
    else app.toasts.controller.show('files', reason, null);
  };
  const isWanted = (): boolean => topDialog() === null;
  const isOver = useFileIntake(mayWrite ? { onFiles, isWanted } : null);
  const renderExtra = useCallback(
    (fileKey: string): ReactNode => <FileCard {...{ store, controller, fileKey, mayDelete }} />,
    [store, controller, mayDelete],
  );
  return [
    {
      ...{ extras, renderExtra },
      attach: (
        <FileButton label={t('attach')} icon={<AttachIcon />} accept="" isMultiple reason={reason} onFiles={stage} />
      ),
      attached: <StagedFiles {...{ store, controller }} reason={held} />,
      onSend: () => held === null && controller.sendStaged(),
    },
    isOver && reason === null,
  ];
}

/** Returns why files cannot be added, and why added ones are held back; null = they can, or are not. */
function useReasons(app: WindowApp): { readonly reason: string | null; readonly held: string | null } {
  const { t } = useTranslation('files');
  const { t: tText } = useTranslation('text');
  const may = useStore(app.moderation.store, (state) => state.may.includes('files'));
  const { isAvailable, maxBytes } = useStore(
    app.files.store,
    useShallow((files) => ({ isAvailable: files.isAvailable, maxBytes: files.maxBytes })),
  );
  const isForEveryone = useStore(app.text.store, ({ target }) => target.kind === 'lobby');
  // Until the channel is open, the host has said nothing.
  const refused =
    isAvailable !== true
      ? t('reason.unavailable')
      : !may
        ? t('reason.not-permitted')
        : maxBytes === 0
          ? t('reason.off')
          : null;
  const held = isForEveryone ? null : t('reason.not-everyone', { target: tText('target.lobby') });
  return { reason: refused ?? held, held: refused ?? held };
}
