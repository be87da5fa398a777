
  // What is practiced, and what a link or the page itself sets.
  const courseTitle = (course) => (/^\s*title\s*=\s*"([^"\n]*)"/m.exec(course) || [])[1] || say("practice.course");
  const offerCourse = (course) => {
    const place = byId("practice-course");
    drill.course = course;
    place.hidden = !course;
    byId("practice-kinds").hidden = Boolean(course);
    byId("drills").closest(".row").hidden = Boolean(course);
    if (course) fill(place, el("strong", {}, courseTitle(course)), el("p", { class: "hint" }, say("practice.course.about")));
  };
  const kindChosen = () => document.querySelector("[name=kind]:checked").value;
  const practiceActions = {
    next: nextDrill,
    more: () => beginPractice({ ...drill.session.wish, seed: Date.now() % 1000000 }),
    leave: () => (stage.dataset.step === "summary" || !drill.now ? leave() : endEarly()),
    copycode: (event) => copy(drill.code, event.target),
    certificate,
    export: exportHistory,
    import: importHistory,
  };
  // Anyone who leaves early sees how it went until then.
  const endEarly = () => {
    clearTimeout(drill.timer);
    leave();
  };
  if (stage) {
    byId("trainee").value = stored(WHO);
    engine.ready.then(() => {
      offerCourse(drill.course || data.course || "");
      showPast();
    });
    byId("trainee").addEventListener("change", showPast);
    byId("practice-setup").addEventListener("submit", (event) => {
      event.preventDefault();
      if (!engine.menu) return;
      sound.wake();
      const wish = drill.course ? { course: drill.course } : { kind: kindChosen(), drills: Number(byId("drills").value) };
      if (wish.kind === "listening" && takes.size === 0 && !sound.speaks()) return toast(say("practice.ears"));
      beginPractice(wish);
    });
    document.addEventListener("click", (event) => {
      const what = event.target.closest("[data-do]");
      const act = what && practiceActions[what.dataset.do];
      if (act) act(event);
    });
    openers.practice = (kind, wish) => {
      const drills = wish.get("drills"), course = wish.get("course"), choice = document.querySelector(`[name=kind][value="${CSS.escape(kind || "")}"]`);
      if (choice) choice.checked = true;
      if (drills && Number(drills) > 0 && Number(drills) <= 100) {
        const select = byId("drills");
        if (!all("option", select).some((option) => option.value === drills)) select.append(el("option", { value: drills }, drills));
        select.value = drills;
      }
      if (course) {
        try { drill.course = fromBase64(course); } catch { toast(say("practice.badlink")); }
        engine.ready.then(() => offerCourse(drill.course));
      }
    };
    onLanguage.push(() => { if (stage.hidden) showPast(); else sayDrillAgain(); });
  }
