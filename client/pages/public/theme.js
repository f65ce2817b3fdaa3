// Runs before the first paint, so that a page chosen to be dark never flashes light. See src/app/theme.ts.
try {
  var theme = localStorage.getItem("ridgecast.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden here: the system's choice holds.
}
