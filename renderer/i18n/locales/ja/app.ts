export const app = {
  start: {
    title: '近くの人の声が聞こえる。',
    lead: '声はプレイヤーのいる場所から、近いほど大きく聞こえます。',
    sound: '音声',
    settings: '設定',
  },
  lobbyName: { nameless: 'マイロビー', of: '{{name}}のロビー', ofNameInS: '{{name}}のロビー' },
  announce: {
    starting: '起動中',
    connecting: 'ロビーに接続中',
    connected: 'ロビーに接続しました',
    interrupted: '接続が途切れています',
    ended: '接続が終了しました',
    connectedDeafened: 'ロビーに接続中。スピーカーミュート中です',
    connectedMuted: 'ロビーに接続中。ミュート中です',
  },
  invitation: {
    title: 'このロビーに参加しますか？',
    text: 'ロビーへの招待が開かれました。参加すると、そこにいる人に声が聞こえ、名前が表示されます。送り主がわかる場合だけ参加してください。',
    refuse: 'あとで',
    accept: '参加',
  },
  ended: {
    title: 'Earshot は終了しました',
    text: 'メインプロセスが動いていません。Earshot をもう一度起動すると、新しいウィンドウが開きます。このウィンドウは閉じてかまいません。',
  },
  leave: {
    title: 'ロビーを終了しますか？',
    text: 'このロビーのホストです。退出すると、全員のロビーが終了します。',
    stay: '残る',
    end: '全員のロビーを終了',
  },
  notHeard: '{{problem}} ほかの人の声は聞こえますが、こちらの声は届きません。',
};
