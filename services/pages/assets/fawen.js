// The little that HTML and htmx cannot do. A module, loaded from this server alone; no eval, no styles.

/** Puts the cursor on a line of a text (from 1), and the line in sight. */
function goToLine(area, line) {
  const lines = area.value.split("\n");
  const at = Math.min(Math.max(line, 1), lines.length) - 1;
  const start = lines.slice(0, at).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus();
  // The browser scrolls to a cursor that moves, not to one that is set: let it measure the text above.
  const whole = area.value;
  area.value = whole.slice(0, start);
  const above = area.scrollHeight - area.clientHeight;
  area.value = whole;
  area.scrollTop = Math.max(0, above + area.clientHeight / 3);
  area.setSelectionRange(start, start + lines[at].length);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-line]");
  const area = button && document.getElementById(button.dataset.in);
  if (area) goToLine(area, Number(button.dataset.line));
});

// A form that was sent is on its way: its buttons say so, and a second click does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "get") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-busy", "true"));
});

// A page that comes back from the browser's memory may be sent anew.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("button").forEach((button) => button.removeAttribute("aria-busy"));
  });
});

// What was typed and not kept is not lost by a slip.
window.addEventListener("beforeunload", (event) => {
  const typed = [...document.querySelectorAll("textarea[data-guard]")];
  const lost = typed.some((area) => area.value !== area.defaultValue && !area.form.dataset.sent);
  if (lost) event.preventDefault();
});
