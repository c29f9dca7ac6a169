/* Keys of the desk. Everything they do can be done with links and buttons as well. */
"use strict";
(() => {
  const places = JSON.parse(document.body.dataset.places || "{}");
  const OFF = "minhbach-keys-off";
  let pending = false;
  let here = -1;

  const rows = () => [...document.querySelectorAll("[data-row]")];
  const help = () => document.getElementById("keys");

  function step(by) {
    const all = rows();
    if (!all.length) return;
    all[here]?.classList.remove("here");
    here = Math.min(Math.max(here + by, 0), all.length - 1);
    all[here].classList.add("here");
    all[here].querySelector("a")?.focus({ preventScroll: true });
    all[here].scrollIntoView({ block: "nearest" });
  }

  function open(selector) {
    rows()[here]?.querySelector(selector)?.click();
  }

  function find(event) {
    const field = document.querySelector("input[type=search]");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  }

  const acts = {
    j: () => step(1),
    k: () => step(-1),
    o: () => open("a"),
    v: () => open("a[target=_blank]"),
    "/": find,
    "?": () => help()?.showModal(),
    p: () => document.querySelector("[data-print]")?.click(),
  };

  function isTyping(target) {
    return target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog");
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (localStorage.getItem(OFF) && event.key !== "?") return;
    if (pending && places[event.key]) {
      location.assign(places[event.key]);
    } else if (event.key === "g") {
      pending = true;
      setTimeout(() => { pending = false; }, 1200);
      return;
    } else {
      acts[event.key]?.(event);
    }
    pending = false;
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
    if (event.target.closest("[data-keys]")) help()?.showModal();
  });

  const toggle = document.getElementById("keys-on");
  if (toggle) {
    toggle.checked = !localStorage.getItem(OFF);
    toggle.addEventListener("change", () => {
      if (toggle.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    });
  }

  document.addEventListener("htmx:afterSwap", () => { here = -1; });
})();
