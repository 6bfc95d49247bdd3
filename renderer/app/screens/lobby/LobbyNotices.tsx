import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { DevicesNotice } from '../../../features/devices/DevicesNotice.tsx';
import { HeadsetNotice } from '../../../features/headset/HeadsetNotice.tsx';
import { BusyNotice } from '../../../features/lobby/BusyNotice.tsx';
import { HostNotices } from '../../../features/lobby/HostNotices.tsx';
import { NewHostNotice } from '../../../features/lobby/succession/NewHostNotice.tsx';
import { HeldNotice } from '../../../features/moderation/HeldNotice.tsx';
import { RecordedNotice } from '../../../features/reports/RecordedNotice.tsx';
import { judgeReach } from '../../../features/reach/reach-verdict.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../../ui/controls/use-media-query.ts';
import { Notice } from '../../../ui/display/Notice.tsx';
import type { WindowApp } from '../../create-window-app.ts';
import { hearsOthers, ownReach } from '../../own-status.ts';
import { useHasPublicAddress } from '../use-reach-dialogs.ts';
import { useMicrophoneProblem } from '../use-microphone-problem.ts';
import { nameOf } from './name-of.ts';

interface Props {
  readonly app: WindowApp;
  readonly onOpenMicrophone: () => void;
}

/** Notices: why nobody hears you, which device is in use, and what the host leaves out under load. */
export function LobbyNotices({ app, onOpenMicrophone }: Props): ReactNode {
  const { t } = useTranslation('app');
  const { t: tDevices } = useTranslation('devices');
  const microphone = useMicrophoneProblem(app);
  const { t: tHeadset } = useTranslation('headset');
  const isRecorded = useStore(app.lobby.store, ({ rules }) => rules.recordsForReports);
  const lowered = useStore(app.lobby.store, (state) => state.lowered);
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const isStalled = useStore(app.voice.store, (voice) => ownReach(voice, { connection }) === 'stalled');
  const canHear = useStore(app.voice.store, (voice) => hearsOthers(voice, { connection }));
  const { headset, isSupported } = useStore(app.headset.store);
  const isOnPhone = useMediaQuery(TOUCH_ONLY);
  const hasPhone = isSupported && !isOnPhone;
  const actions = (
    <>
      <Button isBusy={microphone.isTrying} onClick={microphone.tryAgain}>
        {tDevices('tryAgain')}
      </Button>
      {hasPhone && <Button onClick={onOpenMicrophone}>{tHeadset('use')}</Button>}
    </>
  );
  const hostNotices = useStore(app.lobby.store, (state) => state.hostNotices);
  const reach = useStore(app.reach.store, (state) => state.reach);
  const hasPublicAddress = useHasPublicAddress(app);
  // Another port is of interest only to those who forward it themselves.
  const grade = reach === null ? 'open' : judgeReach(reach, hasPublicAddress).grade;
  const isReached = grade === 'good' || grade === 'open';
  return (
    <div className="lobby-notices">
      <HeadsetNotice {...app.headset} />
      {microphone.text !== null && headset === null && (
        <Notice tone="danger" action={actions}>
          {microphone.isBlocked
            ? microphone.text
            : t(canHear ? 'notHeard' : 'notHeardNorHearing', { problem: microphone.text })}
        </Notice>
      )}
      <RecordedNotice isOn={isRecorded} />
      <HeldNotice store={app.moderation.store} />
      {isStalled && <Notice tone="danger">{t('nothingSent')}</Notice>}
      <HostNotices
        notices={hostNotices.filter(({ code }) => code !== 'other-port' || !isReached)}
        onDismiss={(seen) =>
          app.lobby.store.setState({ hostNotices: hostNotices.filter(({ code }) => code !== seen.code) })
        }
      />
      <NewHost app={app} />
      <DevicesNotice {...app.devices} />
      {lowered !== null && <BusyNotice lowered={lowered} />}
    </div>
  );
}

function NewHost({ app }: { readonly app: WindowApp }): ReactNode {
  const { store } = app.lobby;
  const { ownId, newHost, participants } = useStore(
    store,
    useShallow((state) => ({ ownId: state.ownId, newHost: state.newHost, participants: state.participants })),
  );
  const dismiss = useCallback(() => store.setState({ newHost: '' }), [store]);
  const name = nameOf(participants, newHost);
  if (name === null) return null;
  const isOwn = participants.some(({ id, identity }) => id === ownId && identity === newHost);
  return <NewHostNotice key={newHost} name={name} isOwn={isOwn} onDismiss={dismiss} />;
}
