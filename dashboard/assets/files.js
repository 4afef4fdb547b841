// Saves files: a click on a link marked `data-file` fetches it and saves it, or says in a sentence why it could not.
// A template of one's own stays in this tab: it goes with each request for a file marked `data-style`.
const kept = (window.observatoire ??= { template: null });

function stateOf(part) {
  return part.closest(".actions").querySelector("[role=status]");
}

function nameIn(answer) {
  return /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "";
}

function hand(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function asked(address, template, words) {
  const how = template ? { method: "POST", body: template, headers: { "Content-Type": "application/octet-stream" } } : {};
  const answer = await fetch(address, how).catch(() => { throw new Error(words.noAnswer); });
  if (answer.ok) return answer;
  const isOurs = answer.headers.get("Content-Type")?.startsWith("text/plain");
  throw new Error(isOurs ? await answer.text() : words.noFile);
}

async function fetched(link, { words }) {
  const state = stateOf(link);
  state.textContent = words.preparing;
  try {
    const template = "style" in link.dataset ? kept.template : null;
    const answer = await asked(link.href, template, words);
    const content = await answer.blob().catch(() => { throw new Error(words.noAnswer); });
    hand(content, nameIn(answer));
    state.textContent = "";
  } catch (error) {
    state.textContent = error.message;
  }
}

// The box of the template says what it holds, also when the page was drawn again.
function show(box) {
  const name = kept.template?.name ?? "";
  const said = { name, state: kept.said ?? "" };
  for (const [part, text] of Object.entries(said)) {
    const place = box.querySelector(`[data-${part}]`);
    if (place.textContent !== text) place.textContent = text;
  }
  box.querySelector("button").hidden = !name;
}

function showAll() {
  document.querySelectorAll("[data-template]").forEach(show);
}

function hold(template, said) {
  Object.assign(kept, { template, said });
  showAll();
}

async function take(box, { words, largest }) {
  const field = box.querySelector("input"), file = field.files[0];
  field.value = "";
  if (!file) return;
  if (file.size > largest) return hold(null, words.tooLarge);
  hold(null, words.checking);
  try {
    const refused = await (await asked(box.dataset.template, file, words)).text();
    if (refused) throw new Error(refused);
    hold(file, words.taken);
  } catch (error) {
    hold(null, `${error.message} ${words.usedInstead}`);
  }
}

// A presentation made here comes back with the figures of today, and a line for each thing that was done.
async function refresh(box, { words, largest }) {
  const field = box.querySelector("input[type=file]"), file = field.files[0], state = box.querySelector("[role=status]");
  const report = box.querySelector("[data-report]"), newer = box.querySelector("input[type=checkbox]").checked;
  field.value = "";
  report.replaceChildren();
  if (!file) return;
  state.textContent = file.size > largest ? words.tooLarge : words.refreshing;
  if (file.size > largest) return;
  try {
    const { lines, file: made } = await (await asked(box.dataset.refresh + (newer ? box.dataset.newer : ""), file, words)).json();
    const bytes = Uint8Array.from(atob(made), (sign) => sign.charCodeAt(0));
    hand(new Blob([bytes], { type: file.type }), file.name.replace(/(\.\w+)?$/, `-${words.refreshed}$1`));
    state.textContent = "";
    report.append(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
  } catch (error) {
    state.textContent = error.message;
  }
}

function filesOf(data) {
  const boxes = new MutationObserver(showAll);
  boxes.observe(document.querySelector(".stApp"), { childList: true, subtree: true });
  showAll();
  const stops = [
    on("click", "a[data-file]", (link, event) => { event.preventDefault(); fetched(link, data); }),
    on("change", "[data-template] input", (field) => take(field.closest("[data-template]"), data)),
    on("change", "[data-refresh] input[type=file]", (field) => refresh(field.closest("[data-refresh]"), data)),
    on("click", "[data-template] button", () => hold(null, "")),
  ];
  return () => [() => boxes.disconnect(), ...stops].forEach((stop) => stop());
}
