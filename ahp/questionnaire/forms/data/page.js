// The page of a questionnaire: what is asked stands as JSON in the page, and every name of it is
// put on the screen as text, never as markup.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const page = document.getElementById("page");
  const STEPS = [9, 8, 7, 6, 5, 4, 3, 2, 1, -2, -3, -4, -5, -6, -7, -8, -9];
  const DRAFT = `ahp-questionnaire ${data.fingerprint} ${data.expert} ${data.design}`;
  const fresh = () => ({ lang: data.languages[0], name: data.name, about: {}, consent: false, answers: {} });
  let state = fresh(), kept = true, resumed = false;

  const words = (key, values = {}) =>
    data.words[state.lang][key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  const inLang = (names, code) =>
    (names && (names[state.lang] || Object.values(names).find(Boolean))) || code;
  const called = (code) => inLang(data.names[code], code);
  const keyOf = (part, [i, j]) => `${part.node}|${part.items[i]}|${part.items[j]}`;
  const ratio = (step) => (step > 0 ? `${step}` : `1/${-step}`);

  // ---- what is kept between two visits

  function load() {
    try {
      const found = JSON.parse(localStorage.getItem(DRAFT));
      if (!found || typeof found.answers !== "object" || found.answers === null) return;
      const known = new Set(data.parts.flatMap((part) => part.pairs.map((pair) => keyOf(part, pair))));
      const answers = Object.entries(found.answers)
        .filter(([key, step]) => known.has(key) && STEPS.includes(step));
      const about = Object.entries(found.about || {}).filter(([, value]) => typeof value === "string");
      state = {
        lang: data.languages.includes(found.lang) ? found.lang : data.languages[0],
        name: typeof found.name === "string" ? found.name : data.name,
        about: Object.fromEntries(about), consent: found.consent === true,
        answers: Object.fromEntries(answers),
      };/*+
      state.ends = Object.fromEntries(Object.entries(found.ends || {})
        .filter(([key, step]) => key in state.answers && STEPS.includes(step)));+*/
      resumed = answers.length > 0;
    } catch { kept = false; }
  }

  function save() {
    try { localStorage.setItem(DRAFT, JSON.stringify(state)); } catch { kept = false; }
    const note = document.getElementById("draft");
    if (note) note.textContent = words(kept ? "kept" : "not_kept");
  }

  // ---- elements

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== null) made.setAttribute(name, value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  }
  const text = (key, values) => document.createTextNode(words(key, values));

  // ---- what an answer says

  function sentence(step, left, right) {
    if (step === 1) return words("equal", { a: left, b: right });
    const [a, b] = step > 0 ? [left, right] : [right, left];
    const strength = Math.abs(step);
    if (strength % 2) return words("odd", { a, b, degree: words(`degree_${strength}`), value: strength });
    return words("even", { a, b, value: strength,
      lower: words(`degree_${strength - 1}`), upper: words(`degree_${strength + 1}`) });
  }
  // A ratio in words: those of the scale where it stands on it.
  function judged(value, left, right) {
    const step = value >= 1 ? Math.round(value) : -Math.round(1 / value);
    const same = Math.abs(Math.log(value * (step > 0 ? 1 / step : -step))) < 1e-9;
    return same && STEPS.includes(step) ? sentence(step, left, right) : times(value, left, right);
  }
  function times(value, left, right) {
    const [a, b] = value >= 1 ? [left, right] : [right, left];
    return words("times", { a, b, value: Math.max(value, 1 / value).toFixed(2) });
  }
  const nearest = (value) => STEPS.reduce((best, step) => {
    const distance = (s) => Math.abs(Math.log(value * (s > 0 ? 1 / s : -s)));
    return distance(step) < distance(best) ? step : best;
  });

  function matrixOf(part) {
    const n = part.items.length;
    const matrix = part.items.map((_, i) => part.items.map((__, j) => (i === j ? 1 : NaN)));
    for (const [i, j] of part.pairs) {
      const step = state.answers[keyOf(part, [i, j])];
      if (step === undefined) continue;
      matrix[i][j] = step > 0 ? step : 1 / -step;
      matrix[j][i] = step > 0 ? 1 / step : -step;/*+
      const ends = span(keyOf(part, [i, j]));
      if (ends) [matrix[i][j], matrix[j][i]] = [middle(ends), 1 / middle(ends)];+*/
    }
    return n ? matrix : [];
  }

