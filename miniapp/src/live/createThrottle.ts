export interface Throttle {
  /** At once, or as soon as the last time is long enough ago and over: many calls are one. */
  call: () => void;
  stop: () => void;
}

/** Does something at most once in `milliseconds`, never twice at a time, and once more after the last call. */
export function createThrottle(work: () => Promise<unknown>, milliseconds: number): Throttle {
  let resting = false;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    resting = true;
    again = false;
    const rest = () => {
      timer = setTimeout(() => {
        resting = false;
        if (again) run();
      }, milliseconds);
    };
    work().then(rest, rest);
  };
  return {
    call: () => {
      if (resting) again = true;
      else run();
    },
    stop: () => {
      clearTimeout(timer);
      resting = true;
    },
  };
}
