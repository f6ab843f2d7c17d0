// Loaded before a server whose memory is measured: a signal collects what nobody holds any more.
process.on('SIGUSR2', () => globalThis.gc());
