export const setup = {
  progress: 'ステップ {{step, number}} / {{count, number}}',
  skip: 'スキップ',
  back: '戻る',
  next: '次へ',
  welcome: {
    title: 'Earshot へようこそ',
    text: '近くのプレイヤーの声が、いる場所から聞こえます。どんな名前にしますか？',
  },
  microphone: {
    title: '声は届いていますか？',
    text: 'マイクをオンにして、何か話してください。ほかの人に聞こえるとおりに聞こえます。',
  },
  talking: {
    title: 'どうやって話しますか？',
    text: 'ゲームの途中でも、いつでも変えられます。',
  },
  key: {
    title: 'キーを選ぶ',
    text: 'ゲームで使わないキーを選んでください。キーはゲームにも届きます。',
  },
  done: {
    title: '準備完了',
    text: 'すべて設定から変更できます。',
    practise: 'まず練習する',
    practiseText: '模擬プレイヤーの間を歩いて、遠近を聞いてみましょう。',
    host: 'ロビーをホスト',
    hostText: 'このコンピューターで開いて、ほかの人を招待します。',
    join: 'ロビーに参加',
    joinText: '送られてきた招待を使います。',
  },
};
