/** A voice below is hard to hear beside others, dBFS: talkers lie between -30 and -18. */
const QUIET_BELOW_DB = -36;
/** Above, syllables reach full scale: they are 12 to 18 dB above the mean. */
const LOUD_ABOVE_DB = -12;

/** What to do about one's level. */
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
