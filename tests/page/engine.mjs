// The page's engine in Node: a request a line on stdin, an answer a line on stdout, as a page asks.
import { readFileSync, writeSync } from "node:fs";

const nothing = new Proxy({}, { get: () => () => 0 });
// As a page unpacks it.
const script = new URL("../../src/paper/page/script/frame/unpack.js", import.meta.url);
const unpack = new Function(`${readFileSync(script, "utf8")} return unpack;`)();
const bytes = unpack(new Uint8Array(readFileSync(process.argv[2])));
const { instance } = await WebAssembly.instantiate(bytes, { wasi_snapshot_preview1: nothing });
const engine = instance.exports;
engine._initialize?.();

function ask(request) {
  const asked = new TextEncoder().encode(request);
  const place = engine.reserve(asked.length);
  new Uint8Array(engine.memory.buffer, place, asked.length).set(asked);
  const answered = BigInt.asUintN(64, engine.request(place, asked.length));
  const [at, length] = [Number(answered >> 32n), Number(answered & 0xffffffffn)];
  const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, at, length));
  engine.release(at, length);
  return text;
}

// A pipe takes a part of what is written; all of it is, in the end.
function say(text) {
  const all = Buffer.from(text);
  for (let from = 0; from < all.length; ) {
    try {
      from += writeSync(1, all, from);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

const requests = readFileSync(0, "utf8").split("\n").filter((line) => line);
say(requests.map(ask).join("\n") + "\n");
