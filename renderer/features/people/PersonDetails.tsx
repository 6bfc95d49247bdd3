import { useCallback, useRef, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant } from '../../../shared/model/participant.ts';
import { bearingRadians, distanceMetres } from '../../../shared/spatial/bearing.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { formatMetres, formatMilliseconds } from '../../i18n/format.ts';
import type { Scene } from '../../link/scene.ts';
import type { Box } from '../../ui/floating/place-floating.ts';
import { Popover } from '../../ui/floating/Popover.tsx';
import { describeDirection } from '../../words/direction.ts';
import { describeLoudnessWithGain } from '../../words/loudness.ts';
import { formatLoss, type PersonQuality } from './connection-grade.ts';
import { heardGainDb } from './loudness.ts';
import { preferenceOf, type PeopleStore } from './people-store.ts';
import { setText } from './set-element.ts';
import { useSceneTicks } from './use-scene-ticks.ts';
import './people.css';

interface Props {
  readonly store: PeopleStore;
  readonly participant: Participant;
  readonly isOwn: boolean;
  readonly scene: Scene;
  readonly rules: HearingRules;
  readonly quality: PersonQuality;
  /** Whether you hear anybody. */
  readonly canHear: boolean;
  readonly anchor: Element | Box;
  readonly onClose: () => void;
}

/** Shows the figures about a player: where they are and how you hear them, if the rules permit it, and their link. */
export function PersonDetails(props: Props): ReactNode {
  const { participant, isOwn, rules, quality, anchor, onClose } = props;
  const { t, i18n } = useTranslation('people');
  const loss = (percent: number | null): string =>
    percent === null ? t('facts.unknown') : t('percent', { percent: formatLoss(percent, i18n.language) });
  const roundTrip =
    quality.roundTripMs === null ? t('facts.unknown') : formatMilliseconds(quality.roundTripMs, i18n.language);
  return (
    <Popover anchor={anchor} label={t('about', { name: participant.name })} onClose={onClose}>
      <div className="person-details">
        <h3>
          <bdi>{participant.name}</bdi>
        </h3>
        <dl className="person-facts">
          {!isOwn && rules.mapShows !== 'nobody' && <PlaceFacts {...props} />}
          <Fact term={t('facts.roundTrip')}>{roundTrip}</Fact>
          <Fact term={t('facts.lossUp')}>{loss(quality.lossToHostPercent)}</Fact>
          <Fact term={t('facts.lossDown')}>{loss(quality.lossFromHostPercent)}</Fact>
        </dl>
      </div>
    </Popover>
  );
}

/** Position and loudness, ten times a second. */
function PlaceFacts({ store, participant, scene, rules, canHear }: Props): ReactNode {
  const { t, i18n } = useTranslation('people');
  const { t: words } = useTranslation('common');
  const { language } = i18n;
  const preference = useStore(store, (state) => preferenceOf(state, participant));
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
  return (
    <>
      <Fact term={t('facts.distance')} ref={distance} />
      <Fact term={t('facts.direction')} ref={direction} />
      <Fact term={t('facts.loudness')} ref={loudness} />
    </>
  );
}

function Fact({
  term,
  children,
  ref,
}: {
  readonly term: string;
  readonly children?: string;
  readonly ref?: Ref<HTMLElement>;
}): ReactNode {
  return (
    <div>
      <dt>{term}</dt>
      <dd ref={ref}>{children}</dd>
    </div>
  );
}
