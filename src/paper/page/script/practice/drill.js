
  // Practice: the engine sets drills and scores them; here they are asked, and their calls held.
  const drill = { now: null, began: 0, timer: 0, countdown: 0, session: null, stayed: false };
  const stage = byId("drill");
  const step = (name, ...content) => {
    stage.dataset.step = name;
    root.classList.toggle("calling", name === "call");
    fill(stage, ...content);
    stage.hidden = false;
    byId("practice-setup").hidden = true;
    byId("practice-past").hidden = true;
    if (name !== "call") {
      stage.focus({ preventScroll: true });
      stage.scrollIntoView({ block: "nearest" });
    }
  };
  const action = (what, kind = "primary") => el("button", { class: kind, type: "button", "data-do": what }, say("practice." + what));
  const choices = (answers, chosen) => el("div", { class: "options" }, answers.map(([words, more], n) => el("button", {
    type: "button", "data-choice": n, click: () => chosen(n),
  }, words, more && el("span", {}, more))));
  const head = (done = false) => {
    const { n, of } = drill.now;
    return [
      el("div", { class: "steps" }, el("span", {}, say("practice.step", { n, of })), el("span", { class: "countdown", id: "countdown", role: "timer" }),
        el("button", { class: "quiet", type: "button", "data-do": "leave" }, say("practice.leave"))),
      el("progress", { max: of, value: done ? n : n - 1, "aria-label": say("practice.step", { n, of }) }),
    ];
  };
  const hintOf = (hint) => say("practice.hint", { hint: hint.trim().replace(/^\p{L}+\s?: /u, "") });
  const task = () => {
    const { errand, brief } = drill.now;
    const where = (brief || "").split("\n")[0];
    return [el("p", { class: "brief" }, where), el("p", { class: "errand" }, errand)];
  };

  const beginPractice = (wish) => {
    const who = trainee();
    store(WHO, who);
    const session = engine.ask({
      do: "practice", now: Date.now(), trainee: who || undefined, history: kept.lines, ...wish,
    });
    if (session.error) return step("summary", el("p", { class: "nothing", role: "alert" }, session.error), el("div", { class: "buttons" }, action("leave", "second")));
    drill.session = { ...session, kind: wish.course ? "course" : wish.kind, wish };
    nextDrill();
  };
  // The drill at hand in another language. A call of it goes on: its words are those of its line.
  const sayDrillAgain = () => {
    const at = stage.dataset.step;
    if (stage.hidden || !["question", "choose"].includes(at)) return;
    const given = engine.ask({ do: "given" });
    if (given.error || !given.drill) return;
    const { limit } = drill.now;
    drill.now = { ...given.drill, limit };
    if (at === "question") askQuestion();
    else showLines();
  };
  const nextDrill = () => {
    clearInterval(drill.countdown);
    const given = engine.ask({ do: "drill", now: Date.now() });
    if (given.error) return step("summary", el("p", { class: "nothing", role: "alert" }, given.error), el("div", { class: "buttons" }, action("leave", "second")));
    if (!given.drill) return summary(given);
    drill.now = given.drill;
    drill.stayed = false;
    if (given.drill.kind === "question") askQuestion();
    else chooseWhom();
  };
  const askQuestion = () => step("question", head(), el("p", { class: "errand" }, drill.now.ask),
    choices(drill.now.answers.map((answer) => [answer]), (answer) => judge({ answer })));
  const chooseWhom = () => {
    showLines();
    if (drill.now.limit) countDown(drill.now.limit);
  };
  const showLines = () => {
    const { lines, hint, digits } = drill.now;
    const options = [...lines.map((line) => [line.number, line.name]), [say("practice.noone")]];
    step("choose", head(), task(),
      hint && el("p", { class: "tip" }, hintOf(hint)),
      digits && el("p", { class: "hint" }, say("practice.digits")),
      el("p", { class: "ask" }, say("practice.whom")),
      choices(options, (n) => (n < lines.length ? callLine(lines[n]) : stayAway())));
  };
  const countDown = (limit) => {
    const until = performance.now() + limit;
    const show = () => {
      const left = until - performance.now(), place = byId("countdown");
      if (place) place.textContent = onTimer(Math.max(0, left));
      if (left > 0) return;
      clearInterval(drill.countdown);
      if (stage.dataset.step === "choose") judge({ too_late: true });
      else if (stage.dataset.step === "call") phone.hangUp();
    };
    show();
    drill.countdown = setInterval(show, 200);
  };
  const callLine = (line) => {
    sound.wake();
    const { hint } = drill.now;
    step("call", head(), task(), drill.session.hints && hint && el("p", { class: "tip long" }, hintOf(hint)));
    telephone.classList.toggle("ears", drill.session.kind === "listening");
    phone.dial({ number: line.number, drill: () => { drill.timer = setTimeout(afterCall, calm.matches ? 0 : 1400); } });
    (small.matches ? stage : telephone).scrollIntoView({ block: small.matches ? "start" : "nearest" });
  };
  const stayAway = () => { drill.stayed = true; afterCall(); };
  const afterCall = () => {
    clearInterval(drill.countdown);
    telephone.classList.remove("ears");
    const instead = engine.ask({ do: "instead" });
    const done = drill.stayed ? { stayed_away: true } : {};
    if (!instead.question) return judge(done);
    step("instead", head(), el("p", { class: "errand" }, instead.question.ask),
      choices(instead.question.answers.map((answer) => [answer]), (answer) => judge({ ...done, answer })));
  };
  const grade = (points) => (points >= 90 ? "good" : points >= 50 ? "fair" : "poor");
  const judge = (done) => {
    clearInterval(drill.countdown);
    const score = engine.ask({ do: "judge", now: Date.now(), ...done });
    if (phone.call) phone.idle();
    if (score.error) return step("summary", el("p", { class: "nothing", role: "alert" }, score.error), el("div", { class: "buttons" }, action("leave", "second")));
    // It is kept before it is shown.
    kept.add(score.record);
    step("score", head(true), el("p", { class: "brief" }, drill.now.errand),
      el("p", { class: "points " + grade(score.points), "data-points": score.points }, el("strong", {}, String(score.points)), say("practice.points")),
      el("table", { class: "marks" }, el("tbody", {}, score.marks.map((mark) => el("tr", {},
        el("th", { scope: "row" }, mark.why), el("td", {}, say("practice.of", { points: mark.points, of: mark.of })))))),
      el("div", { class: "right" }, el("strong", {}, say("practice.best")), " ", score.right),
      el("div", { class: "buttons" }, action("next")));
    const next = stage.querySelector("[data-do=next]");
    if (next) next.focus({ preventScroll: true });
  };
  const summary = (end) => {
    const { result, passed } = end, name = trainee();
    drill.end = end;
    const { code } = engine.ask({ do: "code" });
    drill.code = code;
    step("summary",
      el("h3", {}, drill.session.course ? drill.session.course.title : say("practice.done")),
      result.drills > 0 ? el("p", { class: "points " + grade(result.average), "data-points": result.average },
        el("strong", {}, String(result.average)), say("practice.average", { n: result.drills })) : el("p", {}, say("practice.nothing")),
      drill.session.before !== null && el("p", { class: "brief" }, say("practice.before", { points: drill.session.before })),
      end.passed_words && el("p", { class: passed ? "now open" : "now shut" }, end.passed_words.trim()),
      (end.study || []).length > 0 && [el("h4", { class: "ask" }, say("practice.study")), el("ul", { class: "study" },
        end.study.map((one) => el("li", {}, `${one.errand} `, el("small", {}, `${one.points}: ${one.right}`))))],
      code && [el("h4", { class: "ask" }, say("practice.code")), el("p", { class: "hint" }, say("practice.code.about")), el("p", { class: "code", id: "code" }, code),
        el("div", { class: "buttons" }, action("copycode", "second"),
          el("a", { class: "second", "data-do": "mail", href: mailOf(code, name, result) }, say("practice.mail")))],
      el("div", { class: "buttons" }, action("more"), result.drills > 0 && action("certificate", "second"), action("leave", "second"), copyLink(practiceLink())));
  };
  const mailOf = (code, name, result) => "mailto:?subject=" + encodeURIComponent(say("mail.subject", { title: title() }))
    + "&body=" + encodeURIComponent(say("mail.body", { name: name || "-", points: result.average, n: result.drills, code }));
  const practiceLink = () => {
    const { wish } = drill.session;
    if (wish.course) return "practice=course&course=" + toBase64(wish.course);
    return `practice=${wish.kind}&drills=${wish.drills}`;
  };
  const toBase64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const fromBase64 = (text) => new TextDecoder().decode(Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0)));

  // A page to print, and nothing else with it.
  const certificate = () => {
    const { result, passed } = drill.end, { course } = drill.session;
    const old = document.querySelector(".certificate");
    if (old) old.remove();
    document.body.append(el("section", { class: "certificate" },
      el("h2", {}, say(passed === false ? "certificate.record" : "certificate.title")),
      el("p", {}, say("certificate.for")), el("p", { class: "name" }, trainee() || "\u00a0"),
      el("p", {}, say(passed ? "certificate.passed" : "certificate.practiced", { course: course ? course.title : title() })),
      el("p", {}, say("certificate.points", { points: result.average, n: result.drills })),
      course && el("p", {}, title()),
      el("p", {}, dayOf(Date.now())), el("p", {}, drill.code || "")));
    root.classList.add("certifying");
    print();
    root.classList.remove("certifying");
  };
  const leave = () => {
    clearInterval(drill.countdown);
    clearTimeout(drill.timer);
    root.classList.remove("calling");
    telephone.classList.remove("ears");
    if (phone.call) phone.idle();
    stage.hidden = true;
    stage.removeAttribute("data-step");
    byId("practice-setup").hidden = false;
    showPast();
  };
