/** Who hears one. */
export const audience = {
  title: 'من يسمعك',
  nobody: 'لا أحد يسمعك',
  heardBy: 'يسمعك {{names, and}}',
  more_zero: 'لا أحد غيرهم',
  more_one: 'شخص آخر',
  more_two: 'شخصان آخران',
  more_few: '{{count, number}} آخرون',
  more_many: '{{count, number}} آخرون',
  more_other: '{{count, number}} آخرون',
  nobodyNear: 'لا أحد قريب بما يكفي، أو لا تسمح القواعد لأحد بسماعك.',
  loudness: { close: 'كأنك بجانبه', clear: 'بوضوح', quiet: 'بصوت منخفض', faint: 'بصوت خافت جدًا' },
};
