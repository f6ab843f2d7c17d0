import { MAX_VOICE_SECONDS } from '@shared/talkLimits';
import { useEffect, useRef, useState } from 'react';
import { showToast } from '../../../platform/device';
import { createVoiceRecorder, type VoiceRecorder } from '../../../platform/voiceRecorder';
import type { OutgoingFile } from '../../../talk/outgoing';
import { talkWords as words } from '../messages';

export interface RecordingControl {
  offered: boolean;
  /** Since it began; null where nothing is recorded. */
  seconds: number | null;
  start: () => void;
  /** Ends and sends. */
  finish: () => void;
  cancel: () => void;
}

let recorder: VoiceRecorder | null | undefined;

/** Records one thing at a time; a minute at most, then it is sent by itself. Leaving the page throws it away. */
export function useRecording(onRecorded: (file: OutgoingFile) => void): RecordingControl {
  recorder = recorder === undefined ? createVoiceRecorder() : recorder;
  const [seconds, setSeconds] = useState<number | null>(null);
  const busy = seconds !== null;
  const latest = useRef(onRecorded);
  latest.current = onRecorded;

  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(
      () => setSeconds((now) => (now === null ? null : Math.min(now + 1, MAX_VOICE_SECONDS))),
      1000,
    );
    return () => clearInterval(timer);
  }, [busy]);
  useEffect(() => () => recorder?.cancel(), []);

  const finish = async () => {
    setSeconds(null);
    const file = await recorder?.stop();
    if (file) latest.current({ ...file, receipt: null, receiptUntil: null });
    else showToast(words.recordShort);
  };
  const start = async () => {
    if (!recorder) return;
    recorder.onTimeUp(() => void finish());
    if (await recorder.start()) setSeconds(0);
    else showToast(words.recordRefused);
  };
  return {
    offered: recorder !== null,
    seconds,
    start: () => void start(),
    finish: () => void finish(),
    cancel: () => {
      recorder?.cancel();
      setSeconds(null);
    },
  };
}
