export const audience = {
  title: '声が届いている人',
  nobody: '声の届く範囲に誰もいません',
  nobodyBlocked: '声の届く範囲に誰もいません。{{names, and}} をブロック中です。',
  unheard: {
    'no-microphone': '声は届いていません：マイクなし',
    deafened: '声は届いていません：スピーカーミュート中',
    muted: '声は届いていません：ミュート中',
    'no-link': '声は届いていません：接続なし',
    stalled: '声は届いていません：送信されていません',
  },
  heardBy: '声の届く範囲：{{names, and}}',
  more_other: 'ほか{{count, number}}人',
  nobodyNear: '範囲内に誰もいないか、ルールまたはブロックで声が届きません。',
};
