// Ends a child (a mongod, an API) when the process that started it is gone, however it went: that process holds the
// other end of standard input and never writes to it, so the end of input means it has died.
// usage: node guard.mjs PID
const pid = Number(process.argv[2]);
process.stdin.resume();
process.stdin.on('close', () => {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // it has ended by itself
  }
});
