import { useCallback, useRef, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Participant } from '../../../shared/model/participant.ts';
import { checkWords } from '../../../shared/model/people/check-words.ts';
import { hueOf } from '../../../shared/model/people/player-color.ts';
import { profileOf } from '../../../shared/model/profile/profile.ts';
import { bearingRadians, distanceMetres } from '../../../shared/spatial/bearing.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { formatMetres, formatMilliseconds } from '../../i18n/format.ts';
import type { Scene } from '../../link/scene.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Avatar } from '../../ui/display/Avatar.tsx';
import type { Box } from '../../ui/floating/place-floating.ts';
import { Popover } from '../../ui/floating/Popover.tsx';
import { describeDirection } from '../../words/direction.ts';
import { describeLoudnessWithGain } from '../../words/loudness.ts';
import { formatLoss, type PersonQuality } from './connection-grade.ts';
import { heardGainDb } from './loudness.ts';
import type { PeopleController } from './people-controller.ts';
import { acquaintanceOf, preferenceOf, type PeopleStore } from './people-store.ts';
import { NicknameField } from './NicknameField.tsx';
import type { PictureOf } from './row/PersonRow.tsx';
import { setText } from './set-element.ts';
import { useSceneTicks } from './use-scene-ticks.ts';
import { VolumeSlider } from './VolumeSlider.tsx';
import './people.css';

interface Props {
  readonly store: PeopleStore;
  readonly controller: PeopleController;
  readonly participant: Participant;
  readonly isOwn: boolean;
  /** What the player is in the lobby; null = an ordinary member. */
  readonly role: string | null;
  readonly pictureOf: PictureOf;
  /** Shows the player on the map; null = they are not on it. */
  readonly onShowOnMap: (() => void) | null;
  readonly scene: Scene;
  readonly rules: HearingRules;
  readonly quality: PersonQuality;
  /** Whether you hear anybody. */
  readonly canHear: boolean;
  readonly anchor: Element | Box;
  readonly onClose: () => void;
}

/**
 * The card of a player: what they show of themselves, what they are in the lobby, where they are and how you hear them
 * if the rules permit it, their link, and what you do most.
 */
export function PersonDetails(props: Props): ReactNode {
  const { participant, isOwn, rules, quality, anchor, onClose } = props;
  const { t, i18n } = useTranslation('people');
  const loss = (percent: number | null): string =>
    percent === null ? t('facts.unknown') : t('percent', { percent: formatLoss(percent, i18n.language) });
  const roundTrip =
    quality.roundTripMs === null ? t('facts.unknown') : formatMilliseconds(quality.roundTripMs, i18n.language);
  const words = checkWords(participant.identity);
  return (
    <Popover anchor={anchor} label={t('about', { name: participant.name })} onClose={onClose}>
      <div className="person-details">
        <CardHead {...props} />
        <dl className="person-facts">
          {!isOwn && rules.mapShows !== 'nobody' && <PlaceFacts {...props} />}
          <Fact term={t('facts.roundTrip')}>{roundTrip}</Fact>
          <Fact term={t('facts.lossUp')}>{loss(quality.lossToHostPercent)}</Fact>
          <Fact term={t('facts.lossDown')}>{loss(quality.lossFromHostPercent)}</Fact>
          <div className="person-facts-wide">
            <dt>{t('facts.checkWords')}</dt>
            <dd>{words === '' ? t('facts.noIdentity') : <bdi lang="zxx">{words}</bdi>}</dd>
            {words !== '' && <dd className="person-facts-hint">{t('facts.checkWordsHint')}</dd>}
          </div>
        </dl>
        {!isOwn && <CardActions {...props} />}
        {!isOwn && participant.identity !== '' && <NicknameField {...props} />}
      </div>
    </Popover>
  );
}

function CardHead({ store, participant, role, pictureOf }: Props): ReactNode {
  const { t } = useTranslation('people');
  const { isBlocked } = useStore(store, (state) => preferenceOf(state, participant));
  const nickname = useStore(store, (state) => acquaintanceOf(state, participant).nickname);
  const { note, availability } = profileOf(participant);
  const states = [role, availability === 'busy' ? t('busy') : availability === 'away' ? t('notThere') : null];
  const line = states.filter((state) => state !== null).join(' · ');
  return (
    <div className="person-card-head">
      <Avatar hue={hueOf(participant)} name={participant.name} picture={pictureOf(participant)} />
      <div>
        <h2>
          <bdi>{nickname === '' ? participant.name : nickname}</bdi>
        </h2>
        {nickname !== '' && (
          <p>
            <bdi>{participant.name}</bdi>
          </p>
        )}
        {note !== '' && !isBlocked && (
          <p>
            <bdi>{note}</bdi>
          </p>
        )}
        {line !== '' && <p className="person-card-states">{line}</p>}
      </div>
    </div>
  );
}

function CardActions({ store, controller, participant, onShowOnMap, onClose }: Props): ReactNode {
  const { t } = useTranslation('people');
  const { isMuted, isBlocked } = useStore(store, (state) => preferenceOf(state, participant));
  return (
    <>
      <VolumeSlider {...{ store, controller, participant }} />
      <div className="person-card-actions">
        <Button size="small" isDisabled={isBlocked} onClick={() => controller.set(participant, { isMuted: !isMuted })}>
          {t(isMuted ? 'unmuteForMe' : 'muteForMe')}
        </Button>
        {onShowOnMap !== null && (
          <Button
            size="small"
            onClick={() => {
              onClose();
              onShowOnMap();
            }}
          >
            {t('showOnMap')}
          </Button>
        )}
      </div>
    </>
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
