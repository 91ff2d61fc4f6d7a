(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const one = (id) => document.getElementById(id);
  const reports = document.querySelector(".reports");
  const columns = all(".report", reports);
  const wide = matchMedia("(min-width: 820px)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // What can be chosen, and the segments of text each key lights. Offsets were applied before the page was made.
  const segments = new Map();
  for (const segment of all("[data-k]", reports)) {
    for (const token of segment.dataset.k.split(" ")) {
      const [key, variant] = token.split(":");
      if (!segments.has(key)) segments.set(key, []);
      segments.get(key).push([segment, Number(variant || 0)]);
    }
  }
  const choosers = all(".choose");
  const byKey = new Map();
  for (const chooser of choosers) if (!byKey.has(chooser.dataset.key)) byKey.set(chooser.dataset.key, chooser);

  let chosen = null;
  let lit = [];
  let places = []; // runs of segments that touch
  let at = -1;

  const tell = (words) => { one("told").textContent = words; };
  const behavior = () => (calm.matches ? "auto" : "smooth");
  const shown = (element) => element.getClientRects().length > 0;

  function bring(segment) {
    const box = segment.closest(".text");
    const report = segment.closest(".report");
    if (wide.matches && box) {
      const top = segment.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
      box.scrollTo({ top: Math.max(0, top - box.clientHeight * 0.3), behavior: behavior() });
      const left = report.offsetLeft - reports.offsetLeft;
      if (left < reports.scrollLeft || left + report.offsetWidth > reports.scrollLeft + reports.clientWidth) {
        reports.scrollTo({ left, behavior: behavior() });
      }
    } else {
      segment.scrollIntoView({ block: "center", behavior: behavior() });
    }
  }

  // A folded column forgets how far it was read, so that is kept here.
  const read = new Map();
  let folded = new Set();
  let before = folded;
  function fold(spare) {
    for (const column of spare) {
      if (!before.has(column)) read.set(column, column.querySelector(".text").scrollTop);
      column.classList.add("folded");
    }
    folded = new Set(spare);
  }
  function unfold() {
    before = folded;
    folded = new Set();
    for (const column of before) column.classList.remove("folded");
    requestAnimationFrame(() => {
      for (const column of before) if (!folded.has(column) && !column.classList.contains("has-lit")) restore(column);
      before = folded;
    });
  }
  function keep(column) {
    if (!folded.delete(column)) return;
    column.classList.remove("folded");
    restore(column);
  }
  // Which columns give way where not all have room: those without lit words, then those whose wordings others show.
  function spare(held, found) {
    const least = parseFloat(getComputedStyle(columns[0]).minWidth);
    const bare = columns.filter((column) => !held.has(column));
    if (held.size * least + bare.length * 34 <= reports.clientWidth) return bare;
    const several = new Set(found.values()).size > 1;
    const shown = new Set();
    return columns.filter((column) => {
      if (!held.has(column)) return true;
      const carried = [...found].filter(([segment]) => column.contains(segment)).map(([, variant]) => variant);
      const fresh = carried.some((variant) => !shown.has(variant));
      for (const variant of carried) shown.add(variant);
      return !fresh && several;
    });
  }
  function restore(column) {
    column.querySelector(".text").scrollTo({ top: read.get(column) || 0, behavior: "instant" });
  }

  function clear() {
    for (const segment of lit) segment.classList.remove("lit", "other", "here");
    for (const chooser of choosers) chooser.setAttribute("aria-pressed", "false");
    for (const card of all(".finding.chosen")) card.classList.remove("chosen");
    for (const column of columns) column.classList.remove("has-lit");
    unfold();
    one("lit-bar").hidden = true;
    lit = []; places = []; at = -1; chosen = null;
  }
  function leave() {
    clear();
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  }

  function choose(chooser, { scroll = true, address = true } = {}) {
    clear();
    chosen = chooser;
    const key = chooser.dataset.key;
    const keys = (chooser.dataset.lights || key).split(" ");
    for (const same of choosers) if (same.dataset.key === key) same.setAttribute("aria-pressed", "true");
    chooser.closest(".finding")?.classList.add("chosen");
    const found = new Map();
    for (const each of keys) for (const [segment, variant] of segments.get(each) || []) found.set(segment, variant);
    lit = [...found.keys()].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
    for (const segment of lit) {
      segment.classList.add("lit");
      segment.classList.toggle("other", found.get(segment) > 0);
    }
    for (const [i, segment] of lit.entries()) {
      if (i > 0 && touches(lit[i - 1], segment)) places.at(-1).push(segment);
      else places.push([segment]);
    }
    const held = new Set(lit.map((segment) => segment.closest(".report")));
    for (const column of columns) column.classList.toggle("has-lit", held.has(column));
    if (wide.matches && held.size > 0 && reports.scrollWidth > reports.clientWidth + 2) {
      fold(spare(held, found));
    }
    if (wide.matches && scroll) {
      for (const column of [...held].reverse()) if (!folded.has(column)) bring(first(column));
    }
    const name = chooser.dataset.name || "";
    one("lit-words").textContent = `${name && name.length < 28 ? `${name}: ` : ""}`
      + `${places.length} place${places.length === 1 ? "" : "s"} in ${held.size} report${held.size === 1 ? "" : "s"}`;
    one("lit-bar").hidden = false;
    one("lit-back").disabled = one("lit-on").disabled = places.length === 0;
    if (address && one(key)) history.replaceState(null, "", `#${key}`);
    if (scroll) reveal(chooser);
  }

  const first = (column) => lit.find((segment) => column.contains(segment));

  // Words run on over footnotes, and from line to line of a paragraph.
  function touches(a, b) {
    let next = a.nextSibling;
    while (next && next.nodeType === 1 && next.classList.contains("ref")) next = next.nextSibling;
    return next ? next === b : a.closest(".line").nextElementSibling?.firstChild === b;
  }

  function words(run) {
    const joined = run.map((segment, i) => (i && segment.parentElement !== run[i - 1].parentElement ? " " : "") + segment.textContent);
    return joined.join("");
  }

  function reveal(chooser) {
    for (let box = chooser.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    (chooser.closest(".finding") || chooser).scrollIntoView({ block: "nearest", behavior: behavior() });
  }

  function go(step) {
    if (!places.length) return;
    for (const segment of all(".here", reports)) segment.classList.remove("here");
    at = at < 0 && step < 0 ? places.length - 1 : (at + step + places.length) % places.length;
    for (const segment of places[at]) segment.classList.add("here");
    const [start] = places[at];
    const column = start.closest(".report");
    keep(column);
    bring(start);
    tell(`${column.dataset.place}, line ${start.closest(".line").dataset.line}: ${words(places[at])}`);
  }

  function follow(hash) {
    const target = one(hash.slice(1));
    if (!target) return;
    const chooser = byKey.get(target.id);
    if (chooser && target.closest(".panel")) {
      if (target.hidden) showAll();
      choose(chooser, { address: false });
    } else if (target.dataset.k) {
      bring(target);
    }
  }

  // Filters
  const cards = all("article.finding");
  const kind = one("by-kind"), report = one("by-report"), story = one("by-story");
  const severities = all("[data-severity][aria-pressed]");
  function filter() {
    const off = new Set(severities.filter((b) => b.getAttribute("aria-pressed") === "false").map((b) => b.dataset.severity));
    let count = 0;
    for (const card of cards) {
      const passes = !off.has(card.dataset.severity) && (!kind?.value || card.dataset.kind === kind.value)
        && (!report?.value || card.dataset.reports.split(" ").includes(report.value));
      card.hidden = !passes;
      count += passes;
    }
    for (const part of all("[data-story]")) part.hidden = Boolean(story?.value) && part.dataset.story !== story.value;
    if (one("none-shown")) one("none-shown").hidden = count > 0;
    tell(`${count} of ${cards.length} findings shown`);
  }
  function showAll() {
    for (const button of severities) button.setAttribute("aria-pressed", "true");
    for (const select of [kind, report, story]) if (select) select.value = "";
    filter();
  }
  const press = (button) => button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  for (const button of severities) button.addEventListener("click", () => { press(button); filter(); });
  for (const select of [kind, report, story]) select?.addEventListener("change", filter);
  for (const button of all("[data-layer]")) {
    button.addEventListener("click", () => {
      press(button);
      const on = all('[data-layer][aria-pressed="true"]').map((b) => b.dataset.layer);
      reports.dataset.show = on.join(" ");
    });
  }

  // Choosing
  document.addEventListener("click", (event) => {
    const target = event.target;
    const chooser = target.closest(".choose");
    if (chooser) {
      if (chooser === chosen) leave();
      else choose(chooser);
      return;
    }
    const place = target.closest(".panel .place");
    if (place) {
      const owner = place.closest(".finding, li, tr")?.querySelector(".choose") || place.closest(".finding")?.querySelector(".choose");
      const segment = one(place.getAttribute("href").slice(1));
      const card = place.closest(".finding")?.querySelector(".choose") || owner;
      if (card && segment) {
        event.preventDefault();
        if (chosen !== card) choose(card, { scroll: false });
        const run = places.findIndex((each) => each.includes(segment));
        at = run - 1;
        if (run >= 0) go(1); else bring(segment);
      }
      return;
    }
    const ref = target.closest(".ref");
    const id = target.closest("a.id, a.see");
    if (ref || id) {
      const card = byKey.get((ref || id).getAttribute("href").slice(1));
      if (card) { event.preventDefault(); if (card.closest(".finding").hidden) showAll(); choose(card); card.focus({ preventScroll: true }); }
      return;
    }
    if (target.closest(".unfold")) {
      const column = target.closest(".report");
      keep(column);
      if (first(column)) bring(first(column));
      column.querySelector(".text").focus();
      return;
    }
    const copy = target.closest(".copy");
    if (copy) { copyText(copy.dataset.copy, copy); return; }
    const segment = target.closest("[data-k]");
    if (segment && String(getSelection()) === "") {
      // A second press on the same words goes on to the next thing that rests on them.
      const keys = segment.dataset.k.split(" ").map((token) => token.split(":")[0]).filter((key) => byKey.has(key));
      if (!keys.length) return;
      const now = keys.indexOf(chosen?.dataset.key);
      const next = byKey.get(keys[(now + 1) % keys.length]);
      if (next.closest(".finding")?.hidden) showAll();
      choose(next, { scroll: false });
      if (wide.matches) reveal(next);
      at = places.findIndex((run) => run.includes(segment));
      return;
    }
    const card = target.closest(".finding:not(.chosen)");
    if (card && !target.closest("a, button, summary") && String(getSelection()) === "") choose(card.querySelector(".choose"));
  });
  one("lit-on").addEventListener("click", () => go(1));
  one("lit-back").addEventListener("click", () => go(-1));
  one("lit-off").addEventListener("click", leave);
  one("lit-home").addEventListener("click", () => { if (chosen) { reveal(chosen); chosen.focus(); } });
  addEventListener("hashchange", () => follow(location.hash));

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") { leave(); one("copy-selection").hidden = true; return; }
    const here = event.target;
    if (!here.matches("body, .choose")) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      // Elsewhere these keys scroll.
      if (!here.matches(".choose") && !(wide.matches && chosen)) return;
      const list = here.closest("[data-list]") || chosen?.closest("[data-list]");
      const group = list && !list.classList.contains("cards") ? all(".choose", list) : all(".cards .choose");
      const items = group.filter(shown);
      if (!items.length) return;
      const now = items.indexOf(here.matches(".choose") ? here : chosen);
      const next = items[Math.min(items.length - 1, Math.max(0, now + (event.key === "ArrowDown" ? 1 : -1)))];
      event.preventDefault();
      next.focus({ preventScroll: true });
      if (next !== chosen) choose(next);
    } else if ((event.key === "ArrowRight" || event.key === "ArrowLeft") && chosen) {
      event.preventDefault();
      go(event.key === "ArrowRight" ? 1 : -1);
    }
  });

  // Copying words with their place
  async function copyText(text, from) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      from?.focus();
    }
    tell("Copied with its place");
    if (from && from.classList.contains("copy")) {
      from.textContent = "Copied";
      setTimeout(() => { from.textContent = "Copy"; }, 1600);
    }
  }
  const grab = one("copy-selection");
  function selected() {
    const selection = getSelection();
    const words = selection.toString().trim();
    if (!words || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    const start = range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement;
    const column = start?.closest(".report");
    if (!column || !start.closest(".text")) return null;
    const line = start.closest(".line") || start.querySelector(".line");
    return { words, column, line, box: range.getBoundingClientRect() };
  }
  document.addEventListener("selectionchange", () => {
    const found = selected();
    grab.hidden = !found;
    if (!found) return;
    grab.style.left = `${Math.max(8, Math.min(found.box.left, innerWidth - 150))}px`;
    grab.style.top = `${Math.max(8, Math.min(found.box.bottom + 8, innerHeight - 44))}px`;
  });
  grab.addEventListener("pointerdown", (event) => event.preventDefault());
  grab.addEventListener("click", () => {
    const found = selected();
    if (!found) return;
    const { place, outlet, day } = found.column.dataset;
    const told = [outlet, found.line ? `${place}:${found.line.dataset.line}` : place, day].filter(Boolean).join(", ");
    const words = found.words.replace(/\s+/g, " ");
    const marked = /^["“«„].*["”»“]$/.test(words) ? words : `“${words}”`;
    copyText(`${marked} (${told})`, null);
    grab.textContent = "Copied";
    setTimeout(() => { grab.textContent = "Copy with place"; grab.hidden = true; }, 1200);
  });

  // Which part of the panel is read, and nothing left folded on paper
  const links = new Map(all(".parts a").map((link) => [link.hash.slice(1), link]));
  if ("IntersectionObserver" in window) {
    const watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute("aria-current");
        links.get(entry.target.id)?.setAttribute("aria-current", "true");
      }
    }, { rootMargin: "-25% 0px -65% 0px" });
    for (const id of links.keys()) if (one(id)) watcher.observe(one(id));
  }
  let closed = [];
  addEventListener("beforeprint", () => { closed = all("details:not([open], .unprinted)"); for (const box of closed) box.open = true; });
  addEventListener("afterprint", () => { for (const box of closed) box.open = false; });

  if (location.hash) follow(location.hash);
})();