/*+  // ---- intervals: a second position, in whichever order

  const other = (key) => (state.answers[key] === state.ends?.[key] ? undefined : state.ends?.[key]);
  // The two positions from the least to the greatest ratio, or null where there is but one.
  function span(key) {
    const second = other(key);
    if (second === undefined || state.answers[key] === undefined) return null;
    return [state.answers[key], second].sort((a, b) => STEPS.indexOf(b) - STEPS.indexOf(a));
  }
  function middle([low, high]) {
    const place = 8 - (STEPS.indexOf(low) + STEPS.indexOf(high)) / 2;
    return place >= 0 ? 1 + place : 1 / (1 - place);
  }
  const written = (key) => span(key)?.map(ratio).join("-");
  function spanned(key, left, right) {
    const ends = span(key);
    if (!ends) return null;
    const [a, b] = middle(ends) >= 1 ? [left, right] : [right, left];
    const turned = (step) => (step === 1 ? 1 : -step);
    const [low, high] = a === left ? ends : [turned(ends[1]), turned(ends[0])];
    return words("span", { a, b, low: ratio(low), high: ratio(high) });
  }
  function second(part, place, pair, id, left, right) {
    const key = keyOf(part, pair);
    const option = (value, said) => element("option",
      { value: `${value}`, selected: `${state.ends?.[key] ?? ""}` === `${value}` }, said);
    return element("label", { class: "note" }, text("second"), " ", element("select", { id: `${id}-second`,
      onchange: (event) => {
        state.ends = { ...state.ends };
        if (event.target.value) state.ends[key] = Number(event.target.value);
        else delete state.ends[key];
        tell(part, pair, id); save(); advise(part, place, false); progress();
      } }, option("", ""), ...STEPS.map((step) => option(step, sentence(step, left, right)))));
  }

+*/  const answered = (part) => part.pairs.filter((pair) => keyOf(part, pair) in state.answers).length;
  const total = () => data.parts.reduce((sum, part) => sum + part.pairs.length, 0);
  const done = () => data.parts.reduce((sum, part) => sum + answered(part), 0);

  // ---- the page

  function draw() {
    document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
    document.title = words("title", { title: inLang(data.title, "") });
    page.replaceChildren(
      languages(),
      element("h1", {}, text("title", { title: inLang(data.title, "") })),
      element("p", {}, text(data.name ? "for_whom" : "for_all", { name: data.name, count: total() })),
      resumed ? resumedNote() : document.createTextNode(""),
      explanation(), about(), bar(),
      ...data.parts.map(section), finish(),
    );
    data.parts.forEach((part, place) => advise(part, place));
    progress();
  }

  function languages() {
    if (data.languages.length < 2) return element("div");
    const button = (lang) => element("button", {
      type: "button", lang: lang === "zh" ? "zh-CN" : "en", "aria-pressed": `${lang === state.lang}`,
      onclick: () => { state.lang = lang; save(); draw(); },
    }, data.words[lang].language);
    return element("div", { class: "languages" }, ...data.languages.map(button));
  }

  function resumedNote() {
    const again = element("button", { type: "button", class: "quiet", onclick: () => {
      if (!window.confirm(words("discard_sure"))) return;
      state = { ...fresh(), lang: state.lang }; resumed = false; save(); draw();
    } }, text("discard"));
    return element("p", { class: "told", role: "status" }, text("resumed", { count: done() }), " ", again);
  }

  function explanation() {
    const rows = [1, 3, 5, 7, 9].map((k) => element("tr", {}, element("td", {}, `${k}`),
      element("td", {}, k === 1 ? text("degree_1") : text("row", { degree: words(`degree_${k}`) }))));
    return element("details", { open: true }, element("summary", {}, text("how")),
      element("p", {}, text("explain")),
      element("table", {}, element("tbody", {}, ...rows)),
      element("p", { class: "note" }, text("between")),
      element("p", { class: "note", id: "draft" }, text(kept ? "kept" : "not_kept")));
  }

  function about() {
    const field = (name, label, value, change) => element("label", {}, label,
      element("input", { type: "text", name, value, maxlength: "200", autocomplete: "off",
        oninput: (event) => { change(event.target.value); save(); compose(); } }));
    const fields = data.name ? [] : [field("name", words("name"), state.name, (value) => { state.name = value; })];
    data.asked.forEach((names, place) => {
      const key = Object.values(names)[0];
      fields.push(field(`asked-${place}`, inLang(names, key), state.about[key] || "",
        (value) => { state.about[key] = value; }));
    });
    if (Object.keys(data.consent).length) {
      fields.push(element("label", { class: "consent" }, element("input", {
        type: "checkbox", name: "consent", checked: state.consent,
        onchange: (event) => { state.consent = event.target.checked; save(); compose(); },
      }), inLang(data.consent, "")));
    }
    if (!fields.length) return document.createTextNode("");
    return element("section", { class: "about" }, element("h2", {}, text("about")), ...fields);
  }

  function bar() {
    return element("div", { class: "bar" },
      element("progress", { id: "progress", max: `${total()}`, value: "0", "aria-labelledby": "count" }),
      element("span", { id: "count", role: "status" }),
      element("button", { type: "button", id: "open", onclick: () => show(firstOpen()) }, text("next_open")));
  }

  function section(part, place) {
    const goal = called(part.node);
    return element("section", { id: `part-${place}` },
      element("h2", {}, text("part", { number: place + 1, of: data.parts.length, node: goal })),
      element("p", {}, text("asks", { node: goal })),
      ...part.pairs.map((pair, number) => question(part, place, pair, number)),
      element("div", { class: "advice", id: `advice-${place}`, role: "status" }));
  }

  function question(part, place, pair, number) {
    const [left, right] = pair.map((at) => called(part.items[at]));
    const id = `q-${place}-${number}`, key = keyOf(part, pair);
    const step = (value) => {
      const strength = Math.abs(value);
      const input = element("input", { type: "radio", name: id, value: `${value}`,
        checked: state.answers[key] === value, "aria-label": sentence(value, left, right),
        onchange: () => { answer(part, place, pair, id, value); } });
      const kind = value === 1 ? "equal" : strength % 2 ? "odd" : "even";
      return element("label", { class: `step ${kind}`, title: sentence(value, left, right) },
        input, element("span", { "aria-hidden": "true", "data-word": words("same") }, `${strength}`));
    };
    const side = (name) => element("div", { class: "side", "aria-hidden": "true" }, text("side", { item: name }));
    const steps = element("div", { class: "steps" },
      side(left), ...STEPS.slice(0, 8).map(step), step(1), side(right), ...STEPS.slice(9).map(step));
    return element("fieldset", { id },
      element("legend", {}, text("pair", { number: number + 1, a: left, b: right })),
      element("div", { class: "scale" },
        element("div", { class: "item left", "aria-hidden": "true" }, left), steps,
        element("div", { class: "item", "aria-hidden": "true" }, right)),
      element("div", { class: "answer" }, element("span", { id: `${id}-said` }),
        element("button", { type: "button", class: "quiet", id: `${id}-clear`,
          onclick: () => clear(part, place, pair, id) }, text("clear"))),/*+
      second(part, place, pair, id, left, right),+*/
      feedback(part, pair, left, right),
      element("button", { type: "button", class: "next", onclick: () => show(after(id)) }, text("next")));
  }

  function feedback(part, pair, left, right) {
    const told = part.feedback[pair.join("-")];
    if (!told) return document.createTextNode("");
    const lines = [];
    if (told.earlier) lines.push(words("earlier", { answer: /*+told.earlier_said?.[state.lang] || +*/judged(told.earlier, left, right) }));
    if (told.group) lines.push(words("group", { answer: times(told.group, left, right) }));
    return element("p", { class: "note" }, lines.join(" "));
  }

  function tell(part, pair, id) {
    const step = state.answers[keyOf(part, pair)];
    const [left, right] = pair.map((at) => called(part.items[at]));
    const said = document.getElementById(`${id}-said`);
    said.textContent = step === undefined ? words("open") : sentence(step, left, right);
    said.className = step === undefined ? "open" : "";
    document.getElementById(`${id}-clear`).hidden = step === undefined;/*+
    const interval = spanned(keyOf(part, pair), left, right);
    if (interval) said.textContent = interval;
    document.getElementById(`${id}-second`).disabled = step === undefined;+*/
  }

  function answer(part, place, pair, id, value) {
    state.answers[keyOf(part, pair)] = value;
    tell(part, pair, id); save(); advise(part, place, false); progress();
  }

  function clear(part, place, pair, id) {
    delete state.answers[keyOf(part, pair)];/*+
    if (state.ends) delete state.ends[keyOf(part, pair)];
    document.getElementById(`${id}-second`).value = "";+*/
    for (const input of document.querySelectorAll(`#${id} input`)) input.checked = false;
    tell(part, pair, id); save(); advise(part, place, false); progress();
    document.querySelector(`#${id} input`).focus();
  }

  // Advice only: the answers stay as they were given.
  function advise(part, place, all = true) {
    if (all) part.pairs.forEach((pair, number) => tell(part, pair, `q-${place}-${number}`));
    const box = document.getElementById(`advice-${place}`);
    part.pairs.forEach((_, number) =>
      document.getElementById(`q-${place}-${number}`).classList.remove("tension"));
    const count = answered(part), lines = [element("div", {}, text("answered", { count, of: part.pairs.length }))];
    const matrix = matrixOf(part);
    const found = count ? Weighing.weigh(matrix, data.method, part.indices) : null;
    if (found && found.cr !== null && part.items.length > 2 && count >= part.items.length) {
      const good = found.cr < data.threshold;
      lines.push(element("div", { class: good ? "good" : "bad" },
        text(good ? "consistent" : "inconsistent", { cr: found.cr.toFixed(4), table: data.table })));
      if (!good) lines.push(...tensionOf(part, place, matrix, found.weights));
    }
    if (found && count === part.pairs.length) lines.push(weightsOf(part, found.weights));
    box.replaceChildren(...lines);
  }

  function tensionOf(part, place, matrix, weights) {
    const found = Weighing.tension(matrix, weights);
    if (!found) return [];
    const asked = part.pairs.findIndex(([i, j]) =>
      (i === found.row && j === found.column) || (i === found.column && j === found.row));
    const [i, j] = part.pairs[asked];
    const [left, right] = [called(part.items[i]), called(part.items[j])];
    const would = nearest(i === found.row ? found.implied : 1 / found.implied);
    const id = `q-${place}-${asked}`;
    document.getElementById(id).classList.add("tension");
    return [
      element("div", {}, text("tension", {
        answer: /*+spanned(keyOf(part, [i, j]), left, right) || +*/sentence(state.answers[keyOf(part, [i, j])], left, right),
        others: sentence(would, left, right) })),
      element("button", { type: "button", onclick: () => show(id) }, text("look")),
    ];
  }

  function weightsOf(part, weights) {
    const rows = part.items.map((code, i) => element("tr", {},
      element("td", {}, called(code)), element("td", {}, weights[i].toFixed(4))));
    return element("details", {}, element("summary", {}, text("weights")),
      element("table", {}, element("tbody", {}, ...rows)));
  }

  // ---- going on

  const ids = () => data.parts.flatMap((part, place) =>
    part.pairs.map((pair, number) => [`q-${place}-${number}`, keyOf(part, pair)]));
  function firstOpen() {
    const found = ids().find(([, key]) => !(key in state.answers));
    return found ? found[0] : "finish";
  }
  function after(id) {
    const all = ids(), at = all.findIndex(([one]) => one === id);
    return at + 1 < all.length ? all[at + 1][0] : "finish";
  }
  function show(id) {
    const target = document.getElementById(id);
    target.scrollIntoView({ block: window.innerWidth < 736 ? "start" : "center" });
    const input = target.querySelector("input:checked") || target.querySelector("input, button");
    if (input) input.focus({ preventScroll: true });
  }

  function progress() {
    document.getElementById("progress").value = done();
    document.getElementById("count").textContent = words("answered", { count: done(), of: total() });
    document.getElementById("open").hidden = done() === total();
    compose();
  }

  // ---- the answers, to be sent back

  function finish() {
    const button = (key, work, main) => element("button",
      { type: "button", id: key, class: main ? "main" : "", onclick: work }, text(key));
    return element("section", { class: "finish", id: "finish" },
      element("h2", {}, text("finish")),
      element("p", { id: "missing", role: "status" }),
      element("p", {}, text("send")),
      element("div", { class: "buttons" },
        button("save_json", () => download("json", "application/json", asJson()), true),
        button("save_csv", () => download("csv", "text/csv", `\ufeff${asCsv()}`)),
        button("copy", copy)),
      element("p", { role: "status", id: "told" }),
      element("label", {}, text("text"),
        element("textarea", { id: "text", readonly: true, spellcheck: "false" })));
  }

  const expert = () => data.expert || state.name.trim();
  const attributes = () => {
    const entries = data.asked.map((names) => Object.values(names)[0])
      .filter((key) => (state.about[key] || "").trim()).map((key) => [key, state.about[key].trim()]);
    if (Object.keys(data.consent).length) entries.push(["consent", state.consent ? "yes" : "no"]);
    return entries;
  };
  const rows = () => data.parts.flatMap((part) => part.pairs.map((pair) => {
    const step = state.answers[keyOf(part, pair)];
    return { node: part.node, a: part.items[pair[0]], b: part.items[pair[1]],
      value: step === undefined ? null : /*+written(keyOf(part, pair)) || +*/ratio(step) };
  }));

  function asJson() {
    return JSON.stringify({ format: "ahp-answers", version: 1, fingerprint: data.fingerprint,
      expert: expert(), attributes: Object.fromEntries(attributes()),
      finished: new Date().toISOString(), names: data.names, answers: rows() }, null, 1);
  }

  function asCsv() {
    // A spreadsheet takes what begins so for a formula.
    const cell = (value) => {
      const shown = /^'*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
      return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
    };
    const about = attributes();
    const head = ["node", "a", "b", "value", "a name", "b name", "expert", "fingerprint", ...about.map(([name]) => name)];
    const lines = rows().map((row) => [row.node, row.a, row.b, /*+(+*/row.value || ""/*+).replace("-", "~")+*/, called(row.a), called(row.b),
      expert(), data.fingerprint, ...about.map(([, value]) => value)]);
    return [head, ...lines].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  function asText() {
    const oneLine = (value) => value.split(/\s+/).filter(Boolean).join(" ");
    const lines = expert() ? [`expert: ${oneLine(expert())}`] : [];
    attributes().forEach(([name, value]) => lines.push(`${oneLine(name)}: ${oneLine(value)}`));
    let node = null;
    for (const row of rows()) {
      if (row.node !== node) { node = row.node; lines.push(`[${node}]`); }
      lines.push(`${row.a} | ${row.b} = ${row.value || "?"}`);
    }
    const sum = crc32(new TextEncoder().encode(lines.map((line) => line.trim()).join("\n")));
    return [`AHP-ANSWERS 1 ${data.fingerprint}`, ...lines, `END ${rows().length} ${sum}`].join("\n");
  }

  function crc32(bytes) {
    let crc = 0xffffffff;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
  }

  function compose() {
    const box = document.getElementById("text");
    if (!box) return;
    box.value = asText();
    const open = total() - done();
    const lacks = [];
    if (open) lacks.push(words("missing", { count: open }));
    if (!expert()) lacks.push(words("no_name"));
    if (Object.keys(data.consent).length && !state.consent) lacks.push(words("no_consent"));
    document.getElementById("missing").textContent = lacks.join(" ") || words("all_done");
    for (const id of ["save_json", "save_csv", "copy"])
      document.getElementById(id).disabled = !done() || (Object.keys(data.consent).length > 0 && !state.consent);
  }

  function download(suffix, type, content) {
    const link = element("a", { href: URL.createObjectURL(new Blob([content], { type })),
      download: `${data.file}${data.expert ? "" : `-${safe(state.name)}`}.${suffix}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    document.getElementById("told").textContent = words("saved", { file: link.download });
  }
  const safe = (name) => (name.trim() || "expert").replace(/[^\p{L}\p{N}_-]+/gu, "-").slice(0, 40);

  async function copy() {
    const box = document.getElementById("text");
    let copied = false;
    try { await navigator.clipboard.writeText(box.value); copied = true; } catch {
      box.focus(); box.select();
      copied = document.execCommand("copy");
    }
    document.getElementById("told").textContent = words(copied ? "copied" : "not_copied");
  }

  load();
  draw();
})();
