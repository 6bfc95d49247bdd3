export const audience = {
  title: 'من يسمعك',
  nobody: 'لا أحد في مدى صوتك',
  heardBy: 'في مدى صوتك: {{names, and}}',
  more_zero: 'لا أحد غيرهم',
  more_one: 'شخص آخر',
  more_two: 'شخصان آخران',
  more_few: '{{count, number}} آخرون',
  more_many: '{{count, number}} آخرون',
  more_other: '{{count, number}} آخرون',
  nobodyNear: 'لا أحد في المدى، أو تمنع القواعد أو الحظر سماعك.',
};
