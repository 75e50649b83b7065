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

// Files go in parts, each with its progress; what broke off goes on where it stopped.
const PART = 1024 * 1024;
const TRIES = 6;

/** Asks the API; gives what it answers, or throws what it says is wrong. */
async function ask(method, address, csrf, body, headers = {}) {
  if (body && !(body instanceof Blob)) {
    body = JSON.stringify(body);
    headers["Content-Type"] = "application/json";
  }
  headers["X-CSRF-Token"] = csrf;
  const answer = await fetch(address, { method, headers, body, credentials: "same-origin" });
  const said = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw Object.assign(new Error(said.detail), { status: answer.status });
  return said;
}

/** The hash of a file, where the browser can make one. */
async function hashOf(file) {
  if (!window.crypto?.subtle) return undefined;
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends a file, from where an earlier try stopped; gives the name of the upload. */
async function send(base, csrf, file, progress) {
  const { uploads } = await ask("GET", base, csrf);
  const known = uploads.find((one) => one.name === file.name.trim() && one.length === file.size);
  let now = known || (await ask("POST", base, csrf, { name: file.name, length: file.size }));
  const address = `${base}/${now.upload}`;
  for (let tries = 0; now.offset < file.size; ) {
    progress(now.offset);
    try {
      const part = file.slice(now.offset, now.offset + PART, "application/offset+octet-stream");
      now = await ask("PATCH", address, csrf, part, { "Upload-Offset": String(now.offset) });
      tries = 0;
    } catch (error) {
      const passing = !error.status || error.status >= 500 || error.status === 409 || error.status === 400;
      tries += 1;
      if (!passing || tries > TRIES) throw error;
      await new Promise((done) => setTimeout(done, 500 * 2 ** tries));
      now = await ask("GET", address, csrf).catch(() => now);
    }
  }
  progress(now.offset);
  return now.upload;
}

/** A line that tells how far a file is. */
function lineFor(list, file) {
  const line = document.createElement("li");
  const [name, bar, words] = ["span", "progress", "span"].map((kind) => document.createElement(kind));
  name.textContent = file.name;
  bar.max = file.size;
  bar.setAttribute("aria-label", `${file.name}的上传进度`);
  line.append(name, bar, words);
  list.append(line);
  return { bar, words };
}

/** Shows again what the page says of files and findings; what is being typed stays. */
async function showAgain(version) {
  const answer = await fetch(location.href, { credentials: "same-origin", headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["files", "findings", "may"]) {
    const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
    if (old && now) old.replaceWith(document.adoptNode(now));
  }
  // Our own file made the next version; if somebody else changed something, the form must say so.
  document.querySelectorAll("form:not(#may form) input[name=version]").forEach((field) => {
    if (Number(field.value) === version - 1) field.value = version;
  });
}

async function attach(place, form, file) {
  const csrf = form.elements.csrf.value;
  const role = form.elements.role.value;
  const { bar, words } = lineFor(place.querySelector("[data-progress]"), file);
  words.textContent = "正在上传";
  try {
    const sha256 = await hashOf(file);
    const upload = await send(place.dataset.uploads, csrf, file, (bytes) => {
      bar.value = bytes;
      words.textContent = `已传${Math.floor((100 * bytes) / file.size)}%`;
    });
    words.textContent = "正在检查";
    const done = await ask("POST", place.dataset.attach, csrf, { upload, role, sha256 });
    words.textContent = done.findings.length ? `已上传，检查意见${done.findings.length}条` : "已上传，没有检查意见";
    await showAgain(done.version);
  } catch (error) {
    words.textContent = error.status ? error.message : "连接中断，已传的部分保留着：请再点“上传”继续";
    words.classList.add("problem");
  }
}

document.querySelectorAll("[data-attach] input[type=file]").forEach((field) => (field.multiple = true));
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const place = form.closest("[data-attach]");
  if (!place || !window.fetch || !window.DOMParser) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  for (const file of form.elements.file.files) await attach(place, form, file);
  button.disabled = false;
  form.elements.file.value = "";
});

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
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
