import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Settings } from '../../../../shared/model/settings.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Verdict } from '../../../ui/display/Verdict.tsx';
import { PlayIcon } from '../../../ui/icons/action-icons.tsx';
import { DeviceField } from '../DeviceField.tsx';
import type { DevicesController } from '../devices-controller.ts';
import type { DevicesStore } from '../devices-store.ts';
import '../devices.css';
import './speaker-check.css';

interface Props {
  readonly store: DevicesStore;
  readonly controller: Pick<DevicesController, 'playCirclingVoice'>;
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** What you heard of the voice; only you can tell. */
const ANSWERS = ['yes', 'swapped', 'stayed', 'nothing'] as const;
type Answer = (typeof ANSWERS)[number];

type State = 'idle' | 'playing' | 'played' | 'failed' | Answer;

/** Plays a voice that circles you, which is what Earshot does, and says what to do if it does not. */
export function SpeakerCheck({ store, controller, settings, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('devices');
  const outputs = useStore(store, (state) => state.outputs);
  const [state, setState] = useState<State>('idle');
  const way = useRef<SVGGElement>(null);
  const play = async (): Promise<void> => {
    setState('playing');
    const turn = (degrees: number): void =>
      way.current?.style.setProperty('transform', `rotate(${degrees.toFixed(1)}deg)`);
    const outcome = await controller.playCirclingVoice(turn);
    // The voice ends on the left; what shows it completes the circle.
    turn(360);
    setState(outcome.ok ? 'played' : 'failed');
  };
  return (
    <div className="devices-panel">
      <DeviceField
        label={t('output')}
        devices={outputs}
        choice={settings.outputDevice}
        onChange={(outputDevice) => onSettingsChange({ outputDevice })}
      />
      <Button
        icon={<PlayIcon />}
        isBusy={state === 'playing'}
        otherLabels={[t('around.play'), t('around.playing')]}
        onClick={() => void play()}
      >
        {t(state === 'playing' ? 'around.playing' : 'around.play')}
      </Button>
      <div className="speaker-check">
        <Circle wayRef={way} isPlaying={state === 'playing'} />
        <div className="speaker-check-side">
          {state === 'played' && <Question onAnswer={setState} />}
          {state === 'failed' && <Verdict tone="bad">{t('around.failed')}</Verdict>}
          {isAnswer(state) && <Verdict tone={state === 'yes' ? 'good' : 'bad'}>{t(`around.verdict.${state}`)}</Verdict>}
        </div>
      </div>
    </div>
  );
}

function isAnswer(state: State): state is Answer {
  return ANSWERS.some((answer) => answer === state);
}

function Question({ onAnswer }: { readonly onAnswer: (answer: Answer) => void }): ReactNode {
  const { t } = useTranslation('devices');
  return (
    <div className="speaker-question" role="group" aria-label={t('around.question')}>
      <p>{t('around.question')}</p>
      {ANSWERS.map((answer) => (
        <Button key={answer} size="small" onClick={() => onAnswer(answer)}>
          {t(`around.${answer}`)}
        </Button>
      ))}
    </div>
  );
}

/** You from above, and the voice on its way around you. */
function Circle({
  wayRef,
  isPlaying,
}: {
  readonly wayRef: React.RefObject<SVGGElement | null>;
  readonly isPlaying: boolean;
}): ReactNode {
  return (
    <svg className="speaker-circle" viewBox="0 0 120 120" data-playing={isPlaying} aria-hidden="true">
      <circle cx="60" cy="60" r="46" className="speaker-circle-way" />
      <path d="M54 44 60 34 66 44z" className="speaker-circle-head" />
      <circle cx="60" cy="60" r="18" className="speaker-circle-head" />
      <path d="M39 54v12M81 54v12" className="speaker-circle-ears" />
      <g ref={wayRef} className="speaker-circle-turn">
        <circle cx="60" cy="14" r="9" className="speaker-circle-voice" />
      </g>
    </svg>
  );
}
