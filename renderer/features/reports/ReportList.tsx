import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { ReportRow } from '../../../shared/protocol/people/report-messages.ts';
import { formatAgo, formatList, formatNumber } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { EmptyState } from '../../ui/display/EmptyState.tsx';
import type { ReportsController } from './reports-controller.ts';
import type { ReportsStore } from './reports-store.ts';
import './reports.css';

interface Props {
  readonly store: ReportsStore;
  readonly controller: ReportsController;
  /** Returns what you may do to a reported player who is here, by their number. */
  readonly actionsOn: (id: ParticipantId) => readonly ('kick' | 'ban')[];
  /** Asks why the player has to go. */
  readonly onRemove: (id: ParticipantId, how: 'kick' | 'ban') => void;
}

/** What players have reported, the newest first: by which player, what for, and what it sounded like. */
export function ReportList(props: Props): ReactNode {
  const { t } = useTranslation('reports');
  const rows = useStore(props.store, (state) => state.rows) ?? [];
  if (rows.length === 0) return <EmptyState>{t('none')}</EmptyState>;
  return (
    <ul className="rows">
      {rows.toReversed().map((row) => (
        <li key={row.report} className="report-row">
          <Row {...props} row={row} />
        </li>
      ))}
    </ul>
  );
}

function Row({ store, controller, actionsOn, onRemove, row }: Props & { readonly row: ReportRow }): ReactNode {
  const { t, i18n } = useTranslation('reports');
  const { language } = i18n;
  const { reporter, reported, reason, text, agoSeconds, heard } = row;
  const sound = useStore(store, (state) => state.sounds.get(row.report));
  const [isDeleting, setDeleting] = useState(false);
  const audible = heard.map(([name, seconds]) => t('heardFor', { name, seconds: formatNumber(seconds, language) }));
  return (
    <>
      <div>
        <strong>{t('row', { by: reporter.name, name: reported.name })}</strong>
        <p className="report-note">{[t(`reasons.${reason}`), formatAgo(1_000 * agoSeconds, language)].join(' · ')}</p>
        {text !== '' && (
          <blockquote className="report-text" dir="auto">
            {text}
          </blockquote>
        )}
        {audible.length > 0 && (
          <p className="report-note">{t('heard', { people: formatList(audible, language, 'comma') })}</p>
        )}
      </div>
      {sound?.state === 'ready' && <Sound url={sound.url} name={reported.name} />}
      {sound?.state === 'failed' && (
        <p className="report-note" role="alert">
          {t('notLoaded')}
        </p>
      )}
      <div className="report-actions">
        {sound?.state !== 'ready' && (
          <Button size="small" isBusy={sound?.state === 'loading'} onClick={() => void controller.load(row.report)}>
            {t('play')}
            <span className="visually-hidden"> {reported.name}</span>
          </Button>
        )}
        <Button size="small" onClick={() => void controller.save(row)}>
          {t('save')}
        </Button>
        {actionsOn(reported.id).map((how) => (
          <Button key={how} size="small" onClick={() => onRemove(reported.id, how)}>
            {t(how, { name: reported.name })}
          </Button>
        ))}
        <Button
          size="small"
          variant={isDeleting ? 'danger' : 'secondary'}
          onClick={() => (isDeleting ? void controller.remove(row) : setDeleting(true))}
        >
          {t(isDeleting ? 'deleteSure' : 'delete')}
        </Button>
      </div>
    </>
  );
}

/** One function for all renders: another one would take the focus again with each. */
function takeFocus(element: HTMLAudioElement | null): void {
  element?.focus();
}

function Sound({ url, name }: { readonly url: string; readonly name: string }): ReactNode {
  const { t } = useTranslation('reports');
  return (
    <audio
      className="report-sound"
      src={url}
      controls
      aria-label={t('sound', { name })}
      // The button to play it has gone: the sound takes its focus.
      autoPlay
      ref={takeFocus}
    />
  );
}
