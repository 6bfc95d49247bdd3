import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_RENDEZVOUS, type Settings } from '../../../shared/model/settings.ts';
import { parseRendezvousAddress } from '../../../shared/protocol/rendezvous-address.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Field } from '../../ui/controls/Field.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { MinusIcon, PlusIcon } from '../../ui/icons/action-icons.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';

interface Props {
  readonly settings: Pick<Settings, 'rendezvous'>;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  /** Finds out whether a server answers. */
  readonly onCheck: (address: string) => Promise<ServerAnswer>;
}

/** How a server answers. `plain`: only without TLS. */
type ServerAnswer =
  'answers' | 'plain' | 'rendezvous-busy' | 'name-unknown' | 'port-refused' | 'untrusted' | 'unreachable';

const MAX_LENGTH = 160;

// The same in every language.
const EXAMPLE_ADDRESS = 'rendezvous.example.org';

/** The rendezvous servers: hosted lobbies register there, and codes are looked up there. */
export function RendezvousPanel({ settings: { rendezvous }, onSettingsChange, onCheck }: Props): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <Section title={t('rendezvous.title')} hint={t('rendezvous.hint')}>
      {rendezvous.length > 0 && (
        <ul className="rows rendezvous-list">
          {rendezvous.map((address) => (
            <li key={address}>
              <div>
                <bdi>{address}</bdi>
                <ServerStatus address={address} onCheck={onCheck} />
              </div>
              <IconButton
                label={t('rendezvous.remove', { name: address })}
                icon={<MinusIcon />}
                onClick={() => onSettingsChange({ rendezvous: rendezvous.filter((other) => other !== address) })}
              />
            </li>
          ))}
        </ul>
      )}
      {rendezvous.length < MAX_RENDEZVOUS && (
        <AddServer
          listed={rendezvous}
          onAdd={(address) => onSettingsChange({ rendezvous: [...rendezvous, address] })}
        />
      )}
    </Section>
  );
}

/** Says whether a server answers, from when it is added or the page opens. A server that does not stays in the list. */
function ServerStatus({ address, onCheck }: { readonly address: string } & Pick<Props, 'onCheck'>): ReactNode {
  const { t } = useTranslation('settings');
  const { t: words } = useTranslation('reach');
  const [answer, setAnswer] = useState<ServerAnswer | null>(null);
  useEffect(() => {
    let isShown = true;
    void onCheck(address).then((found) => {
      if (isShown) setAnswer(found);
    });
    return () => void (isShown = false);
  }, [address, onCheck]);
  return (
    <p className="field-note" role="status" data-answer={answer ?? 'checking'}>
      {textOf()}
    </p>
  );

  function textOf(): string {
    if (answer === null) return t('rendezvous.checking');
    if (answer === 'answers') return t('rendezvous.answers');
    if (answer === 'plain') return t('rendezvous.plain', { address });
    return words(`finding.meeting-${answer}`);
  }
}

function AddServer({
  listed,
  onAdd,
}: {
  readonly listed: readonly string[];
  readonly onAdd: (address: string) => void;
}): ReactNode {
  const { t } = useTranslation('settings');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<'wrong' | 'listed' | null>(null);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const address = parseRendezvousAddress(text);
    if (address === undefined) return setProblem('wrong');
    if (listed.includes(address)) return setProblem('listed');
    onAdd(address);
    setText('');
  };
  return (
    <form onSubmit={add}>
      <Field label={t('rendezvous.address')} findAs={null} error={problem === null ? null : t(`rendezvous.${problem}`)}>
        {(control) => (
          <div className="copy-field">
            <input
              className="input"
              {...control}
              maxLength={MAX_LENGTH}
              autoComplete="off"
              spellCheck={false}
              placeholder={EXAMPLE_ADDRESS}
              dir="ltr"
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setProblem(null);
              }}
            />
            <Button type="submit" icon={<PlusIcon />}>
              {t('rendezvous.add')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
