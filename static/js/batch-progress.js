// Keeps the progress bar of an import up to date, and shows the import anew when the work is done.
const progress = document.querySelector("[data-batch-progress]");

async function follow() {
  try {
    const answer = await fetch(progress.dataset.batchProgress, { headers: { Accept: "application/json" } });
    const { working, done, total } = await answer.json();
    if (!working) {
      window.location.reload();
      return;
    }
    const bar = progress.querySelector("progress");
    if (total && done < total) {
      bar.max = total;
      bar.value = done;
    } else {
      bar.removeAttribute("value");
    }
    progress.querySelector("[data-batch-done]").textContent = total ? `${done} / ${total}` : "";
  } catch {
    // The next round asks again.
  }
  window.setTimeout(follow, 1000);
}

if (progress) {
  window.setTimeout(follow, 500);
}
