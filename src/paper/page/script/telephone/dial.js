
  // Before a call: which number, and which moment is pretended.
  const telephone = byId("phone");
  const dial = { at: null };
  const lineOf = (number) => {
    const digits = (text) => text.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "");
    return engine.menu.lines.find((line) => digits(line.number) === digits(number) || line.id === number);
  };
  const showLine = () => {
    const line = lineOf(byId("number").value);
    byId("line-name").textContent = line ? textOf("line-" + line.id, line.name) || "" : byId("number").value ? say("phone.nobody") : "";
    for (const button of all("[data-line]")) button.setAttribute("aria-pressed", Boolean(line) && button.dataset.line === line.id);
  };
  const chooseLine = (number) => {
    byId("number").value = number;
    showLine();
  };
  const showMoment = (moment) => {
    byId("moment-clock").textContent = moment.error || (moment.at ? clockOf(moment.at) : "");
    dial.at = moment.error ? null : moment.at;
    if (moment.at) showBoard(moment.at);
  };
  const askMoment = (text) => showMoment(engine.ask({ do: "moment", text, now: Date.now() }));
  const pretend = (text) => {
    byId("moment").value = "other";
    byId("moment-text").hidden = false;
    byId("moment-text").value = text.replace("T", " ");
    askMoment(text.replace("T", " "));
  };
  const fillMoments = () => {
    const chosen = byId("moment").value || "now";
    const { moments } = engine.ask({ do: "moments", now: Date.now() });
    dial.moments = moments;
    const name = (moment) => (known("moment." + moment.id) ? say("moment." + moment.id) : moment.name);
    fill(byId("moment"),
      moments.map((moment) => el("option", { value: moment.id }, moment.what ? `${name(moment)}: ${moment.what}` : name(moment))),
      el("option", { value: "other" }, say("moment.other")));
    byId("moment").value = chosen;
  };
  const momentChosen = () => {
    const id = byId("moment").value, other = id === "other";
    byId("moment-text").hidden = !other;
    if (other) {
      const text = byId("moment-text");
      text.focus();
      if (text.value) askMoment(text.value);
      return;
    }
    const moment = dial.moments.find((one) => one.id === id) || dial.moments[0];
    showMoment(id === "now" ? { ...moment, at: Date.now() } : moment);
  };
  const listLines = () => {
    const list = document.querySelector("[data-call-list]");
    if (!list) return;
    const nameOf = (line) => textOf("line-" + line.id, line.name), aboutOf = (line) => textOf("about-line-" + line.id, line.about);
    fill(list, engine.menu.lines.map((line) => el("li", {}, el("button", {
      type: "button", "data-line": line.id, "aria-pressed": "false", click: () => chooseLine(line.number),
    }, el("strong", {}, nameOf(line) || line.number), el("span", {}, [nameOf(line) && line.number, aboutOf(line)].filter(Boolean).join(" \u2013 "))))));
  };
  if (telephone) {
    engine.ready.then(() => {
      listLines();
      fillMoments();
      if (!byId("number").value) chooseLine(engine.menu.lines[0].number);
      else showLine();
      if (!dial.at) momentChosen();
    });
    // "Now" goes on.
    setInterval(() => {
      if (engine.menu && phone.state === "idle" && byId("moment").value === "now") momentChosen();
    }, 30000);
    byId("number").addEventListener("input", () => engine.menu && showLine());
    byId("moment").addEventListener("change", momentChosen);
    byId("moment-text").addEventListener("input", (event) => askMoment(event.target.value));
    onLanguage.push(() => {
    if (!engine.menu) return;
    listLines();
    fillMoments();
    showLine();
    if (phone.state === "idle" && byId("moment").value !== "other") momentChosen();
  });
  }
