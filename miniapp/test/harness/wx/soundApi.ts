import type { Phone } from '../phone';

type Listener = (payload: unknown) => void;

/** Calls listeners later, within the program's own realm, as WeChat does. */
function createTeller(phone: Phone) {
  const listeners = new Map<string, Listener>();
  const tell = (name: string, payload: object = {}) =>
    setImmediate(() => {
      const { realm } = phone.launch;
      const listener = listeners.get(name);
      if (listener) realm.guard(() => listener(realm.give(payload)));
    });
  const on = (names: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => [
        `on${name}`,
        (listener: Listener) => {
          listeners.set(name, listener);
        },
      ]),
    );
  return { tell, on };
}

const SILENT = ['pause', 'resume', 'seek', 'destroy', 'offEnded', 'offError'];
const silent = Object.fromEntries(SILENT.map((name) => [name, () => {}]));

/** Records what the person says next (`hand.voice`); where they say nothing it is refused. */
export function recorderManager(phone: Phone): object {
  const { tell, on } = createTeller(phone);
  let recording = false;
  return {
    ...silent,
    ...on(['Start', 'Stop', 'Error', 'FrameRecorded', 'Pause', 'Resume']),
    start: (options: { format?: string } = {}) => {
      const allowed = phone.consents.privacy && phone.hand.voice !== undefined;
      if (options.format !== 'mp3') phone.problems.add('limit', 'only mp3 is played everywhere');
      recording = allowed;
      if (allowed) tell('Start');
      else tell('Error', { errMsg: 'operateRecorder:fail auth deny' });
    },
    stop: () => {
      const { voice } = phone.hand;
      if (!recording || !voice) return;
      recording = false;
      const tempFilePath = phone.files.addTemporary(voice.mp3, 'mp3');
      tell('Stop', {
        tempFilePath,
        duration: voice.seconds * 1000,
        fileSize: voice.mp3.byteLength,
      });
    },
  };
}

/** Nobody here hears a sound: what is played is written down, and ends when the test says so. */
export function innerAudioContext(phone: Phone): object {
  const { tell, on } = createTeller(phone);
  const context = {
    ...silent,
    ...on(['Play', 'Ended', 'Error', 'Stop', 'Pause', 'TimeUpdate', 'Canplay']),
    src: '',
    play: () => {
      phone.played.push({ src: context.src, end: () => tell('Ended') });
      tell('Play');
    },
    stop: () => tell('Stop'),
  };
  return context;
}
