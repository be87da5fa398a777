
  // Times as the page says them.
  const DAY = 24 * 60;
  const timeOf = (minute) => {
    const hour = Math.floor((minute % DAY) / 60), past = minute % 60;
    const shown = say("time.clock") === "24" ? hour : hour % 12 || 12;
    const time = past ? shown + say("time.between") + String(past).padStart(2, "0") : say("time.whole", { hour: shown });
    return say(hour < 12 ? "time.am" : "time.pm", { time });
  };
  // Some day at noon, so that no zone makes another day of it.
  const dayWords = (date, options) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options }).format(date);
  const dayNumber = (iso) => Math.floor(Date.parse(iso.slice(0, 10) + "T12:00:00Z") / 86400000);
  // A minute of a day, seen from another day: "4 p.m.", "tomorrow 8 a.m.", "Monday 8 a.m.", "January 4, 8 a.m.".
  const momentOf = (day, minute, today) => {
    const time = timeOf(minute), date = new Date(day * 86400000 + 43200000);
    if (day === today) return time;
    if (day === today + 1) return say("time.tomorrow", { time });
    if (day < today + 7) return say("time.day", { day: dayWords(date, { weekday: "long" }), time });
    return say("time.date", { date: dayWords(date, { month: "long", day: "numeric" }), time });
  };
  // The same of an instant as RFC 3339 writes it, on its own wall clock.
  const whenIs = (iso, seenFrom) => {
    const minute = Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16));
    return momentOf(dayNumber(iso), minute, dayNumber(seenFrom));
  };
  // A moment on the clock of the menu: "Mon, Nov 30, 2026, 7:15 AM PST".
  const clockOf = (ms) => new Intl.DateTimeFormat(language, {
    timeZone: data.zone, weekday: "short", year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short",
  }).format(ms);
  // "0:07".
  const onTimer = (ms) => `${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}`;

  // Whether someone answers, as a mark. `open` is null where that is not known.
  const presence = ({ open, may_be_closed: holiday, opens, closes }, at) => {
    const mark = (kind, words) => el("span", { class: `now ${kind}` }, words);
    if (holiday && !opens) return mark("maybe", say("maybe", { holiday }));
    if (open === null || open === undefined) {
      return holiday ? mark("maybe", say("maybe", { holiday })) : mark("unknown", say("unknown"));
    }
    if (open) return mark("open", closes ? say("open.until", { time: whenIs(closes, at) }) : say("open"));
    if (!opens) return mark("shut", say("closed"));
    const time = whenIs(opens, at);
    return mark("shut", holiday ? say("closed.unless", { time, holiday }) : say("closed.opens", { time }));
  };
