
  // Beside the telephone: what was said, where the call is, who is open.
  const transcript = byId("transcript");
  const noteOf = (event) => {
    const team = textOf("name-" + event.team, event.name);
    const notes = {
      answered: () => say("note.answered", { number: (lineOf(event.number) || event).number }),
      closed: () => say("note.closed", { team }),
      transferred: () => say("note.transferred", { team }),
      record: () => say("note.record"),
      no_input: () => say("note.no_input"),
      no_match: () => say("note.no_match"),
      entered: () => say("note.entered"),
      not_reached: () => say("note." + event.outcome, { team }),
      in_line: () => say("note.in_line", { team: event.name, n: event.position }),
      waited_too_long: () => say("note.waited", { team: event.name }),
      queue_full: () => say("note.full", { team: event.name }),
    };
    const note = notes[event.event];
    return note ? note() : null;
  };
  const showInTranscript = (event) => {
    if (!transcript) return;
    const line = (kind, words, tag) => transcript.append(el("li", { class: kind },
      el("time", {}, onTimer(event.elapsed_ms)), el("span", { lang: tag }, words)));
    if (event.event === "prompt") line("said-line", event.text, event.say && event.say.language);
    else if (event.event === "key") line("key-line", say("note.key", { key: event.key }));
    else if (noteOf(event)) line("note-line", noteOf(event));
  };

  const maps = {};
  // The steps that were taken since the call was last at its beginning: for each place, from where and by which keys.
  const stepsOf = ({ path, by }) => {
    const steps = new Map(), begin = Math.max(0, path.lastIndexOf(path[0]));
    for (let n = begin + 1; n < path.length; n += 1) {
      if (!steps.has(path[n])) steps.set(path[n], { from: path[n - 1], keys: (by || [])[n] || "" });
    }
    return steps;
  };
  // The menu as an outline: every place once, where the caller reached it, else where it first comes.
  const drawMap = (call) => {
    const place = byId("map");
    if (!place) return;
    const map = maps[language] || (maps[language] = engine.ask({ do: "map" }));
    const nodes = new Map(map.nodes.map((node) => [node.id, node]));
    const line = map.lines.find((one) => one.id === call.line || one.number === call.number) || map.lines[0];
    const drawn = new Set(), steps = stepsOf(call);
    const isTaken = (step, from, keys) => step.from === from && (keys === null || step.keys.endsWith(keys));
    // Whether the caller reached a place by an option other than this one.
    const isElsewhere = (id, from, keys) => {
      const step = steps.get(id), before = step && nodes.get(step.from);
      return Boolean(before) && id !== line.to && !isTaken(step, from, keys)
        && (before.options || []).some((option) => option.to === id && step.keys.endsWith(option.key));
    };
    const branch = (id, keys, label, from) => {
      const node = nodes.get(id);
      if (!node) return null;
      // A place without a name of its own is known by its option: teams alone have names.
      const named = node.kind === "team" && label !== node.name;
      const name = label ? [label, named && " ", named && el("span", { class: "to" }, node.name)].filter(Boolean) : [node.name];
      const elsewhere = isElsewhere(id, from, keys), step = steps.get(id);
      const taken = id === line.to ? !from : Boolean(step) && !drawn.has(id) && !elsewhere && isTaken(step, from, keys);
      const item = el("li", { "data-node": id, "data-taken": taken }, el("div", { class: "row" }, keys && el("kbd", {}, keys), el("span", {}, name)));
      if (drawn.has(id) || elsewhere) {
        if ((node.options || []).length > 0) item.firstChild.append(el("span", { class: "to" }, say(drawn.has(id) ? "map.above" : "map.below")));
        return item;
      }
      drawn.add(id);
      const optioned = new Set((node.options || []).map((option) => option.to));
      const below = [
        ...(node.options || []).map((option) => (option.to ? branch(option.to, option.key, option.label, id)
          : el("li", {}, el("div", { class: "row" }, el("kbd", {}, option.key),
            el("span", {}, option.label || (known("does." + option.does) ? say("does." + option.does) : option.does || "")))))),
        ...(node.to || []).filter((to) => !optioned.has(to)).map((to) => branch(to, null, null, id)),
      ].filter(Boolean);
      if (below.length > 0) item.append(el("ul", {}, below));
      return item;
    };
    fill(place, branch(line.to, null, textOf("line-" + line.id, line.name) || line.number, null));
    const own = place.querySelector(".row > span > .to");
    if (own && own.closest("li") === place.firstChild) own.remove();
  };
  const showOnMap = (call) => {
    if (!byId("map") || phone.drill) return;
    drawMap(call);
    for (const item of all("[data-taken]", byId("map"))) item.classList.add(item.dataset.node === call.node ? "here" : "on-way");
  };
  onLanguage.push(() => { if (phone.call) showOnMap(phone.call); });

  // Who is open at the moment that the telephone pretends.
  const showBoard = (now) => {
    const board = byId("board");
    if (!board || !engine.menu) return;
    const open = engine.ask({ do: "open", now });
    if (open.error) return;
    byId("open-clock").textContent = clockOf(now);
    fill(board, open.teams.map((team) => el("li", {}, el("span", {}, textOf("name-" + team.id, team.name)), presence(team, open.at))));
  };
