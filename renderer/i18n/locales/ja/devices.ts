export const devices = {
  microphone: 'マイク',
  output: 'スピーカー／ヘッドホン',
  systemDefault: 'システムの既定',
  notPluggedIn: '{{label}}（未接続）',
  inputLevel: '入力レベル',
  inputGain: 'マイクの音量',
  outputGain: '出力の音量',
  decibels: '{{value}} dB',

  off: {
    explanation: '声はロビーの中でだけ、下で選んだ方法で送られます。聞くだけの参加もできます。',
    turnOn: 'マイクをオンにする',
    waiting: '許可を待っています',
  },
  tryAgain: 'もう一度試す',
  withoutMicrophone: 'マイクなしでも参加して聞くことができます。',
  problem: {
    denied: 'マイクの使用が許可されていません。',
    missing: 'マイクが見つかりません。接続すると自動で使い始めます。',
    busy: '別のプログラムがマイクを使用中です。そのプログラムを閉じて、もう一度お試しください。',
    unusable: 'マイクを開けませんでした。別のマイクを選ぶか、抜き差ししてください。',
    unplugged: 'マイクが抜かれました。接続し直すか、別のマイクを選んでください。',
  },
  howToAllow: {
    browser:
      'アドレスの横の記号かウィンドウのメニューからサイトの設定を開き、マイクを「許可」にして、もう一度お試しください。',
    windows:
      'Windows の設定で「プライバシーとセキュリティ」→「マイク」を開き、マイクへのアクセスとデスクトップアプリのアクセスをオンにして、もう一度お試しください。',
    macos:
      'システム設定で「プライバシーとセキュリティ」→「マイク」を開き、Earshot をオンにして、Earshot を再起動してください。',
    linux:
      'システムの設定の「プライバシー」→「マイク」で許可してください。Flatpak などのサンドボックスでは、アプリに音声へのアクセスを許可してください。そのあと、もう一度お試しください。',
  },

  notice: {
    microphoneGone: '「{{label}}」が接続されていません。戻るまでシステム既定のマイクを使います。',
    speakersGone: '「{{label}}」が接続されていません。戻るまでシステム既定の出力を使います。',
    back: '「{{label}}」が戻り、使用を再開しました。',
    speakersUnusable: '選んだ出力は使えません。前の出力のままです。',
    suppressionUnavailable: '選んだノイズ抑制をここでは開始できません。代わりにブラウザーのものを使います。',
  },

  test: {
    start: '自分の声を聞く',
    recording: '話してください',
    playing: '再生中',
    hintRecording: '3秒間録音しています…',
    hintPlaying: 'ほかの人にはこう聞こえます。',
    isOn: 'マイクはオンです。',
    inUse: '使用中：{{label}}',
    good: '声のレベル：{{level}} dB。ちょうどよいレベルです。',
    quiet: '声のレベル：{{level}} dB。小さめです。マイクの音量を上げてください。',
    loud: '声のレベル：{{level}} dB。大きすぎます。マイクの音量を下げてください。',
  },
  testProblem: {
    'no-microphone': '先にマイクをオンにしてください。',
    'nothing-recorded': '何も録音されませんでした。別のマイクを選んで、もう一度お試しください。',
    'no-codec': '録音をエンコードできませんでした。ブラウザーを更新して、もう一度お試しください。',
    'not-played': '録音を再生できませんでした。別の出力を選んで、もう一度お試しください。',
  },
  tone: { play: 'テスト音を鳴らす', playing: '再生中' },
  boostHint: '0 dB を超えると、とても大きな声は抑えられ、音は約20ミリ秒遅くなります。',

  processing: {
    suppression: 'ノイズ抑制',
    kinds: {
      off: { label: 'なし', detail: 'マイクに入る音をすべて送ります。' },
      browser: { label: '標準', detail: 'ブラウザーのもの。一定のファン音やハム音を取り除き、負荷はほぼありません。' },
      rnnoise: { label: 'RNNoise', detail: 'キー音やクリック音まで、ずっと多く取り除きます。負荷は小さめです。' },
      gtcrn: { label: 'GTCRN', detail: '変化する騒音を取り除きます。負荷は最大です。' },
    },
    echoCancellation: 'エコー除去',
    echoCancellationDetail: 'スピーカーの音がマイクに入らないようにします',
    autoGain: '自動音量調整',
    autoGainDetail: '小さい声と大きい声をそろえます',
    whileTalking: 'どれも話しながら変えられます。',
  },
};
