import { benchLive } from './live';

const GOAL_MS = 300;
const sockets = Number(process.argv[2] ?? 500);
const actions = Number(process.argv[3] ?? 100);

const at = (ascending: readonly number[], share: number): string =>
  (ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN)
    .toFixed(0)
    .padStart(5);

const { reporter, everybody, bytesPerSocket, told } = await benchLive(sockets, actions);
console.log(
  `${sockets} sockets at one API process, ${actions} steps by one person at another, ${told.toFixed(0)} people told of each; ms from the request to the frame:`,
);
for (const [who, times] of [
  ['the reporter', reporter],
  ['everybody told', everybody],
] as const)
  console.log(
    `  ${who.padEnd(16)} p50 ${at(times, 0.5)}  p95 ${at(times, 0.95)}  p99 ${at(times, 0.99)}  (${times.length} frames; goal p95 ≤ ${GOAL_MS})`,
  );
console.log(`  memory           ${(bytesPerSocket / 1024).toFixed(0)} KB a socket`);
