import { memo, useCallback, useEffect, useRef, type ReactNode } from 'react';
import type { Participant } from '../../../shared/model/participant.ts';
import type { Scene } from '../../link/scene.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ArrowIcon, HeadphonesOffIcon, MicrophoneOffIcon } from '../../ui/icons.tsx';
import { levelToFraction } from '../../ui/level.ts';
import { bearingRadians, describeBearing, describeEarshot, distanceMetres, formatDistance } from './bearing.ts';
import { ConnectionBars } from './ConnectionBars.tsx';
import { useSceneTicks } from './use-scene-ticks.ts';

interface Props {
  readonly participant: Participant;
  readonly isOwn: boolean;
  readonly scene: Scene;
  readonly earshotMetres: number;
  readonly roundTripMs: number | null;
  readonly lossPercent: number | null;
}

function isWithin(earshotMetres: number, metres: number | undefined): boolean {
  return earshotMetres === Infinity || (metres !== undefined && metres < earshotMetres);
}

/** One participant. Distance, direction and talk change ten times a second and go to the page without passing React. */
export const PersonRow = memo(function PersonRow({ participant, isOwn, scene, earshotMetres, roundTripMs, lossPercent }: Props): ReactNode {
  const row = useRef<HTMLLIElement>(null);
  const ring = useRef<HTMLSpanElement>(null);
  const place = useRef<HTMLSpanElement>(null);
  const arrow = useRef<HTMLSpanElement>(null);
  const talk = useRef<HTMLSpanElement>(null);
  const isOutOfView = useRef(false);

  const update = useCallback(() => {
    if (isOutOfView.current) return;
    const entry = scene.entry(participant.id);
    const { isTalking, levelDb } = scene.voice(participant.id);
    const level = levelToFraction(levelDb);
    setData(row.current, 'talking', String(isTalking));
    setText(talk.current, isTalking ? 'talking' : '');
    ring.current?.style.setProperty('scale', (1 + 0.12 * level).toFixed(2));
    row.current?.style.setProperty('--level', level.toFixed(2));
    if (isOwn) return;
    const metres = scene.own !== undefined && entry !== undefined ? distanceMetres(scene.own.pose, entry.pose) : undefined;
    setData(row.current, 'audible', String(isWithin(earshotMetres, metres)));
    if (scene.own === undefined || entry === undefined || metres === undefined) {
      setText(place.current, earshotMetres === Infinity ? '' : 'place not known');
      arrow.current?.style.setProperty('opacity', '0');
      return;
    }
    const bearing = bearingRadians(scene.own.pose, entry.pose);
    setText(place.current, `${formatDistance(metres)} ${describeBearing(bearing)}`);
    arrow.current?.style.setProperty('opacity', '1');
    arrow.current?.style.setProperty('rotate', `${bearing.toFixed(2)}rad`);
  }, [scene, participant.id, isOwn, earshotMetres]);
  useSceneTicks(scene, update);
  useEffect(() => {
    const element = row.current;
    // Told by `content-visibility: auto`: of 200 rows only those on the screen are worth the work.
    const onVisibility = (event: Event): void => {
      isOutOfView.current = (event as ContentVisibilityAutoStateChangeEvent).skipped;
      update();
    };
    element?.addEventListener('contentvisibilityautostatechange', onVisibility);
    return () => element?.removeEventListener('contentvisibilityautostatechange', onVisibility);
  }, [update]);

  return (
    <li className="person" ref={row} data-own={isOwn}>
      <Avatar participantId={participant.id} name={participant.name} isOwn={isOwn} ringRef={ring} />
      <div className="person-text">
        <span className="person-name">
          <bdi>{participant.name}</bdi>
          {isOwn && <span className="person-you">you</span>}
        </span>
        <span className="person-place">
          <span className="person-arrow" ref={arrow} hidden={isOwn}><ArrowIcon /></span>
          <span ref={place}>{isOwn ? describeEarshot(earshotMetres) : ''}</span>
        </span>
      </div>
      <span className="visually-hidden" ref={talk} />
      <span className="person-level" aria-hidden="true"><span /><span /><span /></span>
      {participant.isDeafened ? <StateIcon label="deafened" icon={<HeadphonesOffIcon size={16} />} /> : null}
      {participant.isMuted ? <StateIcon label="muted" icon={<MicrophoneOffIcon size={16} />} /> : null}
      <ConnectionBars roundTripMs={roundTripMs} lossPercent={lossPercent} />
    </li>
  );
});

function StateIcon({ label, icon }: { readonly label: string; readonly icon: ReactNode }): ReactNode {
  return (
    <span className="person-state" role="img" aria-label={label} title={label}>
      {icon}
    </span>
  );
}

function setText(element: HTMLElement | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text;
}

function setData(element: HTMLElement | null, name: string, value: string): void {
  if (element !== null && element.dataset[name] !== value) element.dataset[name] = value;
}
