
  // Who is open now, by the weeks that stand in the page: at once, and where no engine runs.
  const WEEK = 7 * DAY;
  const clocks = new Map();
  // Minutes on the wall clock of a zone since the Monday a list of weeks begins with.
  const minutesSince = (zone, monday, now) => {
    if (!clocks.has(zone)) {
      clocks.set(zone, new Intl.DateTimeFormat("en-US", {
        timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
      }));
    }
    const of = Object.fromEntries(clocks.get(zone).formatToParts(now).map((part) => [part.type, Number(part.value)]));
    const wall = Date.UTC(of.year, of.month - 1, of.day, of.hour, of.minute);
    return Math.floor((wall - Date.parse(monday + "T00:00:00Z")) / 60000);
  };
  // Every stretch of a list of weeks, joined where weeks meet.
  const stretches = new Map();
  const stretchesOf = (name) => {
    if (!stretches.has(name)) {
      const hours = data.hours[name], joined = [];
      hours.weeks.forEach((pattern, week) => {
        for (const [from, until] of hours.patterns[pattern]) {
          const last = joined[joined.length - 1];
          if (last && last[1] === week * WEEK + from) last[1] = week * WEEK + until;
          else joined.push([week * WEEK + from, week * WEEK + until]);
        }
      });
      stretches.set(name, joined);
    }
    return stretches.get(name);
  };
  const showHours = () => {
    const date = new Date(), corner = byId("clock");
    corner.textContent = say("clock", { time: inZone(date.getTime(), { weekday: "long" }, []) });
    corner.hidden = false;
    for (const place of all("[data-hours]")) {
      const hours = data.hours[place.dataset.hours];
      const now = minutesSince(hours.zone, hours.from, date), end = hours.weeks.length * WEEK;
      // Before its first week and after its last this page does not know holidays: it keeps silent.
      place.hidden = now < 0 || now >= end;
      if (place.hidden) continue;
      const monday = dayNumber(hours.from), today = monday + Math.floor(now / DAY);
      const when = (minute, of) => momentOf(monday + Math.floor(minute / DAY), minute, today, of);
      const next = stretchesOf(place.dataset.hours).find(([, until]) => until > now);
      const open = Boolean(next) && next[0] <= now;
      const holidayOn = (minute) => hours.doubts[Math.floor(minute / DAY)];
      const english = open ? holidayOn(now) : next && holidayOn(next[0]);
      const holiday = english && textOf("holiday-" + english, english);
      place.className = "now " + (open && holiday ? "maybe" : open ? "open" : "shut");
      if (open && holiday) place.textContent = say("maybe", { holiday });
      else if (open) place.textContent = next[1] >= end ? say("open") : say("open.until", { time: when(next[1], "time.until") });
      else if (!next) place.textContent = say("closed");
      else place.textContent = say(holiday ? "closed.unless" : "closed.opens", { time: when(next[0], "time.opens"), holiday });
    }
  };
  showHours();
  setInterval(showHours, 20000);
  onLanguage.push(showHours);
