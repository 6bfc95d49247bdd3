import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import type { DevicesState } from './devices-store.ts';
import { gradeOfLevel } from './level-grade.ts';

/** Returns what to say about the recording of your voice that is made now or was made last; null = there is none. */
export function useTestText({
  test,
  testProblem,
  testLevel,
}: Pick<DevicesState, 'test' | 'testProblem' | 'testLevel'>): string | null {
  const { t, i18n } = useTranslation('devices');
  if (testProblem !== null) return t(`testProblem.${testProblem.code}`);
  if (test === 'recording') return t('test.hintRecording');
  if (test === 'playing') return t('test.hintPlaying');
  if (testLevel === null) return null;
  return t(`test.${gradeOfLevel(testLevel)}`, { level: formatNumber(testLevel.levelDb, i18n.language, 0) });
}
