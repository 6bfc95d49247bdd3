export const devices = {
  microphone: 'マイク',
  output: 'スピーカー／ヘッドホン',
  systemDefault: 'システムの既定',
  notPluggedIn: '{{label}}（未接続）',
  inputLevel: '入力レベル',
  inputGain: '入力音量',
  outputGain: '出力音量',
  off: {
    explanation: '声が送られるのはロビーにいる間だけです。マイクなしで参加して聞くこともできます。',
    turnOn: 'マイクをオンにする',
    waiting: '許可を待っています',
  },
  tryAgain: 'もう一度試す',
  withoutMicrophone: 'マイクなしでも参加して聞くことができます。',
  problem: {
    denied: 'Earshot にマイクの使用が許可されていません。',
    missing: 'マイクが見つかりません。接続すると、Earshot がそれを使います。',
    busy: '別のプログラムがマイクを使用中です。そのプログラムを閉じて、もう一度お試しください。',
    unusable: 'マイクを使えませんでした。別のマイクを選ぶか、接続し直してください。',
    unplugged: 'マイクの接続が切れました。接続し直すか、別のマイクを選んでください。',
    blocked: 'ブラウザーがマイクをブロックしています。アドレスの横のアイコンから許可して、もう一度試してください。',
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
  status: {
    ok: 'マイク OK',
    silent: 'マイクから音がありません。ミュートされていませんか。',
    off: 'マイクはオフ',
    opening: 'マイクをオンにしています…',
    denied: 'マイクが許可されていません',
    missing: 'マイクがありません',
    busy: 'マイクは別のプログラムが使用中',
    unusable: 'マイクが動作しません',
    unplugged: 'マイクが切断されました',
  },
  notice: {
    microphoneGone: '「{{label}}」が切断されました。再び接続されるまで、システムの既定のデバイスを使います。',
    speakersGone: '「{{label}}」が切断されました。再び接続されるまで、システムの既定のデバイスを使います。',
    back: '「{{label}}」が再び接続され、使用中です。',
    speakersUnusable: 'この出力は使えませんでした。Earshot は前の出力を使い続けます。',
    suppressionUnavailable: 'このノイズ抑制を開始できませんでした。代わりに「標準」を使います。',
  },
  test: {
    start: '自分の声を聞く',
    recording: '話してください',
    playing: '再生中',
    hintRecording: '3 秒間録音しています…',
    hintPlaying: 'ほかの人にはこう聞こえます。',
    isOn: 'マイクはオンです。',
    inUse: '使用中：{{label}}',
    good: '声は {{level}} dB です。ちょうどよいレベルです。',
    quiet: '声は {{level}} dB で、小さめです。入力音量を上げてください。',
    loud: '声は {{level}} dB で、大きすぎます。入力音量を下げてください。',
  },
  testProblem: {
    'no-microphone': 'マイクがオフです。先にオンにしてください。',
    'nothing-recorded': '何も録音されませんでした。別のマイクを選んで、もう一度お試しください。',
    'no-codec': '録音をエンコードできませんでした。ブラウザーを更新して、もう一度お試しください。',
    'not-played': '録音を再生できませんでした。別の出力を選んで、もう一度お試しください。',
  },
  tone: {
    title: 'テスト音',
    play: 'テスト音を鳴らす',
    stop: 'テスト音を止める',
  },
  live: {
    waiting: '何か話してください。バーが動くはずです。',
    heard: 'マイクは正常です。',
    silent: 'マイクから音が届きません。マイクのミュートスイッチとシステムの設定を確認してください。',
  },
  around: {
    play: '周りを回る声を聞く',
    playing: '再生中',
    question: '声は周りを一周しましたか？',
    yes: 'はい',
    swapped: '左右が逆',
    stayed: '動かなかった',
    nothing: '何も聞こえない',
    verdict: {
      yes: 'スピーカーは正常です。',
      swapped: 'ヘッドホンの左右を入れ替えるか、スピーカーのケーブルを差し替えて、もう一度聞いてください。',
      stayed:
        'システムの出力をステレオにし、「設定 > オーディオ」の出力モードを「ステレオ」にして、もう一度聞いてください。',
      nothing: '上で別のデバイスを選ぶか、システムの音量を上げて、もう一度聞いてください。',
    },
    failed: '音を再生できませんでした。別のデバイスを選んでください。',
  },
  boostHint: '0 dB を超えるとリミッターがピークを抑え、遅延が約 20 ミリ秒増えます。',
  outputMode: {
    label: '出力モード',
    stereo: {
      label: 'ステレオ',
      detail: '声は左右から聞こえます。',
    },
    binaural: {
      label: 'ヘッドホン用 3D',
      detail: '前後や上下も含め、声が周り全体から聞こえます。ヘッドホンが必要です。',
    },
    mono: {
      label: 'モノラル',
      detail: '両耳に同じ音を流します。',
    },
    oneEar: {
      label: '片耳',
      detail: 'すべての音を片方の耳に流します。',
    },
    ear: '耳',
    left: '左耳',
    right: '右耳',
    width: 'ステレオの幅',
    widthHint: '声が左右に広がる幅。{{none, percent}} はモノラルです。',
    percent: '{{share, percent}}',
  },
  processing: {
    suppression: 'ノイズ抑制',
    kinds: {
      off: {
        label: 'オフ',
        detail: 'マイクが拾った音をすべて送ります。',
      },
      browser: {
        label: '標準',
        detail: '内蔵の機能。ファンなど一定の雑音を除きます。CPU はほとんど使いません。',
      },
      rnnoise: {
        label: '強（RNNoise）',
        detail: 'キーを打つ音やクリック音も含め、はるかに多く除きます。CPU は少しだけ使います。',
      },
      gtcrn: {
        label: '最強（GTCRN）',
        detail: '変化する雑音に最も効きます。CPU を最も多く使います。',
      },
    },
    echoCancellation: 'エコー除去',
    echoCancellationDetail: 'スピーカーの音がマイクに入らないようにします。',
    autoGain: '自動音量調整',
    autoGainDetail: '自分の声の音量をそろえます。',
  },
};
