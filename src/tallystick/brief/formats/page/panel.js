"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const panel = document.getElementById("panel");
  const body = panel.querySelector(".panel-body");
  const where = panel.querySelector(".where");
  const order = [...document.querySelectorAll(".note")].map((note) => note.id);
  const links = [...document.querySelectorAll(".text .claim, .note .row")];
  const named = (link) => link.dataset.claims.split(" ");
  const inText = new Map();
  for (const link of document.querySelectorAll(".text .claim")) {
    for (const id of named(link)) if (!inText.has(id)) inText.set(id, link);
  }
  for (const link of links) link.setAttribute("aria-controls", "panel");
  let current = null;
  let opener = null;

  function show(id, from) {
    const note = document.getElementById(id);
    if (!note || !order.includes(id)) return;
    current = id;
    if (from && !panel.contains(from)) opener = from;
    body.replaceChildren(...[...note.querySelector(".body").children].map((part) => part.cloneNode(true)));
    body.className = "panel-body " + [...note.classList].find((name) => name.startsWith("v-"));
    where.textContent = `${order.indexOf(id) + 1} of ${order.length}`;
    root.classList.add("reading");
    for (const link of document.querySelectorAll(".claim.on, .note.on")) link.classList.remove("on");
    note.classList.add("on");
    for (const link of links) if (!link.classList.contains("row") && named(link).includes(id)) link.classList.add("on");
    panel.scrollTop = 0;
    body.scrollTop = 0;
    body.focus({ preventScroll: true });
    try { history.replaceState(null, "", "#" + id); } catch { /* a page opened from a mail has no address */ }
  }

  function reveal(id) {
    const link = inText.get(id) || document.getElementById(id);
    const box = link.getBoundingClientRect();
    const floor = matchMedia("(min-width: 62rem)").matches ? innerHeight - 40 : innerHeight * 0.36;
    if (box.top < 40 || box.bottom > floor) scrollBy({ top: box.top - floor / 2, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  function close() {
    if (current === null) return;
    const back = opener && opener.isConnected ? opener : inText.get(current);
    current = opener = null;
    root.classList.remove("reading");
    for (const link of document.querySelectorAll(".claim.on, .note.on")) link.classList.remove("on");
    body.replaceChildren();
    where.textContent = "";
    try { history.replaceState(null, "", location.pathname + location.search); } catch { /* as above */ }
    if (back) back.focus({ preventScroll: true });
  }

  function go(step) {
    if (!order.length) return;
    const at = current === null ? (step > 0 ? -1 : 0) : order.indexOf(current);
    const id = order[(at + step + order.length) % order.length];
    show(id, inText.get(id));
    reveal(id);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-claims]");
    if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      const [id] = named(link);
      show(id, link);
      reveal(id);
      return;
    }
    const button = event.target.closest("button");
    if (button && button.dataset.go) go(Number(button.dataset.go));
    else if (button && "close" in button.dataset) close();
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowRight" || event.key === "n") go(1);
    else if (event.key === "ArrowLeft" || event.key === "p") go(-1);
    else if (event.key === " " && event.target.closest("a[data-claims]")) event.target.closest("a[data-claims]").click();
    else return;
    event.preventDefault();
  });

  const asked = decodeURIComponent(location.hash.slice(1));
  if (order.includes(asked)) { show(asked, inText.get(asked)); reveal(asked); }
})();
