
  // Whom to call: the engine's answers, as `phonetree find` gives them.
  const findForm = byId("find-form");
  const resultOf = (match) => {
    const who = match.team || match.line || match.resource || match.node || {};
    return { topic: match.topic || who.name, who: match.topic ? who.name : null, id: who.id, page: Boolean(match.resource) };
  };
  const pressed = (keys) => (keys ? [...keys.split(/[ ,]+/)].filter(Boolean) : []);
  const routeLine = (route) => el("dd", { class: "reach" },
    el("a", { class: "number", href: route.tel }, route.number),
    pressed(route.keys).map((key) => [" ", el("span", { class: "press" }, say("find.press")), " ", el("kbd", {}, key)]).flat(),
    byId("call") && el("button", {
      class: "quiet", type: "button", "data-call": route.number, "data-keys": pressed(route.keys).join(","),
    }, say("find.try")));
  const wayLines = (match) => {
    const lines = {
      phone: match.routes.length > 0 && [el("dt", {}, say(match.by === "phone" ? "find.call" : "find.questions")), match.routes.map(routeLine)],
      email: match.email && [el("dt", {}, say("find.email")), el("dd", {}, el("a", { href: "mailto:" + match.email }, match.email))],
      fax: match.fax && [el("dt", {}, say("find.fax")),
        el("dd", {}, match.fax, match.fax_for && ` (${match.fax_for})`)],
      web: match.url && [el("dt", {}, say("find.web")), el("dd", {}, el("a", { href: match.url }, match.url))],
    };
    // The right channel first: what the engine says it is done by.
    const order = ["phone", "email", "fax", "web"].sort((a, b) => (b === match.by) - (a === match.by));
    return order.map((way) => lines[way]).filter(Boolean).flat(2);
  };
  const answerCard = (match, at, best, query) => {
    const { topic, who, id, page } = resultOf(match);
    const by = match.by && match.by !== "phone" && known("find.by." + match.by);
    return el("article", {
      class: best ? "answer best" : "answer", "data-confidence": match.confidence || "", "data-answer": id,
    },
    el("div", { class: "head" },
      el("h4", { class: "topic" }, topic, by && el("span", { class: "by" }, ` ${say("find.by." + match.by)}`)),
      page ? el("span", { class: "now web" }, say("find.nocall")) : !match.node && presence(match, at)),
    who && el("p", { class: "who" }, who),
    el("dl", { class: "ways" }, wayLines(match)),
    match.disputes && match.disputes.length > 0 && el("details", { class: "note" },
      el("summary", {}, say("find.others")), match.disputes.map((dispute) => el("p", {}, dispute.says))),
    el("div", { class: "links" }, best && copyLink("find=" + encodeURIComponent(query))));
  };
  // Without an engine, words are looked for as they are written.
  const filterTeams = (query) => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const desk of all(".desk", byId("find-teams"))) {
      const text = desk.textContent.toLowerCase();
      desk.hidden = !words.every((word) => text.includes(word));
      shown += desk.hidden ? 0 : 1;
    }
    byId("find-count").textContent = words.length === 0 ? "" : shown === 0 ? say("find.none")
      : shown === 1 ? say("find.count.one") : say("find.count", { n: shown });
  };
  const nothingFound = () => el("p", { class: "nothing" }, say("find.none"));
  const find = (query) => {
    const answers = byId("find-answers"), teams = byId("find-teams"), count = byId("find-count");
    const words = query.trim();
    // The engine is on its way: what was asked is answered then.
    if (!engine.menu) return root.dataset.engine === "loading" ? null : filterTeams(words);
    answers.hidden = !words;
    if (!words) {
      fill(answers);
      teams.hidden = false;
      count.textContent = "";
      return;
    }
    const found = engine.ask({ do: "find", words, now: Date.now() });
    const matches = found.matches || [];
    teams.hidden = matches.length > 0;
    if (matches.length === 0) {
      fill(answers, found.error ? el("p", { class: "nothing" }, found.error) : nothingFound());
      count.textContent = say("find.count", { n: 0 });
      return;
    }
    const sure = matches[0].confidence !== "guess";
    const heading = (name) => el("h3", { class: "answers-title" }, say(name));
    const [first, ...others] = matches;
    fill(answers,
      heading(sure ? "find.best" : "find.closest"), answerCard(first, found.at, true, words),
      others.length > 0 && heading("find.more"), others.map((match) => answerCard(match, found.at, false, words)));
    count.textContent = matches.length === 1 ? say("find.count.one") : say("find.count", { n: matches.length });
  };
  if (findForm) {
    const input = byId("find-query");
    let wait = 0;
    findForm.hidden = false;
    engine.ready.then(() => find(input.value));
    input.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(() => {
        find(input.value);
        setHash(input.value.trim() ? "find=" + encodeURIComponent(input.value.trim()) : "find");
      }, 120);
    });
    findForm.addEventListener("submit", (event) => {
      event.preventDefault();
      find(input.value);
    });
    openers.find = (query) => {
      input.value = query || "";
      find(input.value);
    };
    onLanguage.push(() => find(input.value));
  }
