;; The inner loops of the mix, four floats at a time. `npm run build:kernels` assembles them into mix-kernels-bytes.ts.
;;
;; The functions depend only on the memory they are given: no globals, no stack in memory, no allocation, so that any
;; number of threads can run them on one memory at once. Every address is in bytes and divisible by 16, except those of
;; the frames of `accumulateApart` and of the source of `convolve`, which are divisible by 4. The only check is that an
;; address lies within the memory. A frame is 960 floats of one channel (3,840 bytes), a mix 960 of two, interleaved
;; (7,680 bytes). mix-kernels.ts explains each function.
(module
  (import "env" "memory" (memory 1 65536 shared))

  (func $interleave (param $left f32) (param $right f32) (result v128)
    (f32x4.replace_lane 3
      (f32x4.replace_lane 1 (f32x4.splat (local.get $left)) (local.get $right))
      (local.get $right)))

  ;; Eight samples per iteration.
  (func $accumulateSteady (param $frame i32) (param $mix i32) (param $gains v128)
    (local $frameEnd i32) (local $samples v128)
    (local.set $frameEnd (i32.add (local.get $frame) (i32.const 3840)))
    (loop $next
      (local.set $samples (v128.load (local.get $frame)))
      (v128.store (local.get $mix)
        (f32x4.add
          (v128.load (local.get $mix))
          (f32x4.mul
            (i8x16.shuffle 0 1 2 3 0 1 2 3 4 5 6 7 4 5 6 7 (local.get $samples) (local.get $samples))
            (local.get $gains))))
      (v128.store offset=16 (local.get $mix)
        (f32x4.add
          (v128.load offset=16 (local.get $mix))
          (f32x4.mul
            (i8x16.shuffle 8 9 10 11 8 9 10 11 12 13 14 15 12 13 14 15 (local.get $samples) (local.get $samples))
            (local.get $gains))))
      (local.set $samples (v128.load offset=16 (local.get $frame)))
      (v128.store offset=32 (local.get $mix)
        (f32x4.add
          (v128.load offset=32 (local.get $mix))
          (f32x4.mul
            (i8x16.shuffle 0 1 2 3 0 1 2 3 4 5 6 7 4 5 6 7 (local.get $samples) (local.get $samples))
            (local.get $gains))))
      (v128.store offset=48 (local.get $mix)
        (f32x4.add
          (v128.load offset=48 (local.get $mix))
          (f32x4.mul
            (i8x16.shuffle 8 9 10 11 8 9 10 11 12 13 14 15 12 13 14 15 (local.get $samples) (local.get $samples))
            (local.get $gains))))
      (local.set $mix (i32.add (local.get $mix) (i32.const 64)))
      (br_if $next
        (i32.lt_u (local.tee $frame (i32.add (local.get $frame) (i32.const 32))) (local.get $frameEnd)))))

  ;; Gains are computed from the sample's number each time: accumulating steps would accumulate their rounding.
  ;; `$start2` to `$start6` are the gains of samples 2, 4 and 6, so that an iteration needs one addition to the number,
  ;; and the next does not wait.
  (func $accumulateRamp (param $frame i32) (param $mix i32) (param $start v128) (param $step v128)
    (local $frameEnd i32) (local $samples v128) (local $number v128)
    (local $start2 v128) (local $start4 v128) (local $start6 v128)
    (local.set $frameEnd (i32.add (local.get $frame) (i32.const 3840)))
    (local.set $number (v128.const f32x4 0 0 1 1))
    (local.set $start2 (f32x4.add (local.get $start) (f32x4.mul (local.get $step) (v128.const f32x4 2 2 2 2))))
    (local.set $start4 (f32x4.add (local.get $start) (f32x4.mul (local.get $step) (v128.const f32x4 4 4 4 4))))
    (local.set $start6 (f32x4.add (local.get $start) (f32x4.mul (local.get $step) (v128.const f32x4 6 6 6 6))))
    (loop $next
      (local.set $samples (v128.load (local.get $frame)))
      (v128.store (local.get $mix)
        (f32x4.add
          (v128.load (local.get $mix))
          (f32x4.mul
            (i8x16.shuffle 0 1 2 3 0 1 2 3 4 5 6 7 4 5 6 7 (local.get $samples) (local.get $samples))
            (f32x4.add (local.get $start) (f32x4.mul (local.get $step) (local.get $number))))))
      (v128.store offset=16 (local.get $mix)
        (f32x4.add
          (v128.load offset=16 (local.get $mix))
          (f32x4.mul
            (i8x16.shuffle 8 9 10 11 8 9 10 11 12 13 14 15 12 13 14 15 (local.get $samples) (local.get $samples))
            (f32x4.add (local.get $start2) (f32x4.mul (local.get $step) (local.get $number))))))
      (local.set $samples (v128.load offset=16 (local.get $frame)))
      (v128.store offset=32 (local.get $mix)
        (f32x4.add
          (v128.load offset=32 (local.get $mix))
          (f32x4.mul
            (i8x16.shuffle 0 1 2 3 0 1 2 3 4 5 6 7 4 5 6 7 (local.get $samples) (local.get $samples))
            (f32x4.add (local.get $start4) (f32x4.mul (local.get $step) (local.get $number))))))
      (v128.store offset=48 (local.get $mix)
        (f32x4.add
          (v128.load offset=48 (local.get $mix))
          (f32x4.mul
            (i8x16.shuffle 8 9 10 11 8 9 10 11 12 13 14 15 12 13 14 15 (local.get $samples) (local.get $samples))
            (f32x4.add (local.get $start6) (f32x4.mul (local.get $step) (local.get $number))))))
      (local.set $number (f32x4.add (local.get $number) (v128.const f32x4 8 8 8 8)))
      (local.set $mix (i32.add (local.get $mix) (i32.const 64)))
      (br_if $next
        (i32.lt_u (local.tee $frame (i32.add (local.get $frame) (i32.const 32))) (local.get $frameEnd)))))

  (func (export "accumulatePanned")
    (param $frame i32) (param $mix i32)
    (param $leftStart f32) (param $leftEnd f32) (param $rightStart f32) (param $rightEnd f32)
    (local $start v128)
    (local.set $start (call $interleave (local.get $leftStart) (local.get $rightStart)))
    (if
      (i32.and
        (f32.eq (local.get $leftStart) (local.get $leftEnd))
        (f32.eq (local.get $rightStart) (local.get $rightEnd)))
      (then
        (call $accumulateSteady (local.get $frame) (local.get $mix) (local.get $start)))
      (else
        (call $accumulateRamp (local.get $frame) (local.get $mix) (local.get $start)
          (f32x4.div
            (f32x4.sub (call $interleave (local.get $leftEnd) (local.get $rightEnd)) (local.get $start))
            (v128.const f32x4 960 960 960 960))))))

  ;; Each ear has its own frame: where the voice begins for that ear. One of the two may lie at any multiple of four
  ;; bytes.
  (func (export "accumulateApart")
    (param $left i32) (param $right i32) (param $mix i32)
    (param $leftStart f32) (param $leftEnd f32) (param $rightStart f32) (param $rightEnd f32)
    (local $leftSamplesEnd i32) (local $lefts v128) (local $rights v128)
    (local $start v128) (local $start2 v128) (local $step v128) (local $number v128)
    (local.set $leftSamplesEnd (i32.add (local.get $left) (i32.const 3840)))
    (local.set $start (call $interleave (local.get $leftStart) (local.get $rightStart)))
    (local.set $step
      (f32x4.div
        (f32x4.sub (call $interleave (local.get $leftEnd) (local.get $rightEnd)) (local.get $start))
        (v128.const f32x4 960 960 960 960)))
    (local.set $number (v128.const f32x4 0 0 1 1))
    (local.set $start2 (f32x4.add (local.get $start) (f32x4.mul (local.get $step) (v128.const f32x4 2 2 2 2))))
    (loop $next
      (local.set $lefts (v128.load align=4 (local.get $left)))
      (local.set $rights (v128.load align=4 (local.get $right)))
      (v128.store (local.get $mix)
        (f32x4.add
          (v128.load (local.get $mix))
          (f32x4.mul
            (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $lefts) (local.get $rights))
            (f32x4.add (local.get $start) (f32x4.mul (local.get $step) (local.get $number))))))
      (v128.store offset=16 (local.get $mix)
        (f32x4.add
          (v128.load offset=16 (local.get $mix))
          (f32x4.mul
            (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $lefts) (local.get $rights))
            (f32x4.add (local.get $start2) (f32x4.mul (local.get $step) (local.get $number))))))
      (local.set $number (f32x4.add (local.get $number) (v128.const f32x4 4 4 4 4)))
      (local.set $mix (i32.add (local.get $mix) (i32.const 32)))
      (local.set $right (i32.add (local.get $right) (i32.const 16)))
      (br_if $next
        (i32.lt_u (local.tee $left (i32.add (local.get $left) (i32.const 16))) (local.get $leftSamplesEnd)))))

  ;; Thirty-two samples of the result at a time stay in registers while all 64 taps pass; four taps per iteration. Each
  ;; tap meets the source one sample earlier than the one before it, so the source is read at any multiple of four
  ;; bytes.
  (func (export "convolve") (param $source i32) (param $taps i32) (param $out i32)
    (local $outEnd i32) (local $tapsEnd i32) (local $tapAt i32) (local $sourceAt i32) (local $tap v128)
    (local $sum0 v128) (local $sum1 v128) (local $sum2 v128) (local $sum3 v128)
    (local $sum4 v128) (local $sum5 v128) (local $sum6 v128) (local $sum7 v128)
    (local.set $outEnd (i32.add (local.get $out) (i32.const 3840)))
    (local.set $tapsEnd (i32.add (local.get $taps) (i32.const 256)))
    (loop $nextSamples
      (local.set $sum0 (v128.const f32x4 0 0 0 0))
      (local.set $sum1 (v128.const f32x4 0 0 0 0))
      (local.set $sum2 (v128.const f32x4 0 0 0 0))
      (local.set $sum3 (v128.const f32x4 0 0 0 0))
      (local.set $sum4 (v128.const f32x4 0 0 0 0))
      (local.set $sum5 (v128.const f32x4 0 0 0 0))
      (local.set $sum6 (v128.const f32x4 0 0 0 0))
      (local.set $sum7 (v128.const f32x4 0 0 0 0))
      (local.set $tapAt (local.get $taps))
      ;; The last of the four taps meets the earliest samples; the offsets of the others count from there.
      (local.set $sourceAt (i32.sub (local.get $source) (i32.const 12)))
      (loop $nextTaps
        (local.set $tap (v128.load32_splat (local.get $tapAt)))
        (local.set $sum0 (f32x4.add (local.get $sum0) (f32x4.mul (local.get $tap) (v128.load offset=12 align=4 (local.get $sourceAt)))))
        (local.set $sum1 (f32x4.add (local.get $sum1) (f32x4.mul (local.get $tap) (v128.load offset=28 align=4 (local.get $sourceAt)))))
        (local.set $sum2 (f32x4.add (local.get $sum2) (f32x4.mul (local.get $tap) (v128.load offset=44 align=4 (local.get $sourceAt)))))
        (local.set $sum3 (f32x4.add (local.get $sum3) (f32x4.mul (local.get $tap) (v128.load offset=60 align=4 (local.get $sourceAt)))))
        (local.set $sum4 (f32x4.add (local.get $sum4) (f32x4.mul (local.get $tap) (v128.load offset=76 align=4 (local.get $sourceAt)))))
        (local.set $sum5 (f32x4.add (local.get $sum5) (f32x4.mul (local.get $tap) (v128.load offset=92 align=4 (local.get $sourceAt)))))
        (local.set $sum6 (f32x4.add (local.get $sum6) (f32x4.mul (local.get $tap) (v128.load offset=108 align=4 (local.get $sourceAt)))))
        (local.set $sum7 (f32x4.add (local.get $sum7) (f32x4.mul (local.get $tap) (v128.load offset=124 align=4 (local.get $sourceAt)))))
        (local.set $tap (v128.load32_splat offset=4 (local.get $tapAt)))
        (local.set $sum0 (f32x4.add (local.get $sum0) (f32x4.mul (local.get $tap) (v128.load offset=8 align=4 (local.get $sourceAt)))))
        (local.set $sum1 (f32x4.add (local.get $sum1) (f32x4.mul (local.get $tap) (v128.load offset=24 align=4 (local.get $sourceAt)))))
        (local.set $sum2 (f32x4.add (local.get $sum2) (f32x4.mul (local.get $tap) (v128.load offset=40 align=4 (local.get $sourceAt)))))
        (local.set $sum3 (f32x4.add (local.get $sum3) (f32x4.mul (local.get $tap) (v128.load offset=56 align=4 (local.get $sourceAt)))))
        (local.set $sum4 (f32x4.add (local.get $sum4) (f32x4.mul (local.get $tap) (v128.load offset=72 align=4 (local.get $sourceAt)))))
        (local.set $sum5 (f32x4.add (local.get $sum5) (f32x4.mul (local.get $tap) (v128.load offset=88 align=4 (local.get $sourceAt)))))
        (local.set $sum6 (f32x4.add (local.get $sum6) (f32x4.mul (local.get $tap) (v128.load offset=104 align=4 (local.get $sourceAt)))))
        (local.set $sum7 (f32x4.add (local.get $sum7) (f32x4.mul (local.get $tap) (v128.load offset=120 align=4 (local.get $sourceAt)))))
        (local.set $tap (v128.load32_splat offset=8 (local.get $tapAt)))
        (local.set $sum0 (f32x4.add (local.get $sum0) (f32x4.mul (local.get $tap) (v128.load offset=4 align=4 (local.get $sourceAt)))))
        (local.set $sum1 (f32x4.add (local.get $sum1) (f32x4.mul (local.get $tap) (v128.load offset=20 align=4 (local.get $sourceAt)))))
        (local.set $sum2 (f32x4.add (local.get $sum2) (f32x4.mul (local.get $tap) (v128.load offset=36 align=4 (local.get $sourceAt)))))
        (local.set $sum3 (f32x4.add (local.get $sum3) (f32x4.mul (local.get $tap) (v128.load offset=52 align=4 (local.get $sourceAt)))))
        (local.set $sum4 (f32x4.add (local.get $sum4) (f32x4.mul (local.get $tap) (v128.load offset=68 align=4 (local.get $sourceAt)))))
        (local.set $sum5 (f32x4.add (local.get $sum5) (f32x4.mul (local.get $tap) (v128.load offset=84 align=4 (local.get $sourceAt)))))
        (local.set $sum6 (f32x4.add (local.get $sum6) (f32x4.mul (local.get $tap) (v128.load offset=100 align=4 (local.get $sourceAt)))))
        (local.set $sum7 (f32x4.add (local.get $sum7) (f32x4.mul (local.get $tap) (v128.load offset=116 align=4 (local.get $sourceAt)))))
        (local.set $tap (v128.load32_splat offset=12 (local.get $tapAt)))
        (local.set $sum0 (f32x4.add (local.get $sum0) (f32x4.mul (local.get $tap) (v128.load align=4 (local.get $sourceAt)))))
        (local.set $sum1 (f32x4.add (local.get $sum1) (f32x4.mul (local.get $tap) (v128.load offset=16 align=4 (local.get $sourceAt)))))
        (local.set $sum2 (f32x4.add (local.get $sum2) (f32x4.mul (local.get $tap) (v128.load offset=32 align=4 (local.get $sourceAt)))))
        (local.set $sum3 (f32x4.add (local.get $sum3) (f32x4.mul (local.get $tap) (v128.load offset=48 align=4 (local.get $sourceAt)))))
        (local.set $sum4 (f32x4.add (local.get $sum4) (f32x4.mul (local.get $tap) (v128.load offset=64 align=4 (local.get $sourceAt)))))
        (local.set $sum5 (f32x4.add (local.get $sum5) (f32x4.mul (local.get $tap) (v128.load offset=80 align=4 (local.get $sourceAt)))))
        (local.set $sum6 (f32x4.add (local.get $sum6) (f32x4.mul (local.get $tap) (v128.load offset=96 align=4 (local.get $sourceAt)))))
        (local.set $sum7 (f32x4.add (local.get $sum7) (f32x4.mul (local.get $tap) (v128.load offset=112 align=4 (local.get $sourceAt)))))
        (local.set $sourceAt (i32.sub (local.get $sourceAt) (i32.const 16)))
        (br_if $nextTaps
          (i32.lt_u (local.tee $tapAt (i32.add (local.get $tapAt) (i32.const 16))) (local.get $tapsEnd))))
      (v128.store (local.get $out) (local.get $sum0))
      (v128.store offset=16 (local.get $out) (local.get $sum1))
      (v128.store offset=32 (local.get $out) (local.get $sum2))
      (v128.store offset=48 (local.get $out) (local.get $sum3))
      (v128.store offset=64 (local.get $out) (local.get $sum4))
      (v128.store offset=80 (local.get $out) (local.get $sum5))
      (v128.store offset=96 (local.get $out) (local.get $sum6))
      (v128.store offset=112 (local.get $out) (local.get $sum7))
      (local.set $source (i32.add (local.get $source) (i32.const 128)))
      (br_if $nextSamples
        (i32.lt_u (local.tee $out (i32.add (local.get $out) (i32.const 128))) (local.get $outEnd)))))

  ;; Sixteen sums of 60 squares each keep the rounding of 32 bits under 1e-6 of the result.
  (func (export "framePower") (param $frame i32) (result f64)
    (local $frameEnd i32) (local $samples v128)
    (local $sum0 v128) (local $sum1 v128) (local $sum2 v128) (local $sum3 v128)
    (local.set $frameEnd (i32.add (local.get $frame) (i32.const 3840)))
    (loop $next
      (local.set $samples (v128.load (local.get $frame)))
      (local.set $sum0 (f32x4.add (local.get $sum0) (f32x4.mul (local.get $samples) (local.get $samples))))
      (local.set $samples (v128.load offset=16 (local.get $frame)))
      (local.set $sum1 (f32x4.add (local.get $sum1) (f32x4.mul (local.get $samples) (local.get $samples))))
      (local.set $samples (v128.load offset=32 (local.get $frame)))
      (local.set $sum2 (f32x4.add (local.get $sum2) (f32x4.mul (local.get $samples) (local.get $samples))))
      (local.set $samples (v128.load offset=48 (local.get $frame)))
      (local.set $sum3 (f32x4.add (local.get $sum3) (f32x4.mul (local.get $samples) (local.get $samples))))
      (br_if $next
        (i32.lt_u (local.tee $frame (i32.add (local.get $frame) (i32.const 64))) (local.get $frameEnd))))
    (local.set $sum0
      (f32x4.add
        (f32x4.add (local.get $sum0) (local.get $sum1))
        (f32x4.add (local.get $sum2) (local.get $sum3))))
    (f64.div
      (f64.add
        (f64.add
          (f64.promote_f32 (f32x4.extract_lane 0 (local.get $sum0)))
          (f64.promote_f32 (f32x4.extract_lane 1 (local.get $sum0))))
        (f64.add
          (f64.promote_f32 (f32x4.extract_lane 2 (local.get $sum0)))
          (f64.promote_f32 (f32x4.extract_lane 3 (local.get $sum0)))))
      (f64.const 960)))

  ;; Puts the largest of four 32-bit numbers into every lane.
  (func $spreadLargest (param $bits v128) (result v128)
    (local.set $bits
      (i32x4.max_u (local.get $bits)
        (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $bits) (local.get $bits))))
    (i32x4.max_u (local.get $bits)
      (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $bits) (local.get $bits))))

  ;; Without their sign bit floats are ordered as their bits are, infinity behind all numbers and NaN behind infinity.
  ;; So the largest is found among integers, and a value that is not finite always wins.
  (func (export "mixPeaks") (param $mix i32) (param $peaks i32) (result f32)
    (local $peaksEnd i32) (local $blockEnd i32) (local $magnitude v128) (local $largest v128) (local $even v128) (local $odd v128)
    (local.set $magnitude (v128.const i32x4 0x7fffffff 0x7fffffff 0x7fffffff 0x7fffffff))
    (local.set $peaksEnd (i32.add (local.get $peaks) (i32.const 32)))
    (loop $nextBlock
      (local.set $blockEnd (i32.add (local.get $mix) (i32.const 960)))
      (local.set $even (v128.const i32x4 0 0 0 0))
      (local.set $odd (v128.const i32x4 0 0 0 0))
      (loop $next
        (local.set $even
          (i32x4.max_u (local.get $even) (v128.and (v128.load (local.get $mix)) (local.get $magnitude))))
        (local.set $odd
          (i32x4.max_u (local.get $odd) (v128.and (v128.load offset=16 (local.get $mix)) (local.get $magnitude))))
        (local.set $even
          (i32x4.max_u (local.get $even) (v128.and (v128.load offset=32 (local.get $mix)) (local.get $magnitude))))
        (local.set $odd
          (i32x4.max_u (local.get $odd) (v128.and (v128.load offset=48 (local.get $mix)) (local.get $magnitude))))
        (br_if $next
          (i32.lt_u (local.tee $mix (i32.add (local.get $mix) (i32.const 64))) (local.get $blockEnd))))
      (local.set $even (call $spreadLargest (i32x4.max_u (local.get $even) (local.get $odd))))
      (i32.store (local.get $peaks) (i32x4.extract_lane 0 (local.get $even)))
      (local.set $largest (i32x4.max_u (local.get $largest) (local.get $even)))
      (br_if $nextBlock
        (i32.lt_u (local.tee $peaks (i32.add (local.get $peaks) (i32.const 4))) (local.get $peaksEnd))))
    (f32x4.extract_lane 0 (local.get $largest)))

  (func (export "limitBlock") (param $block i32) (param $startGain f32) (param $endGain f32) (param $rampSamples f32)
    (local $blockEnd i32) (local $start v128) (local $end v128) (local $step v128) (local $ramp v128)
    (local $number v128) (local $number2 v128)
    (local.set $blockEnd (i32.add (local.get $block) (i32.const 960)))
    (local.set $start (f32x4.splat (local.get $startGain)))
    (local.set $end (f32x4.splat (local.get $endGain)))
    (local.set $ramp (f32x4.splat (local.get $rampSamples)))
    (local.set $step (f32x4.div (f32x4.sub (local.get $end) (local.get $start)) (local.get $ramp)))
    (local.set $number (v128.const f32x4 0 0 1 1))
    (loop $next
      (local.set $number2 (f32x4.add (local.get $number) (v128.const f32x4 2 2 2 2)))
      (v128.store (local.get $block)
        (f32x4.pmax
          (f32x4.pmin
            (f32x4.mul
              (v128.load (local.get $block))
              (v128.bitselect
                (local.get $end)
                (f32x4.add (local.get $start) (f32x4.mul (local.get $step) (local.get $number)))
                (f32x4.ge (local.get $number) (local.get $ramp))))
            (v128.const f32x4 1 1 1 1))
          (v128.const f32x4 -1 -1 -1 -1)))
      (v128.store offset=16 (local.get $block)
        (f32x4.pmax
          (f32x4.pmin
            (f32x4.mul
              (v128.load offset=16 (local.get $block))
              (v128.bitselect
                (local.get $end)
                (f32x4.add (local.get $start) (f32x4.mul (local.get $step) (local.get $number2)))
                (f32x4.ge (local.get $number2) (local.get $ramp))))
            (v128.const f32x4 1 1 1 1))
          (v128.const f32x4 -1 -1 -1 -1)))
      (local.set $number (f32x4.add (local.get $number) (v128.const f32x4 4 4 4 4)))
      (br_if $next
        (i32.lt_u (local.tee $block (i32.add (local.get $block) (i32.const 32))) (local.get $blockEnd)))))

  (func (export "clear") (param $mix i32)
    (local $mixEnd i32)
    (local.set $mixEnd (i32.add (local.get $mix) (i32.const 7680)))
    (loop $next
      (v128.store (local.get $mix) (v128.const i32x4 0 0 0 0))
      (v128.store offset=16 (local.get $mix) (v128.const i32x4 0 0 0 0))
      (v128.store offset=32 (local.get $mix) (v128.const i32x4 0 0 0 0))
      (v128.store offset=48 (local.get $mix) (v128.const i32x4 0 0 0 0))
      (br_if $next
        (i32.lt_u (local.tee $mix (i32.add (local.get $mix) (i32.const 64))) (local.get $mixEnd)))))
)
