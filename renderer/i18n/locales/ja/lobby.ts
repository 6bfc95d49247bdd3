export const lobby = {
  host: {
    title: 'ロビーをホスト',
    name: 'ロビー名',
    rules: 'ルール',
    range: '声の届く距離',
    start: 'ホストする',
    starting: '起動中',
  },
  choice: {
    plain: '距離だけ',
    'social-deduction': '人狼系',
    survival: 'サバイバル',
    roleplay: 'ロールプレイ',
    shooter: 'シューター',
  },
  choiceHint: {
    'social-deduction': '生存者に死者の声は聞こえません。会議では全員に生存者全員の声が聞こえます。',
    survival: '遠くまで届く声、ささやき、叫び。',
    roleplay: '街、車、無線。短い距離と、声をこもらせる壁。',
    shooter: 'チームチャンネルと無線。死者は死者同士で話します。',
  },
  rangeName: {
    room: '部屋',
    yard: '庭',
    field: '草原',
    valley: '谷',
  },
  join: {
    title: 'ロビーに参加',
    invitation: '招待',
    field: '招待またはコード',
    hint: 'ホストのリンクを貼り付けるか、コードを入力してください。',
    start: '参加',
    starting: '参加中',
  },
  practice: {
    title: '練習',
    text: 'シミュレートされたプレイヤーの間を歩き、距離による聞こえ方を試せます。実際のプレイヤーはいません。',
    start: '練習する',
    starting: '起動中',
  },
  slow: {
    opening: 'ロビーの音声スレッドを開始しています。負荷の高いコンピューターでは最大 30 秒かかります。',
    joining: 'ホストの応答を待っています。',
  },
  trying: {
    patient: 'すべての経路をもう一度試しています',
    rendezvous: 'ランデブーサーバー経由で試しています',
    relay: 'リレー経由で試しています',
    udp: 'UDP だけで試しています',
  },
  nameless: 'プレイヤー',
  copyYourself: '招待をコピー',
  invite: '招待',
  invitationCopied: '招待をコピーしました。友だちに送ってください。',
  rules: 'ルール',
  more: 'その他',
  list: 'ロビーを公開',
  shape: { compact: 'コンパクトウィンドウ', mini: 'ミニウィンドウ', full: 'ウィンドウ全体' },
  onTop: '常に手前に表示',
  renew: {
    title: '新しい招待',
    text: '今の招待は使えなくなります。ロビーにいるプレイヤーはそのままです。',
    start: '置き換える',
  },
  hostNotice: {
    'other-port':
      'ポート {{wanted}} は使用中のため、このロビーは {{port}} を使います。インターネットから参加できるよう、ルーターでこのポートを開放してください。',
    'only-loopback':
      'このパソコンにはネットワークアドレスがないため、ほかの人は参加できません。ネットワークに接続してください。',
  },
  knock: {
    asks: {
      lan: '{{name}}が同じネットワークから参加を希望しています',
      directory: '{{name}}が公開リストから参加を希望しています',
    },
    gone: '{{name}} はもう待っていません',
    letIn: '許可',
    refuse: '拒否',
  },
  line: {
    hostedBy: 'ホスト：{{name}}',
    slow: '接続が遅い（{{ping}}）',
    lossy: '接続が不安定（損失 {{percent}} %）',
  },
  journey: '声の遅延',
  settings: '設定',
  leave: 'ロビーを出る',
  state: {
    starting: '起動中',
    connecting: '接続中',
    connected: '接続済み',
    interrupted: '接続が途切れています',
    reconnecting: '再接続中',
    ended: '切断',
  },
  newHost: {
    other: '{{name}} がロビーのホストになりました。',
    you: 'あなたがロビーのホストになりました。あなたがいる間、ロビーは続きます。',
  },
  origin: {
    hosted: 'ホスト',
    practice: '模擬プレイヤー',
  },
  busy: {
    quieter_other: 'ホストの負荷が高いため、同時に聞こえるのは大きい声から{{count, number}}人分です。',
    later_other: 'ホストの負荷が高いため、同時に聞こえるのは大きい声から{{count, number}}人分で、少し遅れます。',
    flat_other:
      'ホストの負荷が非常に高いため、同時に聞こえるのは大きい声から{{count, number}}人分で、少し遅れ、方向は分かりません。',
  },
  returning: {
    title: '再接続中',
    since: '{{time}} に接続が切れました。Earshot は再接続を続けています。',
    advice: '位置はそのままです。やめるには最初の画面に戻ってください。',
    now: '今すぐ試す',
  },
  ended: {
    title: {
      'host-lost': '接続が切れました',
      'lobby-closed': 'ロビーは閉じられました',
      removed: 'ロビーから外されました',
      replaced: '別の場所で参加しました',
      'headset-ended': 'ヘッドセットが切断されました',
    },
    advice: {
      'host-lost':
        'ネットワークまたはホストが復旧したら再接続してください。うまくいかない場合は、新しい招待をもらってください。',
      'lobby-closed': 'ホストが全員のロビーを終了しました。新しい招待をもらうか、自分でホストしてください。',
      removed: '間違いだと思う場合は、ホストに聞いてください。',
      replaced: 'そちらに戻るか、ここで再び参加してください。',
      'headset-ended': 'この端末をまた使うには、もう一方の端末で新しいリンクを作ってください。',
    },
    back: '最初に戻る',
    reconnect: '再接続',
  },
  news: {
    joined_other: '{{names, and}}が参加しました',
    left_other: '{{names, and}}が退出しました',
    back_other: '{{names, and}}が戻りました',
  },
};
