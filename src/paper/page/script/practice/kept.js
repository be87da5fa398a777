
  // What was practiced in this browser: lines of JSON, a drill each, as `phonetree practice --report` reads
  // them. Where the browser keeps nothing, they last as long as the page.
  const kept = { lines: "", own: true };
  const KEPT = "phonetree.history." + data.title, WHO = "phonetree.trainee";
  const stored = (key) => { try { return localStorage.getItem(key) || ""; } catch { return ""; } };
  const store = (key, text) => {
    try { localStorage.setItem(key, text); } catch { kept.own = false; }
  };
  kept.lines = stored(KEPT);
  kept.add = (line) => {
    // Another tab may have practiced meanwhile.
    const before = stored(KEPT) || kept.lines;
    kept.lines = before + (before && !before.endsWith("\n") ? "\n" : "") + line + "\n";
    store(KEPT, kept.lines);
  };
  const trainee = () => (byId("trainee") ? byId("trainee").value.trim() : "");
  const exportHistory = () => saveFile("phonetree-practice.jsonl", "application/x-ndjson", kept.lines);
  const importHistory = () => {
    const pick = el("input", { type: "file", accept: ".jsonl,.json,.txt,application/x-ndjson" });
    pick.addEventListener("change", async () => {
      const file = pick.files[0];
      if (!file) return;
      const merged = engine.ask({ do: "merge", lines: kept.lines, more: await file.text() });
      if (merged.error) return toast(merged.error);
      kept.lines = merged.lines;
      store(KEPT, kept.lines);
      toast(say("past.added", { n: merged.added, skipped: merged.skipped }));
      showPast();
    });
    pick.click();
  };
  const dayOf = (when) => {
    const date = new Date(when);
    return Number.isNaN(date.getTime()) ? "" : new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(date);
  };
  const showPast = () => {
    const place = byId("practice-past");
    if (!place || !engine.menu) return;
    const buttons = el("div", { class: "buttons" },
      kept.lines && el("button", { class: "second", type: "button", "data-do": "export" }, say("past.export")),
      el("button", { class: "quiet", type: "button", "data-do": "import" }, say("past.import")));
    const who = trainee(), past = kept.lines ? engine.ask({ do: "history", lines: kept.lines, trainee: who || undefined, now: Date.now() }) : null;
    place.hidden = false;
    if (!past || past.error || !(past.sessions || []).length) {
      fill(place, el("h3", {}, say("past.title")), el("p", { class: "hint" }, past && past.error ? past.error : say("past.none")), buttons);
      return;
    }
    const name = (kind) => (known("kind." + kind) ? say("kind." + kind) : kind);
    const rows = past.sessions.slice(-10).reverse().map((session) => el("tr", {},
      el("td", {}, dayOf(session.began)), el("td", {}, session.course || name(session.kind)),
      el("td", {}, `${session.drills}/${session.wanted}`), el("td", {}, el("strong", {}, String(session.average)))));
    const weak = (past.weak || []).slice(0, 5).map((one) => el("li", {}, `${one.errand} `, el("small", {}, say("past.points", { n: one.average }))));
    fill(place,
      el("h3", {}, who ? say("past.of", { name: who }) : say("past.title")),
      past.due > 0 && el("p", {}, say("past.due", { n: past.due })),
      el("div", { class: "wide" }, el("table", {},
        el("thead", {}, el("tr", {}, ["past.day", "past.kind", "past.drills", "past.average"].map((head) => el("th", { scope: "col" }, say(head))))),
        el("tbody", {}, rows))),
      weak.length > 0 && [el("h4", { class: "ask" }, say("past.weak")), el("ul", { class: "study" }, weak)],
      buttons);
  };
