export const audience = {
  title: '声が届いている人',
  nobody: '声は誰にも届いていません',
  heardBy: '届いている人：{{names, and}}',
  more_other: 'ほか{{count, number}}人',
  nobodyNear: '十分近くにいる人、またはルールで聞くことができる人がいません。',
  loudness: { close: 'すぐ隣のように', clear: 'はっきり', quiet: '小さく', faint: 'かすかに' },
};
