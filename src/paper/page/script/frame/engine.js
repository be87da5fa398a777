
  // The engine: WebAssembly that came with the page, packed. It is unpacked after the page is drawn.
  const engine = { x: null, menu: null };
  engine.ask = (wish) => {
    const { x } = engine, bytes = new TextEncoder().encode(JSON.stringify({ language, ...wish }));
    const from = x.reserve(bytes.length);
    new Uint8Array(x.memory.buffer, from, bytes.length).set(bytes);
    const answer = BigInt.asUintN(64, x.request(from, bytes.length));
    const at = Number(answer >> 32n), length = Number(answer & 0xffffffffn);
    const text = new TextDecoder().decode(new Uint8Array(x.memory.buffer, at, length));
    x.release(at, length);
    return JSON.parse(text);
  };
  const bytesOf = (base64) => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  };
  // Four bytes are five letters from "(" to "|", with "~" for "<": a quarter more, where base64 is a third more.
  const bytesOfDense = (letters) => {
    const bytes = new Uint8Array((letters.length / 5) * 4), out = new DataView(bytes.buffer);
    for (let n = 0, at = 0; n < letters.length; at += 4) {
      let value = 0;
      for (const end = n + 5; n < end; n += 1) {
        const code = letters.charCodeAt(n);
        value = value * 85 + (code === 126 ? 20 : code - 40);
      }
      out.setUint32(at, value);
    }
    return bytes;
  };
  // A program that came with the page, as what it exports.
  const program = async (name) => {
    // What it asks of its surroundings (WASI) does nothing: it has no clock, no files and no network.
    const nothing = new Proxy({}, { get: () => () => 0 });
    const bytes = unpack(bytesOfDense(byId(name).textContent));
    const { instance } = await WebAssembly.instantiate(bytes, { wasi_snapshot_preview1: nothing });
    if (instance.exports._initialize) instance.exports._initialize();
    return instance.exports;
  };
  const start = async () => {
    engine.x = await program("engine");
    const menu = engine.ask({ do: "load", menu: data.menu, holidays: data.holidays, lengths: data.lengths });
    if (menu.error) throw new Error(menu.error);
    engine.menu = menu;
    root.dataset.engine = "ready";
  };
  // Fulfilled once the engine can be asked; never, where there is none.
  let wake;
  engine.ready = new Promise((resolve) => { wake = resolve; });
  root.dataset.engine = data.menu === null ? "none" : "loading";
  const begin = () => start().then(wake, (error) => {
    root.dataset.engine = "failed";
    console.warn("phonetree: the engine does not run in this browser", error);
    // Words are looked for as they are written then.
    if (byId("find-query")) find(byId("find-query").value);
  });
  // It stands after this script. First the page is drawn: two frames, then a turn of its own.
  if (data.menu !== null) {
    addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(begin))));
  }
