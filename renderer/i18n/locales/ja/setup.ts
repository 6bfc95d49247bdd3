export const setup = {
  progress: 'ステップ {{step, number}} / {{count, number}}',
  skip: '初期設定をスキップ',
  back: '戻る',
  next: '次へ',
  welcome: {
    title: 'Earshot へようこそ',
    text: '近くのプレイヤーの声が、その場所から聞こえます。何と呼ばれたいですか？',
  },
  microphone: {
    title: 'マイクを確認',
    text: 'ひとこと話して、ほかの人への聞こえ方を確かめてください。',
  },
  talking: {
    title: '入力モードを選ぶ',
    text: 'ゲームの途中でも、いつでも変えられます。',
  },
  key: {
    title: 'キーを選ぶ',
    text: 'どのプログラムでも効くので、ほかで使わないキーを選んでください。ゲームにも届きます。',
  },
  done: {
    title: '準備完了',
    text: 'すべてあとで設定から変更できます。',
    practise: 'まず練習する',
    practiseText: 'シミュレートされたプレイヤーの間を歩き、距離による聞こえ方を試せます。',
    host: 'ロビーをホスト',
    hostText: 'このコンピューターでロビーを開き、ほかの人を招待します。',
    join: 'ロビーに参加',
    joinText: 'ホストからの招待を使います。',
  },
};
