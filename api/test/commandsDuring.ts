import mongoose from 'mongoose';

/** What the program asks the database while `work` goes on, in order. Needs a connection with `monitorCommands`. */
export async function commandsDuring(
  work: () => Promise<unknown>,
): Promise<mongoose.mongo.CommandStartedEvent[]> {
  const client = mongoose.connection.getClient();
  const commands: mongoose.mongo.CommandStartedEvent[] = [];
  const note = (event: mongoose.mongo.CommandStartedEvent): void => {
    commands.push(event);
  };
  client.on('commandStarted', note);
  try {
    await work();
  } finally {
    client.off('commandStarted', note);
  }
  return commands;
}
