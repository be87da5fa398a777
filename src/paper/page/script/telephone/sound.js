
  // What a call sounds like: rendered prompts that came with the page, else the browser's own voice, else
  // nothing; keys, ringing and the beep are made here. Without sound the captions say everything.
  const sound = { on: true, speed: 1, context: null, player: new Audio(), token: 0 };
  const SILENCE = "data:audio/wav" + ";base64,UklGRigAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQQAAACAgICA";
  // As takes are named: words without the marks that end the piece before.
  const takeName = (tag, words) => tag + "|" + words.replace(/^[.,;:!? ]+/, "").trim();
  const takes = new Map();
  // Those of prompts stand before this script, those of their parts after it.
  const players = new Set();
  const gather = () => {
    for (const place of all("audio[data-words]")) {
      const name = takeName(place.dataset.tag, place.dataset.words);
      if (!place.src && takes.has(name)) place.src = takes.get(name);
      if (place.src) {
        players.add(place);
        takes.set(name, place.src);
      }
    }
  };
  gather();
  onLanguage.push(gather);
  engine.ready.then(() => {
    gather();
    if (byId("opus") && sound.player.canPlayType(OPUS) === "") decodeAll();
  });
  // Where the browser can't play Opus in Ogg (Safari before 18.4), prompts become WAV: the first of them first, one
  // at a time, so that the page answers meanwhile.
  const OPUS = "audio/ogg; codecs=opus";
  const decodeAll = async () => {
    const decoder = await program("opus");
    for (const place of players) {
      if (!place.src.startsWith("data:audio/ogg")) continue;
      const wav = decoded(decoder, bytesOf(place.src.slice(place.src.indexOf(",") + 1)));
      if (wav) {
        place.src = URL.createObjectURL(new Blob([wav], { type: "audio/wav" }));
        takes.set(takeName(place.dataset.tag, place.dataset.words), place.src);
      }
      await new Promise((resolve) => { setTimeout(resolve); });
    }
    root.dataset.sounds = "decoded";
  };
  const decoded = (decoder, file) => {
    const from = decoder.reserve(file.length);
    new Uint8Array(decoder.memory.buffer, from, file.length).set(file);
    const wav = BigInt.asUintN(64, decoder.decode(from, file.length));
    if (wav === 0n) return null;
    const at = Number(wav >> 32n), length = Number(wav & 0xffffffffn);
    const bytes = new Uint8Array(decoder.memory.buffer, at, length).slice();
    decoder.release(at, length);
    return bytes;
  };
  const spoken = (piece) => /[\p{L}\p{N}]/u.test(piece);
  const kindOf = (uri) => (uri.startsWith("data:audio/ogg") ? OPUS : "audio/wav");
  const playable = (uri) => sound.player.canPlayType(kindOf(uri)) !== "";
  const takesOf = (words) => {
    const found = words.pieces.filter(spoken).map((piece) => takes.get(takeName(words.language, piece)));
    return found.length > 0 && found.every((uri) => uri && playable(uri)) ? found : null;
  };
  const voiceFor = (tag) => {
    if (!window.speechSynthesis) return null;
    const voices = speechSynthesis.getVoices(), of = (voice) => voice.lang.replace("_", "-").toLowerCase();
    const wanted = tag.toLowerCase();
    return voices.find((voice) => of(voice) === wanted) || voices.find((voice) => of(voice).split("-")[0] === wanted.split("-")[0]) || null;
  };
  // Whether prompts of unknown length come from the browser's voice: then the page says when each ends.
  sound.speaks = () => sound.on && takes.size === 0 && engine.menu.languages.some((tag) => voiceFor(tag));
  // Browsers make no sound before a person has touched the page.
  sound.wake = () => {
    try {
      sound.context = sound.context || new AudioContext();
      if (sound.context.state === "suspended") sound.context.resume();
      if (!sound.player.src) {
        sound.player.src = SILENCE;
        sound.player.play().catch(() => {});
      }
    } catch { sound.context = null; }
  };
  const tone = (frequencies, seconds, after = 0, level = 0.09) => {
    const { context } = sound;
    if (!sound.on || !context || context.state !== "running") return;
    const from = context.currentTime + after, gain = context.createGain();
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(level, from + 0.008);
    gain.gain.setValueAtTime(level, from + seconds - 0.01);
    gain.gain.linearRampToValueAtTime(0, from + seconds);
    gain.connect(context.destination);
    for (const frequency of frequencies) {
      const wave = context.createOscillator();
      wave.frequency.value = frequency;
      wave.connect(gain);
      wave.start(from);
      wave.stop(from + seconds + 0.02);
      ringing.add(wave);
      wave.onended = () => ringing.delete(wave);
    }
  };
  const ringing = new Set();
  // ITU-T Q.23: a row and a column.
  const ROWS = [697, 770, 852, 941], COLUMNS = [1209, 1336, 1477], PLACES = "123456789*0#";
  sound.key = (key) => {
    const place = PLACES.indexOf(key);
    tone([ROWS[Math.floor(place / 3)], COLUMNS[place % 3]], 0.14);
  };
  // North American ringing: two seconds in six.
  sound.ring = (ms) => {
    for (let after = 0; after < ms / 1000; after += 6) tone([440, 480], Math.min(2, ms / 1000 - after), after, 0.05);
  };
  sound.beep = () => tone([1000], 0.4, 0, 0.08);
  sound.hush = () => {
    sound.token += 1;
    if (sound.player.src !== SILENCE) sound.player.pause();
    if (window.speechSynthesis) speechSynthesis.cancel();
    for (const wave of ringing) {
      try { wave.stop(); } catch { /* it never began */ }
    }
    ringing.clear();
  };
  // Says a prompt from a place in it on; calls `done` when the browser's voice has said it.
  sound.say = (words, fromMs, done) => {
    const token = (sound.token += 1);
    if (!sound.on) return false;
    const files = takesOf(words);
    if (files) {
      playFrom(files, fromMs / 1000, token);
      return true;
    }
    const voice = voiceFor(words.language);
    if (!voice) return false;
    const speech = new SpeechSynthesisUtterance(words.pieces.join(""));
    speech.voice = voice;
    speech.lang = words.language;
    speech.rate = sound.speed;
    speech.onend = () => { if (token === sound.token) done(); };
    speechSynthesis.speak(speech);
    return true;
  };
  const playFrom = (files, seconds, token) => {
    const { player } = sound;
    const next = ([file, ...others], skip) => {
      if (!file || token !== sound.token) return;
      player.src = file;
      player.preservesPitch = true;
      player.onloadedmetadata = () => {
        if (token !== sound.token) return;
        if (skip >= player.duration) return next(others, skip - player.duration);
        if (skip > 0.05) player.currentTime = skip;
        player.playbackRate = sound.speed;
        player.play().catch(() => {});
      };
      player.onended = () => next(others, 0);
    };
    next(files, seconds);
  };
  sound.pace = (speed) => {
    sound.speed = speed;
    sound.player.playbackRate = speed;
  };
  if (window.speechSynthesis) speechSynthesis.getVoices();
