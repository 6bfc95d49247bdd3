import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  EDITABLE_RANKS,
  type EditableRank,
  type GrantablePermission,
  type PermissionTable,
} from '../../../shared/model/people/rank.ts';
import './moderation.css';

interface Props {
  readonly permissions: PermissionTable;
  /** Gives a rank a permission, or takes it away; null = you may only look. */
  readonly onPermit: ((rank: EditableRank, permission: GrantablePermission, isAllowed: boolean) => void) | null;
}

/** The place of a box. */
type Box = readonly [row: number, column: number];

/** What a lobby can allow, in the order of the table: all that there is. */
const SHOWN = [
  ...['talk', 'shout', 'radio', 'broadcast', 'text', 'files', 'invite', 'record'],
  ...['rules', 'move', 'mute', 'kick', 'ban', 'lock'],
] as const satisfies readonly GrantablePermission[];

/**
 * What each role may do: a permission a row, a role a column. One Tab leads to the boxes; the arrow keys, Home and End
 * move between them.
 */
export function RolesTable({ permissions, onPermit }: Props): ReactNode {
  const { t } = useTranslation('moderation');
  const table = useRef<HTMLTableElement>(null);
  /** The box that Tab leads to: row and column. */
  const [current, setCurrent] = useState<Box>([0, 0]);

  function walk(event: KeyboardEvent<HTMLElement>): void {
    const next = boxAfter(event.key, current, getComputedStyle(event.currentTarget).direction === 'rtl');
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    const [row, column] = next;
    table.current?.querySelectorAll('tbody tr')[row]?.querySelectorAll('input')[column]?.focus();
  }

  return (
    <>
      <p className="field-note">{t(onPermit === null ? 'rolesReadOnly' : 'rolesHint')}</p>
      <div className="roles-scroll">
        <table className="roles-table" role="grid" aria-label={t('views.roles')} ref={table} onKeyDown={walk}>
          <thead>
            <tr>
              <th scope="col">{t('permission')}</th>
              {EDITABLE_RANKS.map((rank) => (
                <th key={rank} scope="col">
                  {t(`ranks.${rank}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SHOWN.map((permission, row) => (
              <tr key={permission}>
                <th scope="row">
                  {t(`permissions.${permission}`)}
                  {permission === 'record' && <span className="field-note">{t('recordNote')}</span>}
                </th>
                {EDITABLE_RANKS.map((rank, column) => (
                  <td key={rank}>
                    <label>
                      <input
                        type="checkbox"
                        checked={permissions[rank].includes(permission)}
                        aria-label={t('cell', { rank: t(`ranks.${rank}`), permission: t(`permissions.${permission}`) })}
                        aria-disabled={onPermit === null}
                        tabIndex={current[0] === row && current[1] === column ? 0 : -1}
                        onFocus={() => setCurrent([row, column])}
                        onChange={(event) => onPermit?.(rank, permission, event.target.checked)}
                      />
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Returns the box that a key leads to; undefined = the key moves nothing. */
function boxAfter(key: string, [row, column]: Box, isRightToLeft: boolean): Box | undefined {
  const [lastRow, lastColumn] = [SHOWN.length - 1, EDITABLE_RANKS.length - 1];
  const step = isRightToLeft ? -1 : 1;
  const within = (value: number, last: number): number => Math.max(0, Math.min(last, value));
  switch (key) {
    case 'ArrowUp':
      return [within(row - 1, lastRow), column];
    case 'ArrowDown':
      return [within(row + 1, lastRow), column];
    case 'ArrowLeft':
      return [row, within(column - step, lastColumn)];
    case 'ArrowRight':
      return [row, within(column + step, lastColumn)];
    case 'Home':
      return [row, 0];
    case 'End':
      return [row, lastColumn];
    default:
      return undefined;
  }
}
