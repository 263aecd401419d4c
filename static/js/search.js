/* Titles offered while one writes (the combobox pattern of ARIA); without this the boxes are plain forms. */

const PAUSE = 180;

const options = (list) => [...list.querySelectorAll("li")];

const close = (input, list) => {
  list.hidden = true;
  list.replaceChildren();
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
};

const choose = (input, list, place) => {
  const items = options(list);
  items.forEach((item, number) => item.setAttribute("aria-selected", String(number === place)));
  if (items[place]) {
    input.setAttribute("aria-activedescendant", items[place].id);
    items[place].scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
};

const show = (input, list, html) => {
  list.innerHTML = html;
  const box = list.querySelector("ul");
  if (!box) return close(input, list);
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
  box.id = `${list.id}-box`;
  options(list).forEach((item, number) => {
    item.id = `${list.id}-${number}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.querySelector("a").tabIndex = -1;
  });
  list.hidden = false;
  input.setAttribute("aria-controls", box.id);
  input.setAttribute("aria-expanded", "true");
};

const start = (form) => {
  const input = form.querySelector("input[type=search]");
  const list = form.querySelector(".suggestions");
  let waiting, asked;
  form.dataset.ready = "";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    try {
      const address = `${form.dataset.suggestions}?${new URLSearchParams({ q: input.value })}`;
      const answer = await fetch(address, { signal: asked.signal, headers: { "HX-Request": "true" } });
      if (answer.ok && document.activeElement === input) show(input, list, await answer.text());
    } catch (problem) {
      if (problem.name !== "AbortError") close(input, list);
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (input.value.trim().length < 2) return close(input, list);
    waiting = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const items = options(list);
    if (list.hidden || !items.length) return;
    const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") choose(input, list, at + 1 < items.length ? at + 1 : -1);
    else if (event.key === "ArrowUp") choose(input, list, at < 0 ? items.length - 1 : at - 1);
    else if (event.key === "Enter" && at >= 0) items[at].querySelector("a").click();
    else if (event.key === "Escape") close(input, list);
    else return;
    event.preventDefault();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!form.contains(relatedTarget)) close(input, list);
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  form.addEventListener("submit", () => clearTimeout(waiting));
};

const startAll = () => document.querySelectorAll("form[data-suggestions]:not([data-ready])").forEach(start);

startAll();
document.body.addEventListener("htmx:afterSettle", startAll);
