export const guest = {
  title: 'ロビーに参加',
  invited: '招待されています',
  lead: 'プレイヤーの声が、その人がいる場所から聞こえます。インストールは不要です。',
  linkOrCode: 'リンクまたはコード',
  linkOrCodeHint: 'リンクを貼り付けるか、ホストが読み上げるコードを入力してください。',
  otherLink: '別のリンクを使う',
  listen: 'ブラウザーがマイクの許可を求めます。マイクがなくても聞くことはできます。',
  stay: 'このページを開いたまま前面に置いてください。背面では、スマートフォンがマイクを止めることがあります。',
  appOnly: {
    title: 'アプリだけの機能',
    text: 'ゲーム中も使える通話キー、ゲームから受け取る位置、配信用のオーバーレイ。',
    link: 'アプリを入手',
  },
  obstacle: {
    insecure: {
      title: '安全なページではありません',
      text: 'ブラウザーは安全なページにだけマイクを渡します。https:// で開いてください。',
    },
    'no-webrtc': {
      title: 'このブラウザーには WebRTC がありません',
      text: '音声には WebRTC が必要です。有効にするか、最新の Chrome、Edge、Firefox、Safari を使ってください。',
    },
    old: {
      title: 'このブラウザーは古すぎます',
      text: '更新するか、最新の Chrome、Edge、Firefox、Safari を使ってください。',
    },
  },
};
