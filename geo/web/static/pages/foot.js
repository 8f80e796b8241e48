// The foot of every page: where the boundaries come from, and the other language.
//
// data: {source, language: {code, tag, label}, replace: query or null}. The link to the other language is
// made here because only the browser knows what the address holds now. `replace` is a query that tidies up
// the address in place, without an entry in the history.

export default function ({ data, parentElement }) {
  parentElement.querySelector(".source").textContent = data.source
  const other = parentElement.querySelector(".language")
  other.textContent = data.language.label
  other.lang = data.language.tag
  if (data.replace !== null) replace(data.replace)
  const point = () => {
    const address = new URL(location.href)
    address.searchParams.set("lang", data.language.code)
    other.href = address.href
  }
  point()
  other.onpointerenter = other.onfocus = other.onclick = point
}

function replace(query) {
  const kept = [...new URLSearchParams(location.search)].filter(([key]) => key.startsWith("embed"))
  const whole = new URLSearchParams([...new URLSearchParams(query), ...kept]).toString()
  history.replaceState(history.state, "", location.pathname + (whole ? `?${whole}` : "") + location.hash)
}
