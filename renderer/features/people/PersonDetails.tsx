import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import { MAX_VOLUME_PERCENT } from '../../../shared/model/person.ts';
import { bearingRadians, distanceMetres } from '../../../shared/spatial/bearing.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { formatMetres, formatMilliseconds, formatNumber } from '../../i18n/format.ts';
import type { Scene } from '../../link/scene.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { BlockIcon } from '../../ui/icons/action-icons.tsx';
import { Slider } from '../../ui/controls/Slider.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { describeDirection } from '../../words/direction.ts';
import { describeLoudnessWithGain } from '../../words/loudness.ts';
import { BlockDialog } from './BlockDialog.tsx';
import { formatLoss, type PersonQuality } from './connection-grade.ts';
import { heardGainDb } from './loudness.ts';
import type { PeopleController } from './people-controller.ts';
import type { Preference } from './people-store.ts';
import { setText } from './set-element.ts';
import { useSceneTicks } from './use-scene-ticks.ts';

interface Props {
  /** The element's id, by which the button that opens the details refers to it. */
  readonly id: string;
  readonly participant: Participant;
  readonly preference: Preference;
  readonly controller: PeopleController;
  readonly onFollow: (id: ParticipantId) => void;
  readonly scene: Scene;
  readonly rules: HearingRules;
  readonly quality: PersonQuality;
  readonly canHear: boolean;
}

const VOLUME_STEP_PERCENT = 5;

/** Shows how you hear a player, where they are, and how good their connection is. */
export function PersonDetails({ id, participant, preference, controller, onFollow, ...facts }: Props): ReactNode {
  const { t, i18n } = useTranslation('people');
  const [isAskingToBlock, setAskingToBlock] = useState(false);
  const details = useRef<HTMLDivElement>(null);
  // Scroll so that the name above shows too; if there is no room for everything, show the beginning.
  useEffect(() => {
    // Newer Chromium returns a promise, which React would take for a cleanup and call.
    details.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { name } = participant;
  const set = (change: Partial<Preference>): void => controller.set(participant, change);
  return (
    <div className="person-details" id={id} ref={details} role="group" aria-label={t('about', { name })}>
      <div className="person-slider" onDoubleClick={() => set({ volumePercent: 100 })}>
        <Slider
          label={t('volume', { name })}
          valueText={t('percent', { percent: formatNumber(preference.volumePercent, i18n.language) })}
          value={preference.volumePercent}
          min={0}
          max={MAX_VOLUME_PERCENT}
          step={VOLUME_STEP_PERCENT}
          isDisabled={preference.isMuted || preference.isBlocked}
          onChange={(volumePercent) => set({ volumePercent })}
        />
      </div>
      <Switch
        label={t('mute', { name })}
        detail={t('muteHint')}
        isOn={preference.isMuted}
        onChange={(isMuted) => set({ isMuted })}
      />
      <PersonFacts {...facts} participant={participant} preference={preference} />
      <div className="person-actions">
        <Button variant="quiet" onClick={() => onFollow(participant.id)}>
          {t('followVoice')}
        </Button>
        <Button
          variant="quiet"
          isDisabled={preference.volumePercent === 100}
          onClick={() => set({ volumePercent: 100 })}
        >
          {t('volumeReset')}
        </Button>
        {preference.isBlocked ? (
          <Button onClick={() => set({ isBlocked: false })}>{t('unblockName', { name })}</Button>
        ) : (
          <Button variant="danger" icon={<BlockIcon />} onClick={() => setAskingToBlock(true)}>
            {t('blockName', { name })}
          </Button>
        )}
      </div>
      {isAskingToBlock && (
        <BlockDialog
          participant={participant}
          onCancel={() => setAskingToBlock(false)}
          onBlock={() => {
            setAskingToBlock(false);
            set({ isBlocked: true });
          }}
        />
      )}
    </div>
  );
}

type FactsProps = Pick<Props, 'participant' | 'preference' | 'scene' | 'rules' | 'quality' | 'canHear'>;

/** Shows position and loudness ten times a second, and the connection as often as the host sends it. */
function PersonFacts({ participant, preference, scene, rules, quality, canHear }: FactsProps): ReactNode {
  const { t, i18n } = useTranslation('people');
  const { t: words } = useTranslation('common');
  const { language } = i18n;
  const distance = useRef<HTMLElement>(null);
  const direction = useRef<HTMLElement>(null);
  const loudness = useRef<HTMLElement>(null);
  const update = useCallback(() => {
    const entry = scene.entry(participant.id);
    const own = scene.own?.pose;
    const isKnown = own !== undefined && entry !== undefined;
    const metres = isKnown ? distanceMetres(own, entry.pose) : undefined;
    setText(distance.current, metres === undefined ? t('facts.unknown') : formatMetres(metres, language));
    setText(
      direction.current,
      isKnown ? describeDirection(bearingRadians(own, entry.pose), words) : t('facts.unknown'),
    );
    const gainDb = heardGainDb(metres, rules, preference, canHear);
    setText(loudness.current, describeLoudnessWithGain(gainDb, words, language));
  }, [scene, participant.id, rules, preference, canHear, t, words, language]);
  useSceneTicks(scene, update);
  const loss = (percent: number | null): string =>
    percent === null ? t('facts.unknown') : t('percent', { percent: formatLoss(percent, language) });
  return (
    <dl className="person-facts">
      <div>
        <dt>{t('facts.distance')}</dt>
        <dd ref={distance} />
      </div>
      <div>
        <dt>{t('facts.direction')}</dt>
        <dd ref={direction} />
      </div>
      <div>
        <dt>{t('facts.loudness')}</dt>
        <dd ref={loudness} />
      </div>
      <div>
        <dt>{t('facts.roundTrip')}</dt>
        <dd>{quality.roundTripMs === null ? t('facts.unknown') : formatMilliseconds(quality.roundTripMs, language)}</dd>
      </div>
      <div>
        <dt>{t('facts.lossUp')}</dt>
        <dd>{loss(quality.lossToHostPercent)}</dd>
      </div>
      <div>
        <dt>{t('facts.lossDown')}</dt>
        <dd>{loss(quality.lossFromHostPercent)}</dd>
      </div>
    </dl>
  );
}
