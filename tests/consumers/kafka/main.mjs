/** Sends the events to the gate's topic, and prints what comes out of the gate on either side. */
import { Admin, Consumer, Producer } from "@platformatic/kafka";
import events from "../events.js";

const kafka = { clientId: "test", bootstrapBrokers: [process.env.KAFKA] };
const sides = ["events-checked", "events-refused"];

const admin = new Admin(kafka);
await admin.createTopics({ topics: ["events", ...sides], partitions: 1, replicas: 1 });
await admin.close();

const producer = new Producer(kafka);
const messages = events.map((event, index) => ({
  topic: "events",
  key: Buffer.from(`${index}`),
  value: Buffer.from(event),
}));
await producer.send({ messages });
await producer.close();

const found = Object.fromEntries(sides.map((side) => [side, []]));
const consumer = new Consumer({ ...kafka, groupId: "test" });
const stream = await consumer.consume({ topics: sides, mode: "earliest", autocommit: false, sessionTimeout: 6000 });
let left = events.length;
for await (const { topic, key, value } of stream) {
  found[topic].push([Number(key), value.toString()]);
  if (--left === 0) break;
}
process.stdout.write(JSON.stringify(found), () => process.exit(0));
