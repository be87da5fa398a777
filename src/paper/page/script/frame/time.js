
  // Times as the page says them.
  const DAY = 24 * 60;
  const timeOf = (minute) => {
    const hour = Math.floor((minute % DAY) / 60), past = minute % 60;
    const shown = say("time.clock") === "24" ? hour : hour % 12 || 12;
    const time = past ? shown + say("time.between") + String(past).padStart(2, "0") : say("time.whole", { hour: shown });
    return say(hour < 12 ? "time.am" : "time.pm", { time });
  };
  // The same in a sentence: "las 8 a.m.", "la 1 p.m.".
  const hourOf = (minute) => say(Math.floor((minute % DAY) / 60) % 12 === 1 ? "time.hour.one" : "time.hour", { time: timeOf(minute) });
  // Some day at noon, so that no zone makes another day of it.
  const dayWords = (date, options) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options }).format(date);
  const dayNumber = (iso) => Math.floor(Date.parse(iso.slice(0, 10) + "T12:00:00Z") / 86400000);
  // A minute of a day, seen from another day: "4 p.m.", "tomorrow 8 a.m.", "Monday 8 a.m.", "January 4, 8 a.m.".
  // On the same day `of` says how: "abre a las 8 a.m.", "abierto hasta las 4 p.m.".
  const momentOf = (day, minute, today, of) => {
    const time = hourOf(minute), date = new Date(day * 86400000 + 43200000);
    // What ends at midnight ends that day.
    if (day === today || day === today + 1 && minute === 0 && of === "time.until") return say(of, { time });
    if (day === today + 1) return say("time.tomorrow", { time });
    if (day < today + 7) return say("time.day", { day: dayWords(date, { weekday: "long" }), time });
    return say("time.date", { date: dayWords(date, { month: "long", day: "numeric" }), time });
  };
  // The same of an instant as RFC 3339 writes it, on its own wall clock.
  const whenIs = (iso, seenFrom, of) => {
    const minute = Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16));
    return momentOf(dayNumber(iso), minute, dayNumber(seenFrom), of);
  };
  // A day with its time. Browsers know short names of zones in English only: "PST", elsewhere "GMT-8".
  const inZone = (ms, day, zone) => {
    const clock = (options) => new Intl.DateTimeFormat(language, { timeZone: data.zone, ...day, ...options }).format(ms);
    if (!textOf("zone-name", "")) return clock({ hour: "numeric", minute: "2-digit", timeZoneName: "short" });
    return [clock({}), timeOf(minutesSince(data.zone, "1970-01-05", new Date(ms))), ...zone].join(", ");
  };
  // A moment on the clock of the menu: "Mon, Nov 30, 2026, 7:15 AM PST".
  const clockOf = (ms) => inZone(ms, { weekday: "short", year: "numeric", month: "short", day: "numeric" }, [textOf("zone-name", "")]);
  // "0:07".
  const onTimer = (ms) => `${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}`;

  // Whether someone answers, as a mark. `open` is null where that is not known.
  const presence = ({ open, may_be_closed: holiday, opens, closes }, at) => {
    const mark = (kind, words) => el("span", { class: `now ${kind}` }, words);
    if (holiday && !opens) return mark("maybe", say("maybe", { holiday }));
    if (open === null || open === undefined) {
      return holiday ? mark("maybe", say("maybe", { holiday })) : mark("unknown", say("unknown"));
    }
    if (open) return mark("open", closes ? say("open.until", { time: whenIs(closes, at, "time.until") }) : say("open"));
    if (!opens) return mark("shut", say("closed"));
    const time = whenIs(opens, at, "time.opens");
    return mark("shut", holiday ? say("closed.unless", { time, holiday }) : say("closed.opens", { time }));
  };
