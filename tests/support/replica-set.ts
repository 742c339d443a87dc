import { BSON } from 'mongodb';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

const OP_REPLY = 1;
const OP_QUERY = 2_004;
const OP_MSG = 2_013;
const HEADER = 16;
/** Commands by which a driver asks who is who. */
const HELLO = new Set(['hello', 'isMaster', 'ismaster']);
/** Fields that only a replica set knows; the server behind is none. */
const OF_SETS = ['lsid', 'txnNumber', '$clusterTime', '$readPreference'];

type Fields = Record<string, unknown>;

/** What happens to the next write. `refused`: the member says that it is no primary (any more); `lost`: it is done, and the connection ends before the answer. */
export type NextWrite = { how: 'refused'; code: number; codeName: string } | { how: 'lost' };

/** Two members of a replica set in front of one server that is none: who is primary is said by the test. */
export interface ReplicaSet {
  /** Address of both members, without a database. */
  uri: string;
  /** Makes this member primary, or none. Connections stay. */
  elect(member: 0 | 1 | null): void;
  /** What happens to the next writes, one each. */
  script(...next: NextWrite[]): void;
  /** Ends every connection to a member; new ones are taken. */
  cut(): void;
  /** Writes that were handed to a member, each with its number in its session. */
  writes: { member: number; command: string; retried: boolean }[];
  stop(): Promise<void>;
}

interface Message {
  id: number;
  code: number;
  bytes: Buffer;
}

/** Cuts a stream into messages. */
function messages(onMessage: (message: Message) => void): (piece: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (piece) => {
    rest = Buffer.concat([rest, piece]);
    while (rest.length >= HEADER && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      onMessage({ id: rest.readInt32LE(4), code: rest.readInt32LE(12), bytes: rest.subarray(0, length) });
      rest = rest.subarray(length);
    }
  };
}

function framed(code: number, responseTo: number, body: Buffer): Buffer {
  const header = Buffer.alloc(HEADER);
  for (const [place, value] of [HEADER + body.length, 1, responseTo, code].entries()) header.writeInt32LE(value, place * 4);
  return Buffer.concat([header, body]);
}

/** An answer in the form of its question. */
function answerTo({ id, code }: Message, fields: Fields): Buffer {
  const document = Buffer.from(BSON.serialize(fields));
  if (code === OP_MSG) return framed(OP_MSG, id, Buffer.concat([Buffer.alloc(5), document]));
  const front = Buffer.alloc(20);
  front.writeInt32LE(1, 16);
  return framed(OP_REPLY, id, Buffer.concat([front, document]));
}

/** The command of a message; of an OP_MSG its first section, which is the command, comes first. */
function commandOf({ code, bytes }: Message): Fields {
  const at = code === OP_QUERY ? bytes.indexOf(0, HEADER + 4) + 9 : HEADER + 5;
  return BSON.deserialize(bytes.subarray(at, at + bytes.readInt32LE(at)), { promoteValues: false });
}

/** The same message as one to a server that stands alone. */
function alone(message: Message, command: Fields): Buffer {
  const at = HEADER + 5;
  const behind = message.bytes.subarray(at + message.bytes.readInt32LE(at));
  const rest = Object.fromEntries(Object.entries(command).filter(([name]) => !OF_SETS.includes(name)));
  const body = Buffer.concat([message.bytes.subarray(HEADER, at), Buffer.from(BSON.serialize(rest)), behind]);
  const framedBody = framed(OP_MSG, 0, body);
  framedBody.writeInt32LE(message.id, 4);
  return framedBody;
}

/** Starts two members in front of a server on this machine. They keep what they answered to each numbered write, as members do: the same write again is not done again. */
export async function startReplicaSet(target: number): Promise<ReplicaSet> {
  let primary: number | null = 0;
  let term = 1;
  const script: NextWrite[] = [];
  const writes: ReplicaSet['writes'] = [];
  const answered = new Map<string, Fields>();
  const open = new Set<Socket>();
  const ports: number[] = [];
  const hosts = (): string[] => ports.map((port) => `127.0.0.1:${port}`);

  const hello = (member: number): Fields => ({
    ok: 1, helloOk: true, isWritablePrimary: primary === member, ismaster: primary === member, secondary: primary !== member, setName: 'tests', setVersion: 1, hosts: hosts(), me: hosts()[member],
    ...(primary === null ? {} : { primary: hosts()[primary] }), electionId: new BSON.ObjectId(term.toString(16).padStart(24, '0')),
    maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000, logicalSessionTimeoutMinutes: 30, minWireVersion: 0, maxWireVersion: 9,
  });

  const serve = (member: number) => (near: Socket): void => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) open.add(socket.on('error', () => undefined).once('close', () => open.delete(socket)));
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
    const waiting = new Map<number, { key: string; isLost: boolean }>();
    near.on('data', messages((message) => {
      const command = commandOf(message);
      const [name = ''] = Object.keys(command);
      if (HELLO.has(name)) return void near.write(answerTo(message, hello(member)));
      if (name === 'endSessions') return void near.write(answerTo(message, { ok: 1 }));
      const isWrite = command.txnNumber !== undefined;
      const refuse = (code: number, codeName: string): boolean => near.write(answerTo(message, { ok: 0, code, codeName, errmsg: codeName, ...(isWrite && { errorLabels: ['RetryableWriteError'] }) }));
      if (primary !== member) return void refuse(10_107, 'NotWritablePrimary');
      const key = isWrite ? JSON.stringify([BSON.EJSON.stringify(command.lsid), String(command.txnNumber)]) : '';
      const before = answered.get(key);
      if (isWrite) writes.push({ member, command: name, retried: before !== undefined });
      if (before) return void near.write(answerTo(message, before));
      const next = isWrite ? script.shift() : undefined;
      if (next?.how === 'refused') return void refuse(next.code, next.codeName);
      if (isWrite) waiting.set(message.id, { key, isLost: next?.how === 'lost' });
      return void far.write(alone(message, command));
    }));
    far.on('data', messages((message) => {
      const asked = waiting.get(message.bytes.readInt32LE(8));
      if (asked) answered.set(asked.key, commandOf(message));
      if (asked?.isLost) near.destroy();
      else near.write(message.bytes);
    }));
  };

  const servers: Server[] = [];
  for (const member of [0, 1]) {
    const server = createServer(serve(member));
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    ports.push((server.address() as AddressInfo).port);
    servers.push(server);
  }
  const cut = (): void => { for (const socket of open) socket.destroy(); };
  return {
    uri: `mongodb://${hosts().join()}/`,
    elect(member) {
      primary = member;
      term += 1;
    },
    script: (...next) => { script.push(...next); },
    cut, writes,
    async stop() {
      cut();
      await Promise.all(servers.map((server) => new Promise((resolve) => { server.close(resolve); })));
    },
  };
}
