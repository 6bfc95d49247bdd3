export const guest = {
  title: 'ロビーに参加',
  invited: '招待されています',
  invitedTo: '{{lobby}}に招待されています',
  hostedBy: 'ホスト：{{host}}。{{lead}}',
  over: {
    title: 'ロビーは終了しました',
    text: 'このロビーは閉じられています。ホストに新しいリンクをもらってください。',
  },
  lead: 'プレイヤーの声が、その人がいる場所から聞こえます。インストールは不要です。',
  otherLink: '別のリンクを使う',
  listen: 'ブラウザーがマイクの使用許可を求めます。マイクがなくても聞くことはできます。',
  stay: 'このページを前面に表示しておいてください。背面になると、スマホがマイクを止めることがあります。',
  appOnly: {
    title: 'アプリだけの機能',
    text: 'ゲーム中も使える通話キー、ゲームから受け取る位置、配信用のオーバーレイ。',
    link: 'アプリを入手',
  },
  obstacle: {
    framed: {
      title: '別のページに埋め込まれています',
      text: 'そのページにクリックを悪用されるおそれがあります。リンクを専用のタブで開いてください。',
    },
    insecure: {
      title: '安全なページではありません',
      text: 'ブラウザーは安全なページでしかマイクを使わせません。リンクを https:// で開き直してください。',
    },
    'no-webrtc': {
      title: 'WebRTC を使えません',
      text: '音声には WebRTC が必要です。有効にするか、最新の Chrome、Edge、Firefox、Safari を使ってください。',
    },
    old: {
      title: 'ブラウザーが古すぎます',
      text: '更新するか、最新の Chrome、Edge、Firefox、Safari を使ってください。',
    },
  },
};
