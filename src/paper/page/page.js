
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const WEEK = 7 * 24 * 60, DAY = 24 * 60;
  const partsOf = (zone) => new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
    hour: "numeric", minute: "numeric",
  });
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: data.zone, weekday: "long", hour: "numeric", minute: "2-digit", timeZoneName: "short",
  });
  // Minutes on the wall clock of the zone since the Monday a list of weeks begins with.
  const clocks = new Map();
  const minutesSince = (zone, monday, now) => {
    if (!clocks.has(zone)) clocks.set(zone, partsOf(zone));
    const of = Object.fromEntries(clocks.get(zone).formatToParts(now).map((part) => [part.type, Number(part.value)]));
    const wall = Date.UTC(of.year, of.month - 1, of.day, of.hour, of.minute);
    return Math.floor((wall - Date.parse(monday + "T00:00:00Z")) / 60000);
  };
  const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
  const time = (minute) => {
    const hour = Math.floor((minute % DAY) / 60), past = minute % 60;
    const half = hour < 12 ? "a.m." : "p.m.";
    return `${hour % 12 || 12}${past ? ":" + String(past).padStart(2, "0") : ""} ${half}`;
  };
  const when = (minute, now) => {
    const ahead = Math.floor(minute / DAY) - Math.floor(now / DAY);
    if (ahead === 0) return time(minute);
    if (ahead === 1) return `tomorrow ${time(minute)}`;
    const day = days[Math.floor((minute % WEEK) / DAY)];
    if (ahead < 7) return `${day} ${time(minute)}`;
    return `${day} in ${Math.round(ahead / 7)} ${ahead < 11 ? "week" : "weeks"}, ${time(minute)}`;
  };
  // Every stretch of a list of weeks, joined where weeks meet.
  const stretches = new Map();
  const stretchesOf = (name) => {
    if (!stretches.has(name)) {
      const hours = data.hours[name], all = [];
      hours.weeks.forEach((pattern, week) => {
        for (const [from, until] of hours.patterns[pattern]) {
          const last = all[all.length - 1];
          if (last && last[1] === week * WEEK + from) last[1] = week * WEEK + until;
          else all.push([week * WEEK + from, week * WEEK + until]);
        }
      });
      stretches.set(name, all);
    }
    return stretches.get(name);
  };
  const show = () => {
    const date = new Date();
    const corner = document.getElementById("clock");
    corner.textContent = ` It is ${clock.format(date)} there.`;
    corner.hidden = false;
    for (const place of document.querySelectorAll("[data-hours]")) {
      const hours = data.hours[place.dataset.hours];
      const now = minutesSince(hours.zone, hours.from, date), end = hours.weeks.length * WEEK;
      // Before its first week and after its last this page does not know holidays: it keeps silent.
      place.hidden = now < 0 || now >= end;
      if (place.hidden) continue;
      const next = stretchesOf(place.dataset.hours).find(([, until]) => until > now);
      const open = Boolean(next) && next[0] <= now;
      const holiday = (minute) => hours.doubts[Math.floor(minute / DAY)];
      const doubt = open ? holiday(now) : next && holiday(next[0]);
      place.className = "now " + (open && doubt ? "maybe" : open ? "open" : "shut");
      if (open && doubt) place.textContent = `May be closed, ${doubt}`;
      else if (open) place.textContent = next[1] >= end ? "Open now" : `Open now, until ${when(next[1], now)}`;
      else place.textContent = next ? `Closed, opens ${when(next[0], now)}${doubt ? `, unless closed for ${doubt}` : ""}` : "Closed";
    }
  };
  show();
  setInterval(show, 20000);

  const form = document.getElementById("filter"), input = document.getElementById("errand");
  const count = document.getElementById("count"), none = document.getElementById("none");
  const desks = [...document.querySelectorAll(".desk")].map((desk) => ({
    desk, text: desk.textContent.toLowerCase(),
    errands: [...desk.querySelectorAll(".errands li")].map((item) => ({ item, text: item.textContent.toLowerCase() })),
  }));
  const filter = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const has = (text) => words.every((word) => text.includes(word));
    let shown = 0, hits = 0;
    for (const { desk, text, errands } of desks) {
      desk.hidden = !has(text);
      shown += desk.hidden ? 0 : 1;
      for (const { item, text: errand } of errands) {
        const hit = words.length > 0 && has(errand);
        item.classList.toggle("hit", hit);
        hits += hit ? 1 : 0;
      }
    }
    none.hidden = shown > 0;
    count.textContent = words.length === 0 ? "" : `${hits} ${hits === 1 ? "errand" : "errands"}, ${shown} ${shown === 1 ? "place" : "places"}`;
  };
  form.hidden = false;
  input.addEventListener("input", filter);
})();
