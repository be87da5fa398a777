
  // The telephone: it holds a call of the engine against the clock. What happens, and when, the engine
  // says; here it is shown, heard, and waited for.
  const phone = { state: "idle", call: null, prompt: null, timer: 0, frame: 0, since: 0, base: 0, paused: false, page: false, drill: null };
  const SPEEDS = [1, 1.25, 1.5, 2, 3];
  const setState = (state, words) => {
    phone.state = state;
    telephone.dataset.state = state;
    const place = byId("state");
    if (words !== undefined && place.textContent !== words) place.textContent = words;
  };
  const busy = () => phone.call !== null && phone.state !== "ended" || phone.state === "ringing";
  const elapsed = () => (phone.paused ? phone.base : phone.base + (performance.now() - phone.since) * sound.speed);
  const setClock = (ms) => { phone.base = ms; phone.since = performance.now(); };
  const button = (what) => telephone.querySelector(`[data-do=${what}]`);

  const wait = () => {
    clearTimeout(phone.timer);
    if (phone.paused || !phone.call || phone.call.ended || phone.call.due === null) return;
    const left = Math.max(0, (phone.call.due - elapsed()) / sound.speed);
    phone.timer = setTimeout(() => put({ do: "until", elapsed: Math.max(phone.call.due, Math.round(elapsed())) }), Math.min(left, 2 ** 31 - 1));
  };
  const put = (wish) => take(engine.ask(wish));
  // An answer of the engine: what happened, and what the call waits for.
  const take = (answer) => {
    const problem = byId("phone-problem");
    problem.hidden = !answer.error;
    problem.textContent = answer.error || "";
    if (answer.error) return;
    phone.call = answer.call;
    if (answer.again) takeAgain(answer);
    else for (const event of answer.effects) perform(event);
    showCall();
    wait();
  };
  // The call was held again, up to another moment: what is past is shown, not heard.
  const takeAgain = (answer) => {
    sound.hush();
    caption.clear();
    if (transcript) fill(transcript);
    phone.prompt = null;
    setClock(answer.call.elapsed);
    for (const event of answer.effects) perform(event, true);
    if (phone.prompt && !phone.paused) speak(answer.call.elapsed - phone.prompt.elapsed_ms);
  };
  const speak = (fromMs) => {
    const { prompt } = phone;
    const over = () => { if (phone.prompt === prompt) promptOver(); };
    const heard = sound.say(prompt.say, Math.max(0, fromMs), over);
    // Nobody says when it ends: its words do.
    if (phone.page && !heard) phone.promptTimer = setTimeout(over, prompt.say.ms / sound.speed);
  };
  const promptOver = () => {
    clearTimeout(phone.promptTimer);
    if (phone.page && phone.prompt) put({ do: "played", play: phone.prompt.say.play, elapsed: Math.round(elapsed()) });
  };
  const perform = (event, past = false) => {
    showInTranscript(event);
    const { event: what } = event;
    if (what === "prompt") {
      if (phone.prompt) caption.end(false);
      phone.prompt = event;
      caption.begin(event);
      if (!past && !phone.paused) speak(0);
    } else if (what === "stop") {
      if (phone.prompt && phone.prompt.say.play === event.play) endPrompt(true);
    } else if (what === "ring" && !past) sound.ring(event.ms);
    else if (what === "record" && !past) sound.beep();
    else if (what === "ended" || what === "transferred") endPrompt(false, past);
  };
  const endPrompt = (cut, past = false) => {
    clearTimeout(phone.promptTimer);
    caption.end(cut);
    phone.prompt = null;
    if (!past) sound.hush();
  };
  // Once the engine no longer waits for the prompt, it was said.
  const settlePrompt = () => {
    if (phone.prompt && phone.call.waits !== "prompt") {
      caption.end(false);
      phone.prompt = null;
    }
  };
  const WAITS = { prompt: "speaking", key: "waiting", digits: "waiting", message: "recording", transfer: "transferring" };
  const showState = (call) => {
    const waits = WAITS[call.waits] || "speaking";
    if (call.ended) setState("ended", outcomeOf(call));
    else if (phone.paused) setState("paused", say("state.paused"));
    else setState(waits, say("state." + (call.waits === "digits" ? "digits" : waits)));
  };
  const showWho = (number) => {
    const line = lineOf(number);
    byId("who").textContent = (line && textOf("line-" + line.id, line.name)) || number;
    byId("call-clock").textContent = phone.at ? `${number} \u00b7 ${clockOf(phone.at)}` : number;
  };
  // A call in another language of the page: what is said around it. Its words are those of its line.
  onLanguage.push(() => {
    if (!phone.call) return;
    showState(phone.call);
    showWho(phone.number);
    showBusy();
  });
  const showCall = () => {
    const { call } = phone;
    settlePrompt();
    showState(call);
    byId("pressed").textContent = call.keys || "";
    const live = new Set(phone.drill ? [] : (call.choices || []).map((choice) => choice.key));
    for (const key of all(".key", telephone)) key.classList.toggle("live", !call.ended && live.has(key.dataset.key));
    button("undo").disabled = !call.can_undo || Boolean(phone.drill);
    for (const what of ["again", "pause"]) button(what).disabled = Boolean(phone.drill);
    showOnMap(call);
    if (call.ended) finished();
    else showBusy();
  };
  const showBusy = () => {
    telephone.classList.toggle("busy", busy());
    button("call").setAttribute("aria-label", say(busy() ? "phone.hangup" : "phone.call"));
  };
  // Draws what moves: the time, and the word that is being said.
  const draw = () => {
    phone.frame = 0;
    if (!phone.call || phone.call.ended) return;
    const now = elapsed(), timer = byId("timer"), time = onTimer(now);
    if (timer.textContent !== time) timer.textContent = time;
    if (phone.prompt) caption.reach((now - phone.prompt.elapsed_ms) / Math.max(1, phone.prompt.say.ms));
    if (!phone.paused) phone.frame = requestAnimationFrame(draw);
  };
  const drawOn = () => { if (!phone.frame) phone.frame = requestAnimationFrame(draw); };

  // Calls a number, or a line, at a moment. `keys` are pressed before it is shown; then it is paused there.
  phone.dial = ({ number, at, keys, drill }) => {
    sound.hush();
    clearTimeout(phone.timer);
    Object.assign(phone, { number, at: null, drill: drill || null, call: null, prompt: null, paused: false });
    phone.page = !drill && sound.speaks();
    caption.clear();
    if (transcript) fill(transcript);
    byId("dial").hidden = true;
    byId("after").hidden = true;
    byId("status").hidden = false;
    byId("phone-problem").hidden = true;
    showWho(number);
    byId("timer").textContent = "";
    byId("pressed").textContent = "";
    setState("ringing", say("state.ringing"));
    showBusy();
    for (const id of ["call-transcript", "call-map"]) if (byId(id)) byId(id).hidden = Boolean(drill) && id === "call-map";
    if (byId("call-numbers")) byId("call-numbers").hidden = true;
    const wish = { do: "call", line: number, now: Date.now(), prompts: phone.page ? "page" : "lengths" };
    if (drill) wish.drill = true;
    else Object.assign(wish, { at: at ?? Date.now() }, whatIf());
    if (keys) wish.keys = keys;
    const answer = () => {
      const first = engine.ask(wish);
      if (first.error) {
        setState("ended", say("state.failed"));
        phone.call = null;
        showBusy();
        take(first);
        byId("dial").hidden = false;
        byId("status").hidden = true;
        setState("idle", "");
        return;
      }
      phone.at = first.call.at;
      showWho(number);
      phone.call = first.call;
      showBoard(first.call.at);
      setClock(first.call.elapsed);
      phone.paused = Boolean(keys);
      take(keys ? { ...first, again: true } : first);
      showPause();
      drawOn();
    };
    toPhone();
    if (keys) answer();
    else {
      sound.ring(1500);
      phone.timer = setTimeout(answer, calm.matches ? 300 : 1500);
    }
  };
  // On a small screen the telephone fills it.
  const small = matchMedia("(max-width: 63.99rem)");
  const toPhone = () => { if (!phone.drill) telephone.scrollIntoView({ block: small.matches ? "start" : "nearest" }); };
  phone.key = (key) => {
    sound.wake();
    const lit = all(".key", telephone).find((one) => one.dataset.key === key);
    lit.classList.add("down");
    setTimeout(() => lit.classList.remove("down"), 140);
    sound.key(key);
    if (phone.state === "idle") {
      byId("number").value += key;
      showLine();
    } else if (phone.call && !phone.call.ended) {
      if (phone.paused) phone.pause();
      put({ do: "key", key, elapsed: Math.round(elapsed()) });
    }
  };
  phone.pause = () => {
    if (!busy() || !phone.call) return;
    const now = elapsed();
    phone.paused = !phone.paused;
    setClock(now);
    if (phone.paused) {
      clearTimeout(phone.timer);
      clearTimeout(phone.promptTimer);
      sound.hush();
    } else {
      if (phone.prompt) speak(now - phone.prompt.elapsed_ms);
      wait();
      drawOn();
    }
    showPause();
    showCall();
  };
  const showPause = () => {
    button("pause").setAttribute("aria-pressed", phone.paused);
    button("pause").lastChild.textContent = say(phone.paused ? "phone.resume" : "phone.pause");
  };
  phone.hangUp = () => {
    if (phone.call) put({ do: "hang_up", elapsed: Math.round(elapsed()) });
    else phone.idle();
  };
  phone.idle = () => {
    sound.hush();
    clearTimeout(phone.timer);
    Object.assign(phone, { call: null, prompt: null, paused: false, drill: null });
    setState("idle", "");
    byId("dial").hidden = false;
    for (const id of ["status", "after"]) byId(id).hidden = true;
    for (const key of all(".key", telephone)) key.classList.remove("live");
    for (const id of ["call-transcript", "call-map"]) if (byId(id)) byId(id).hidden = true;
    if (byId("call-numbers")) byId("call-numbers").hidden = false;
    showBusy();
    momentChosen();
  };
