
  // What a call finds otherwise than usual, where the menu has such things: switches, teams that don't answer, lines.
  // A choice is written as the command has it: `set` storm=on, `ring` sales=busy, `agent_free` sales-line=3m.
  const teamOf = (id) => textOf("name-" + id, (engine.menu.teams.find((team) => team.id === id) || { name: id }).name);
  const chooser = (what, label, options) => {
    const id = `what-if-${what}-${options[1][0].split("=")[0]}`;
    return [el("label", { for: id }, label), el("select", { id, "data-what-if": what },
      options.map(([value, words]) => el("option", { value }, words)))];
  };
  const fillWhatIf = () => {
    const place = byId("what-if"), { switches = [], rings = [], queues = [] } = data.what_if || {};
    if (!place) return;
    const chosen = whatIf();
    place.hidden = switches.length + rings.length + queues.length === 0;
    fill(byId("what-ifs"), [
      switches.map(({ id, about, on }) => chooser("set", (about && (about[language] || Object.values(about)[0])) || id, on
        ? [["", say("what-if.usual", { how: say("what-if.on") })], [id + "=off", say("what-if.off")]]
        : [["", say("what-if.usual", { how: say("what-if.off") })], [id + "=on", say("what-if.on")]])),
      rings.length === 0 ? [] : [chooser("ring", say("what-if.ring"), [["", say("what-if.answers")], ...rings.flatMap((id) => [
        [id + "=busy", say("what-if.busy", { team: teamOf(id) })],
        [id + "=no-answer", say("what-if.silent", { team: teamOf(id) })]])])],
      queues.map(({ id, team, full }) => chooser("agent_free", say("what-if.queue", { team: teamOf(team) }), [
        ["", say("what-if.as.usual")], [id + "=0s", say("what-if.free")],
        ...[1, 3, 10].map((n) => [`${id}=${n}m`, say("what-if.free.after", { n })]),
        [id + "=never", say("what-if.never")], ...(full ? [[id + "=full", say("what-if.full")]] : [])])),
    ].flat(3));
    assume(chosen);
  };
  // All that is chosen, as a request has it.
  const whatIf = () => {
    const chosen = {};
    for (const choice of all("[data-what-if]")) {
      if (choice.value) (chosen[choice.dataset.whatIf] ||= []).push(choice.value);
    }
    return chosen;
  };
  // Chooses what a link says, or what was chosen before.
  const assume = (wish) => {
    for (const choice of all("[data-what-if]")) {
      const wanted = wish[choice.dataset.whatIf] || [];
      choice.value = wanted.find((value) => [...choice.options].some((option) => option.value === value)) || "";
    }
    if (Object.values(wish).some((values) => values.length > 0)) byId("what-if").open = true;
  };
  if (telephone) {
    engine.ready.then(fillWhatIf);
    onLanguage.push(() => { if (engine.menu) fillWhatIf(); });
  }
