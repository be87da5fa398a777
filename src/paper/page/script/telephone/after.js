
  // After a call, and the telephone's own buttons.
  const outcomeOf = ({ ended, next }) => {
    const reason = ended.reason === "hung_up" ? `hung_up.${ended.by}` : ended.reason;
    return known("ended." + reason) ? say("ended." + reason, { team: next ? textOf("name-" + next.team, next.name) : "" }) : ended.words;
  };
  const finished = () => {
    const { call } = phone;
    sound.hush();
    showBusy();
    byId("timer").textContent = onTimer(call.elapsed);
    if (phone.drill) {
      const { drill } = phone;
      phone.drill = null;
      drill(call);
      return;
    }
    const { next } = call, after = byId("after");
    const row = (name, content) => content && [el("dt", {}, say(name)), el("dd", {}, content)];
    fill(after,
      el("p", { class: "outcome" }, outcomeOf(call)),
      next && presenceOf(next, call),
      next && el("dl", {}, [
        row("find.email", next.email && el("a", { href: "mailto:" + next.email }, next.email)),
        row("find.fax", next.fax && (next.fax_for ? `${next.fax} (${next.fax_for})` : next.fax)),
        row("find.web", next.url && el("a", { href: next.url }, next.url)),
        row("find.hours", next.hours),
      ].filter(Boolean).flat()),
      el("div", { class: "links" },
        el("button", { class: "second", type: "button", "data-do": "call-again" }, say("phone.callagain")),
        el("button", { class: "quiet", type: "button", "data-do": "other-number" }, say("phone.other"))));
    after.hidden = false;
  };
  const callAgain = () => {
    sound.wake();
    const { number, at } = phone.call;
    phone.dial({ number, at });
  };
  // Whether whom the call reached is open then, and when it opens.
  const presenceOf = (next, call) => {
    const open = engine.ask({ do: "open", now: call.at });
    const team = (open.teams || []).find((one) => one.id === next.team || one.name === next.name);
    return team ? el("p", {}, presence(team, open.at)) : null;
  };
  const doing = {
    call: () => {
      sound.wake();
      if (busy()) return phone.hangUp();
      if (phone.state === "ended") return callAgain();
      const number = byId("number").value.trim();
      if (number) phone.dial({ number, at: byId("moment").value === "now" ? Date.now() : dial.at });
    },
    erase: () => { byId("number").value = byId("number").value.slice(0, -1); showLine(); },
    undo: () => { if (phone.call && phone.call.can_undo) put({ do: "undo" }); drawOn(); },
    again: () => { if (phone.call && !phone.call.ended) put({ do: "again" }); drawOn(); },
    pause: () => { sound.wake(); phone.pause(); },
    faster: () => {
      const now = elapsed(), speed = SPEEDS[(SPEEDS.indexOf(sound.speed) + 1) % SPEEDS.length];
      setClock(now);
      sound.pace(speed);
      byId("speed").textContent = speed + "\u00d7";
      wait();
    },
    sound: () => {
      sound.on = !sound.on;
      button("sound").setAttribute("aria-pressed", sound.on);
      if (!sound.on) sound.hush();
      else if (phone.prompt && !phone.paused) speak(elapsed() - phone.prompt.elapsed_ms);
    },
    "call-again": () => callAgain(),
    "other-number": () => phone.idle(),
    "copy-call": (event) => copy(engine.ask({ do: "save" }).toml || "", event.target.closest(".head")),
    "copy-place": (event) => copy(linkTo(phone.call.link), event.target.closest(".head")),
  };
  if (telephone) {
    document.addEventListener("click", (event) => {
      const what = event.target.closest("[data-do]");
      const act = what && doing[what.dataset.do];
      if (act) return act(event);
      const key = event.target.closest(".key");
      // A key that was touched has been pressed already.
      if (key && event.detail === 0) return phone.key(key.dataset.key);
      const wanted = event.target.closest("[data-call]");
      if (!wanted || !engine.menu) return;
      sound.wake();
      chooseLine(wanted.dataset.call);
      if (getComputedStyle(telephone).display === "none") location.hash = "call";
      phone.dial({ number: wanted.dataset.call, at: Date.now() });
    });
    telephone.addEventListener("pointerdown", (event) => {
      const key = event.target.closest(".key");
      if (!key || event.button !== 0) return;
      phone.key(key.dataset.key);
    });
    byId("dial").addEventListener("submit", (event) => { event.preventDefault(); doing.call(); });
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || getComputedStyle(telephone).display === "none") return;
      const typing = event.target.closest("input, select, textarea");
      if (typing || !(event.target === document.body || event.target.closest(".phone, #call"))) return;
      if (/^[0-9*#]$/.test(event.key) && !event.repeat && engine.menu) {
        event.preventDefault();
        phone.key(event.key);
      } else if (event.key === "Backspace" && phone.state === "idle") doing.erase();
      else if (event.key === "Escape" && busy()) phone.hangUp();
    });
    openers.call = (number, wish) => engine.ready.then(() => {
      const at = wish.get("at"), keys = wish.get("keys");
      const moment = at ? engine.ask({ do: "moment", text: at.replace("T", " "), now: Date.now() }) : null;
      chooseLine(number || engine.menu.lines[0].number);
      if (at) pretend(at);
      fillWhatIf();
      assume({ set: wish.getAll("set"), ring: wish.getAll("ring"), agent_free: wish.getAll("agent_free") });
      if (moment && moment.error) return;
      if (at || keys) phone.dial({ number: byId("number").value, at: moment ? moment.at : Date.now(), keys });
    });
  }
