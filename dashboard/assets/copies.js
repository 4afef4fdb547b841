// Puts the text of a button marked `data-copy` on the clipboard, and says so beside it.
const SAID_MS = 4000;

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");  // a page without TLS has no clipboard of its own
  field.value = text;
  document.body.appendChild(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  if (!isDone) throw new Error("clipboard");
}

function copiesOf() {
  return on("click", "button[data-copy]", async (button) => {
    const state = button.closest(".actions").querySelector("[role=status]");
    try {
      await copy(button.dataset.copy);
      state.textContent = button.dataset.done;
    } catch (error) {
      state.textContent = button.dataset.failed;
    }
    setTimeout(() => { state.textContent = ""; }, SAID_MS);
  });
}
