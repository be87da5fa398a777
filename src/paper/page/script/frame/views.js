
  // Views and links. `#call=1-800-790-4661&at=2026-11-30T07:15&keys=1` is a call at a place, `#find=...` an
  // answer, `#practice=traps` drills; any other anchor is a place in the page.
  const views = all("[data-view]").filter((view) => view !== root);
  const names = views.map((view) => view.dataset.view);
  const openers = {};
  const OLD = { whom: "find", said: "hear", facts: "sources" };
  let shown = null;
  const show = (name) => {
    if (!names.includes(name)) return;
    shown = name;
    root.dataset.view = name;
    for (const view of views) view.classList.toggle("shown", view.dataset.view === name);
    for (const tab of all("[data-tab]")) {
      if (tab.dataset.tab === name) tab.setAttribute("aria-current", "page");
      else tab.removeAttribute("aria-current");
    }
  };
  const readHash = () => {
    const hash = location.hash.slice(1);
    const [, name, rest] = /^(\w+)(?:=(.*))?$/s.exec(hash) || [];
    if (name && rest !== undefined && openers[name]) {
      const wish = new URLSearchParams(`${name}=${rest}`);
      show(name);
      const opener = openers[name];
      opener(wish.get(name), wish);
      return;
    }
    let id = hash;
    try { id = decodeURIComponent(hash); } catch { /* not ours */ }
    const target = byId(OLD[id] || id);
    const view = target && target.closest(".view");
    if (view) {
      show(view.dataset.view);
      // A tab begins at its top, a place within is gone to.
      if (target === view) scrollTo(0, 0);
      else target.scrollIntoView();
    } else if (!shown) show(names[0]);
  };
  const setHash = (hash) => history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  root.classList.add("js");
  if (byId("phone")) root.classList.add("has-phone");
  if (root.dataset.engine !== "none") {
    for (const part of all("[data-view][hidden], .tabs li[hidden], #phone[hidden]")) part.hidden = false;
    for (const button of all("[data-call][hidden]")) button.hidden = false;
  }
  addEventListener("hashchange", readHash);

  // What describes the menu stands in the page in each language: it is put in place, and the other kept.
  const described = { language, kept: {} };
  const describe = () => {
    const view = byId("menu"), template = document.querySelector(`template[data-menu="${language}"]`);
    const wanted = described.kept[language] || (template && template.content);
    if (!view || !wanted || described.language === language) return;
    const before = document.createDocumentFragment();
    before.append(...view.childNodes);
    described.kept[described.language] = before;
    described.language = language;
    view.append(wanted);
  };
  const languages = byId("languages");
  if (languages) {
    languages.hidden = false;
    for (const button of all("[data-language]", languages)) {
      button.addEventListener("click", () => {
        language = button.dataset.language;
        root.lang = language;
        for (const other of all("[data-language]", languages)) other.setAttribute("aria-pressed", other === button);
        document.title = title();
        describe();
        for (const place of all("[data-text]")) place.textContent = textOf(place.dataset.text, place.textContent);
        for (const place of all("[data-say]")) place.textContent = say(place.dataset.say);
        for (const place of all("[data-say-label]")) place.setAttribute("aria-label", say(place.dataset.sayLabel));
        for (const way of all("[data-for]")) way.hidden = !way.dataset.for.split(" ").includes(language);
        for (const change of onLanguage) change();
      });
    }
  }
