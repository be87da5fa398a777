
  // Captions: what is said, word by word, and once whole for those who hear the page read aloud.
  const caption = { place: byId("caption"), now: null };
  // How far each word reaches, as a part of the whole; a sentence's end takes its time.
  const reaches = (words) => {
    const weights = words.map((word) => word.length + 1 + (/[.!?]$/.test(word) ? 5 : /[,;:]$/.test(word) ? 2 : 0));
    const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    let sum = 0;
    return weights.map((weight) => (sum += weight) / whole);
  };
  caption.begin = (prompt) => {
    const words = prompt.text.split(/\s+/).filter(Boolean);
    const spans = words.map((word) => el("span", { class: "ahead" }, word));
    const line = el("p", { lang: prompt.say.language }, spans.map((span, n) => (n ? [" ", span] : [span])).flat());
    for (const earlier of all("p", caption.place)) earlier.className = "over";
    caption.place.append(line);
    while (caption.place.children.length > 4) caption.place.firstChild.remove();
    caption.now = { spans, reach: reaches(words), at: -1 };
    caption.place.scrollTop = line.offsetTop - caption.place.offsetTop;
  };
  // Shows how far it is said: 0 to 1.
  caption.reach = (part) => {
    const { now } = caption;
    if (!now) return;
    const at = part >= 1 ? now.spans.length : now.reach.findIndex((reach) => reach > part);
    if (at === now.at) return;
    now.at = at;
    now.spans.forEach((span, n) => { span.className = n < at ? "" : n === at ? "word" : "ahead"; });
    const span = now.spans[at];
    if (!span) return;
    const { place } = caption, top = span.offsetTop - place.offsetTop;
    if (top + span.offsetHeight > place.scrollTop + place.clientHeight - 4 || top < place.scrollTop) place.scrollTop = top - 8;
  };
  // It is over: said to its end, or cut short.
  caption.end = (cut) => {
    if (caption.now && !cut) caption.reach(1);
    if (caption.now && cut) for (const span of caption.now.spans) span.classList.remove("word");
    caption.now = null;
  };
  caption.clear = () => {
    caption.now = null;
    if (caption.place) fill(caption.place);
  };
