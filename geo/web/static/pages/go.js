// How the page components lead to another page: as a link of the app does, with one entry in the history.

/** Go to an address of the app without loading it anew: Streamlit follows the history. */
function go(href) {
  const address = new URL(href, document.baseURI)
  for (const [key, value] of new URLSearchParams(location.search)) {
    if (key === "view" || key.startsWith("embed")) address.searchParams.append(key, value) // known to the browser alone
  }
  history.pushState({}, "", address.href)
  window.dispatchEvent(new PopStateEvent("popstate"))
}
