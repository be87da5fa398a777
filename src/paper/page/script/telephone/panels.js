
  // Beside the telephone: what was said, where the call is, who is open.
  const transcript = byId("transcript");
  const noteOf = (event) => {
    const team = event.name;
    const notes = {
      answered: () => say("note.answered", { number: (lineOf(event.number) || event).number }),
      closed: () => say("note.closed", { team }),
      transferred: () => say("note.transferred", { team }),
      record: () => say("note.record"),
      no_input: () => say("note.no_input"),
      no_match: () => say("note.no_match"),
      entered: () => say("note.entered"),
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

  // The menu as an outline: every place once, where it first comes.
  const drawMap = (call) => {
    const place = byId("map");
    if (!place) return;
    const map = engine.ask({ do: "map" });
    const nodes = new Map(map.nodes.map((node) => [node.id, node]));
    const line = map.lines.find((one) => one.id === call.line || one.number === call.number) || map.lines[0];
    const drawn = new Set();
    const branch = (id, keys, label) => {
      const node = nodes.get(id);
      if (!node) return null;
      // A place without a name of its own is known by its option.
      const named = node.name !== id && label !== node.name;
      const name = label ? [label, named && " ", named && el("span", { class: "to" }, node.name)].filter(Boolean) : [node.name];
      const item = el("li", { "data-node": id, "data-by": keys }, el("div", { class: "row" }, keys && el("kbd", {}, keys), el("span", {}, name)));
      if (drawn.has(id)) {
        if ((node.options || []).length > 0) item.firstChild.append(el("span", { class: "to" }, say("map.above")));
        return item;
      }
      drawn.add(id);
      const optioned = new Set((node.options || []).map((option) => option.to));
      const below = [
        ...(node.options || []).map((option) => (option.to ? branch(option.to, option.key, option.label)
          : el("li", {}, el("div", { class: "row" }, el("kbd", {}, option.key),
            el("span", {}, option.label || (known("does." + option.does) ? say("does." + option.does) : option.does || "")))))),
        ...(node.to || []).filter((to) => !optioned.has(to)).map((to) => branch(to, null, null)),
      ].filter(Boolean);
      if (below.length > 0) item.append(el("ul", {}, below));
      return item;
    };
    fill(place, branch(line.to, null, line.name || line.number));
    const own = place.querySelector(".row > span > .to");
    if (own && own.closest("li") === place.firstChild) own.remove();
  };
  const showOnMap = (call) => {
    const place = byId("map");
    if (!place) return;
    for (const item of all(".here, .on-way", place)) item.classList.remove("here", "on-way");
    const way = new Set(call.path || []);
    for (const item of all("[data-node]", place)) if (way.has(item.dataset.node)) item.classList.add("on-way");
    // Where several options lead to one place, the one that was pressed last.
    const pressedAt = (item) => (item.dataset.by ? (call.keys || "").lastIndexOf(item.dataset.by) : -1);
    const [here] = all("[data-node]", place).filter((item) => item.dataset.node === call.node)
      .sort((a, b) => pressedAt(b) - pressedAt(a));
    if (!here) return;
    here.classList.add("here");
    // Another option that leads there was not taken.
    for (const other of all("[data-node]", place)) if (other !== here && other.dataset.node === call.node) other.classList.remove("on-way");
  };

  // Who is open at the moment that the telephone pretends.
  const showBoard = (now) => {
    const board = byId("board");
    if (!board || !engine.menu) return;
    const open = engine.ask({ do: "open", now });
    if (open.error) return;
    byId("open-clock").textContent = clockOf(now);
    fill(board, open.teams.map((team) => el("li", {}, el("span", {}, team.name), presence(team, open.at))));
  };
