  // The page's ground: its data, its words, and how elements are made. Whatever comes from a menu is put in
  // as text, never as markup.
  //
  // Hooks for tests. Ids: find-form find-query find-count find-answers find-teams | dial number line-name moment
  // moment-text status who timer call-clock state caption pressed after phone-problem | call-transcript transcript
  // call-map map call-open board open-clock | practice-setup practice-course trainee drills drill practice-past.
  // Attributes: html[data-view] html[data-engine=loading|ready|none|failed] [data-tab=find|call|practice|menu]
  // #phone[data-state=idle|ringing|speaking|waiting|recording|transferring|paused|ended] [data-key=0-9*#]
  // [data-do=call|erase|undo|pause|again|faster|sound|copy-call|copy-place|call-again|other-number]
  // [data-call][data-keys] (try this call) [data-copy] (copy link) .answer[data-confidence] [data-line] [data-language]
  // #drill[data-step=loading|choose|call|question|instead|score|summary] [data-choice] [data-points] and
  // [data-do=begin|next|leave|code|export|import|certificate|mail].
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // An element: `el("p", { class: "hint" }, "words", other)`. Functions are listeners; null and false are left out.
  const el = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === "function") element.addEventListener(name, value);
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  };
  const fill = (element, ...children) => element.replaceChildren(...children.flat().filter(Boolean));

  // Words, in the language the reader chose. `say("closed.opens", { time })` fills `{time}`.
  let language = data.language;
  const say = (name, gaps = {}) => {
    const words = (data.words[language] || {})[name] ?? name;
    return words.replace(/\{(\w+)\}/g, (whole, gap) => (gap in gaps ? gaps[gap] : whole));
  };
  // What the menu says at a place of the page, in that language.
  const textOf = (place, otherwise) => (data.texts[language] || {})[place] ?? otherwise;
  const title = () => textOf("title", data.title);
  const known = (name) => name in (data.words[language] || {});
  const onLanguage = [];

  let toastTimer = 0;
  const toast = (words) => {
    let place = document.querySelector(".toast");
    if (!place) document.body.append((place = el("p", { class: "toast", role: "status" })));
    place.hidden = false;
    place.textContent = words;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { place.hidden = true; }, 2500);
  };

  // Copies a text; where the browser refuses, it is shown to be copied by hand.
  const copy = async (text, beside) => {
    try {
      await navigator.clipboard.writeText(text);
      toast(say("copy.done"));
    } catch {
      const box = el("textarea", { class: "copy-box", readonly: true, "aria-label": say("copy.failed") });
      box.value = text;
      beside.after(box);
      box.focus();
      box.select();
    }
  };
  const linkTo = (hash) => location.href.split("#")[0] + "#" + hash;
  const copyLink = (hash) => el("button", {
    class: "quiet", type: "button", "data-copy": hash, click: (event) => copy(linkTo(hash), event.currentTarget),
  }, say("copy.link"));

  // A file for the reader to keep.
  const saveFile = (name, kind, text) => {
    const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: kind })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
