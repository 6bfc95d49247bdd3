export const app = {
  views: 'マップとプレイヤー',
  start: {
    title: '近くの声が聞こえる。',
    settings: '設定',
    back: '戻る',
    you: 'あなた',
  },
  lobbyName: {
    nameless: 'マイロビー',
    of: '{{name}}のロビー',
    ofNameInS: '{{name}}のロビー',
  },
  announce: {
    starting: '起動中',
    connecting: 'ロビーに接続中',
    connected: 'ロビーに接続しました',
    interrupted: '接続が中断されました',
    reconnecting: 'ロビーに再接続中',
    ended: 'ロビーから切断されました',
    connectedDeafened: 'ロビーに接続中。スピーカーミュート中です',
    connectedMuted: 'ロビーに接続中。ミュート中です',
  },
  invitation: {
    title: 'このロビーに参加しますか？',
    text: 'このロビーのプレイヤーにはあなたの声が聞こえ、名前が見えます。送り主を信頼できる場合だけ参加してください。',
    refuse: 'あとで',
    accept: '参加',
    refused: 'リンクを使えません',
  },
  ended: {
    title: 'Earshot が停止しました',
    text: 'このウィンドウを閉じ、Earshot をもう一度起動してください。',
  },
  leave: {
    title: '自分のロビーを退出しますか？',
    text: 'このロビーのホストです。退出すると、全員のロビーが終了します。',
    stay: '残る',
    end: '全員のロビーを終了',
    preparing: '準備しています…',
    preparingText: '別のコンピューターがロビーを引き継ぐ準備をしています。今退出すると、全員のロビーが終了します。',
    handOverText: '{{name}} がロビーを引き継げます。誰も切断されません。',
    handOver: '{{name}} に引き継ぐ',
    handingOver: '引き継ぎ中…',
    notHandedOver:
      '誰もロビーを引き継がなかったため、引き続きあなたがホストです。もう一度試すか、全員のロビーを終了してください。',
  },
  notHeard: '{{problem}} ほかの人の声は聞こえますが、こちらの声は届きません。',
  notHeardNorHearing: '{{problem}} こちらの声はほかの人に届きません。',
  nothingSent:
    'マイクはオンですが、声が送信されていません。Earshot がマイクを再起動しています。この表示が消えない場合は、設定で別のマイクを選んでください。',
};
