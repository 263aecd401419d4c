/* What is nicer with scripts; nothing needs them. */

const openFacets = new Set();

const rememberOpenFacets = () => {
  openFacets.clear();
  for (const details of document.querySelectorAll("#facets details[open]")) openFacets.add(details.id);
};

const reopenFacets = () => {
  for (const id of openFacets) document.getElementById(id)?.setAttribute("open", "");
};

/* Empty fields say nothing: they are left out of the address. */
document.body.addEventListener("htmx:configRequest", ({ detail }) => {
  for (const name of new Set(detail.formData.keys())) {
    if (detail.formData.getAll(name).every((value) => value === "")) detail.formData.delete(name);
  }
});

/* Filters that the reader has opened stay open when their counts change. */
document.body.addEventListener("htmx:beforeSwap", rememberOpenFacets);

/* "Show results" shuts the sheet of filters; the new count is read out. */
document.body.addEventListener("htmx:afterSettle", ({ detail }) => {
  reopenFacets();
  const sheet = document.getElementById("filters");
  if (detail.requestConfig?.triggeringEvent?.type === "submit" && sheet?.matches(":popover-open")) sheet.hidePopover();
  const count = document.querySelector("#results [role=status]");
  if (count) document.getElementById("announcements").textContent = count.textContent.trim();
});

/* A choice in the menu shuts it, also where it leads to a place on the same page. */
document.getElementById("menu")?.addEventListener("click", ({ currentTarget, target }) => {
  if (target.closest("a") && currentTarget.matches(":popover-open")) currentTarget.hidePopover();
});
