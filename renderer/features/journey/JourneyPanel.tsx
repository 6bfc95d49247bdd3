import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { SelectField } from '../../ui/controls/SelectField.tsx';
import type { JourneyController } from './journey-controller.ts';
import type { JourneyStore } from './journey-store.ts';
import { JourneyHistoryPlot } from './JourneyHistoryPlot.tsx';
import { JourneyPath } from './JourneyPath.tsx';
import { JourneyTable } from './JourneyTable.tsx';
import './journey.css';

interface Props {
  readonly store: JourneyStore;
  readonly controller: JourneyController;
  readonly participants: readonly Participant[];
  readonly ownId: ParticipantId | null;
}

/**
 * After this many readings without word from the host, the panel says that the mix reports nothing about this voice.
 */
const READINGS_UNTIL_HIDDEN = 3;

/** The journey panel: a voice's way from the microphone to your ear; renders nothing while closed. */
export function JourneyPanel({ store, controller, participants, ownId }: Props): ReactNode {
  const isOpen = useStore(store, (state) => state.isOpen);
  const { t } = useTranslation('journey');
  if (!isOpen) return null;
  const others = participants.filter(({ id }) => id !== ownId);
  return (
    <Dialog title={t('title')} size="wide" onClose={controller.close}>
      <p className="field-note">{t('lead')}</p>
      <SpeakerField store={store} others={others} onChoose={controller.choose} />
      <JourneyState store={store} others={others} />
      <Figures store={store} controller={controller} />
    </Dialog>
  );
}

function SpeakerField({
  store,
  others,
  onChoose,
}: {
  readonly store: JourneyStore;
  readonly others: readonly Participant[];
  readonly onChoose: (id: ParticipantId) => void;
}): ReactNode {
  const speakerId = useStore(store, (state) => state.speakerId);
  const { t } = useTranslation('journey');
  if (others.length === 0) return null;
  const isHere = others.some(({ id }) => id === speakerId);
  const options = others.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <SelectField
      label={t('speaker')}
      value={isHere ? String(speakerId) : ''}
      options={isHere ? options : [{ value: '', label: '–' }, ...options]}
      onChange={(value) => {
        if (value !== '') onChoose(Number(value));
      }}
    />
  );
}

/** Notes on the figures. */
function JourneyState({
  store,
  others,
}: {
  readonly store: JourneyStore;
  readonly others: readonly Participant[];
}): ReactNode {
  const { speakerId, isSpeaking, readings, journey } = useStore(store);
  const { t } = useTranslation('journey');
  if (others.length === 0) return <Notice tone="info">{t('nobody')}</Notice>;
  if (!others.some(({ id }) => id === speakerId)) return <Notice tone="info">{t('gone')}</Notice>;
  if (readings >= READINGS_UNTIL_HIDDEN && journey.mix === null) return <Notice tone="info">{t('hidden')}</Notice>;
  if (readings === 0) return <p className="journey-state">{t('waiting')}</p>;
  return (
    <p className="journey-state" data-speaking={isSpeaking}>
      {isSpeaking ? t('speaking') : t('silent')}
    </p>
  );
}

/** Redrawn once a second, when a reading arrives. */
function Figures({ store, controller }: Pick<Props, 'store' | 'controller'>): ReactNode {
  const { journey, isSpeaking, readings } = useStore(store);
  const { t } = useTranslation('journey');
  const headingId = useId();
  return (
    <div className="journey" data-speaking={isSpeaking}>
      <JourneyPath journey={journey} />
      <section className="journey-section" aria-labelledby={headingId}>
        <h3 id={headingId}>{t('history')}</h3>
        <JourneyHistoryPlot history={controller.history} readings={readings} />
      </section>
      <JourneyTable journey={journey} history={controller.history} />
    </div>
  );
}
