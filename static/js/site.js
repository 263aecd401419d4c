/* What is nicer with scripts; nothing needs them. */

const facets = () => document.querySelectorAll("#facets details");
const openness = new Map();

const rememberFacets = () => facets().forEach((details) => openness.set(details.id, details.open));

const restoreFacets = () => {
  for (const details of facets()) details.open = openness.get(details.id) ?? details.open;
};

/* Empty fields say nothing: they are left out of the address. The old query is replaced, not added to. */
document.body.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get" || detail.boosted) return;
  detail.path = detail.path.split("?")[0] || location.pathname;
  for (const name of new Set(detail.formData.keys())) {
    if (detail.formData.getAll(name).every((value) => value === "")) detail.formData.delete(name);
  }
});

/* Filters that the reader has opened or shut stay so when their counts change. */
document.body.addEventListener("htmx:beforeSwap", rememberFacets);

/* "Show results" shuts the sheet of filters; the new count is read out. */
document.body.addEventListener("htmx:afterSettle", ({ detail }) => {
  restoreFacets();
  const sheet = document.getElementById("filters");
  if (detail.requestConfig?.triggeringEvent?.type === "submit" && sheet?.matches(":popover-open")) sheet.hidePopover();
  const count = document.querySelector("#results [role=status]");
  if (count) document.getElementById("announcements").textContent = count.textContent.trim();
});

/* A choice in the menu shuts it, also where it leads to a place on the same page. */
document.getElementById("menu")?.addEventListener("click", ({ currentTarget, target }) => {
  if (target.closest("a") && currentTarget.matches(":popover-open")) currentTarget.hidePopover();
});
