// The link to the other language, at the right of the navigation; it also tidies up the address.
//
// data: {code, tag, label, replace: query or null}. The link is made here because only the browser knows
// what the address holds now. `replace` takes the place of the query, without an entry in the history.

export default function ({ data, parentElement }) {
  const link = parentElement.querySelector("a")
  link.textContent = data.label
  link.lang = link.hreflang = data.tag
  if (data.replace !== null) replace(data.replace)
  const point = () => {
    const address = new URL(location.href)
    address.searchParams.set("lang", data.code)
    link.href = address.href
  }
  point()
  link.onpointerenter = link.onfocus = link.onclick = point
}

function replace(query) {
  const kept = [...new URLSearchParams(location.search)].filter(([key]) => key.startsWith("embed"))
  const whole = new URLSearchParams([...new URLSearchParams(query), ...kept]).toString()
  history.replaceState(history.state, "", location.pathname + (whole ? `?${whole}` : "") + location.hash)
}
