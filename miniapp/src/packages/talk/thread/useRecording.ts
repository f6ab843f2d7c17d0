import { MAX_VOICE_SECONDS } from '@shared/talkLimits';
import { useEffect, useRef, useState } from 'react';
import { showToast } from '../../../platform/device';
import { createVoiceRecorder, type VoiceRecorder } from '../../../platform/voiceRecorder';
import type { OutgoingFile } from '../../../talk/outgoing';
import { talkWords as words } from '../messages';

export interface RecordingControl {
  /** Since it began; null where nothing is recorded. */
  seconds: number | null;
  /** It goes on without a finger on it, until it is sent or thrown away. */
  handsFree: boolean;
  start: () => void;
  /** The finger left, the recording goes on. */
  letGo: () => void;
  /** Ends and sends. */
  finish: () => void;
  cancel: () => void;
}

let recorder: VoiceRecorder | null | undefined;

/** Records one thing at a time; a minute at most, then it is sent by itself. Leaving the page throws it away. */
export function useRecording(onRecorded: (file: OutgoingFile) => void): RecordingControl {
  recorder = recorder === undefined ? createVoiceRecorder() : recorder;
  const [seconds, setSeconds] = useState<number | null>(null);
  const [handsFree, setHandsFree] = useState(false);
  const busy = seconds !== null;
  const latest = useRef(onRecorded);
  latest.current = onRecorded;
  /** `givenUp`: ended before it began, as where WeChat asked for the microphone first. */
  const phase = useRef<'rest' | 'starting' | 'givenUp' | 'recording'>('rest');

  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(
      () => setSeconds((now) => (now === null ? null : Math.min(now + 1, MAX_VOICE_SECONDS))),
      1000,
    );
    return () => clearInterval(timer);
  }, [busy]);
  useEffect(() => () => recorder?.cancel(), []);

  const rest = () => {
    phase.current = 'rest';
    setSeconds(null);
    setHandsFree(false);
  };
  /** Whether there was a recording to end. */
  const end = (): boolean => {
    if (phase.current === 'starting') phase.current = 'givenUp';
    if (phase.current !== 'recording') return false;
    rest();
    return true;
  };
  const finish = async () => {
    if (!end()) return;
    const file = await recorder?.stop();
    if (file) latest.current({ ...file, receipt: null, receiptUntil: null });
    else showToast(words.recordShort);
  };
  const start = async () => {
    if (!recorder || phase.current !== 'rest') return;
    phase.current = 'starting';
    recorder.onTimeUp(() => void finish());
    const allowed = await recorder.start();
    if (allowed && phase.current === 'starting') {
      phase.current = 'recording';
      setSeconds(0);
      return;
    }
    rest();
    recorder.cancel();
    showToast(allowed ? words.recordReady : words.recordRefused);
  };
  return {
    seconds,
    handsFree,
    start: () => void start(),
    letGo: () => setHandsFree(true),
    finish: () => void finish(),
    cancel: () => {
      if (end()) recorder?.cancel();
    },
  };
}
