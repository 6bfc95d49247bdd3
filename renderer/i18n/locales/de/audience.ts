export const audience = {
  title: 'Wer dich hört',
  nobody: 'Niemand hört dich',
  heardBy: 'Dich hören {{names, and}}',
  more_one: '{{count, number}} weitere Person',
  more_other: '{{count, number}} weitere',
  nobodyNear: 'Niemand ist nah genug, oder die Regeln lassen es nicht zu.',
  loudness: { close: 'wie direkt neben dir', clear: 'deutlich', quiet: 'leise', faint: 'sehr leise' },
};
