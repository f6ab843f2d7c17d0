import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { MongoClient } from 'mongodb';

/** The floor of a submit: node:http, JSON.parse, one insertOne at w:majority, and nothing else. */
const client = await MongoClient.connect(process.env.MONGODB_URI ?? '', {
  writeConcern: { w: 'majority', journal: true },
  maxPoolSize: 50,
});
const bare = client.db(process.env.MONGODB_DATABASE).collection('bare');

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response.end();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { insertedId } = await bare.insertOne(JSON.parse(Buffer.concat(chunks).toString()));
  response.writeHead(201, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ id: insertedId }));
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    process.stderr.write(`${error}\n`);
    response.writeHead(500).end();
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
