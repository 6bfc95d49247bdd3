/** A quieter voice is hard to hear next to others, dBFS: talkers lie between -30 and -18. */
const QUIET_BELOW_DB = -36;
/** Above this, syllables reach full scale: they are 12 to 18 dB above the mean. */
const LOUD_ABOVE_DB = -12;

/** Grades your level, which decides the advice to give. */
export function gradeOfLevel({
  levelDb,
  isClipped,
}: {
  readonly levelDb: number;
  readonly isClipped: boolean;
}): 'quiet' | 'good' | 'loud' {
  if (isClipped || levelDb > LOUD_ABOVE_DB) return 'loud';
  return levelDb < QUIET_BELOW_DB ? 'quiet' : 'good';
}
