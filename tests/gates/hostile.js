// Parses pages as a browser does and tells what hostile text did in them: what came of it, and where it is shown.
async ([urls, payload]) => {
    const plain = text => text.replace(/\s+/g, ' ').trim()
    const shown = plain(payload)
    const faults = []
    const marks = new Set()
    const counts = {}
    const look = (text, where) => {
        const line = plain(text).replace(/r\/[2-9b-z]{9}\b/g, '') // a short address may look like a mark
        for (const match of line.matchAll(/k\d+k/g)) {
            marks.add(match[0])
            const before = line.slice(Math.max(0, match.index - 1 - shown.length), match.index - 1)
            if (before !== shown)
                faults.push(`${where}: ${match[0]} stands after ${JSON.stringify(before.slice(-80))}`)
        }
    }
    for (const url of urls) {
        const where = new URL(url).pathname
        const page = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html')
        const names = ['script', 'img', 'iframe', 'object', 'embed', 'style', 'base', 'link', 'meta', 'form', 'input']
        counts[where] = Object.fromEntries(names.map(name => [name, page.querySelectorAll(name).length]))
        for (const element of page.querySelectorAll('*')) {
            for (const {name, value} of element.attributes) {
                if (name.startsWith('on')) faults.push(`${where}: <${element.localName}> has ${name}=${value}`)
                if (/^\s*(javascript|data|vbscript):/i.test(value))
                    faults.push(`${where}: <${element.localName}> has ${name}=${value.slice(0, 80)}`)
                // An address made of a text holds nothing but letters, digits and hyphens.
                if (!/^#?[\w.-]+$/.test(value)) look(value, `${where} <${element.localName} ${name}>`)
            }
        }
        look(page.title, `${where} <title>`)
        // A citation in Markdown is escaped for Markdown; that it shows the same there has tests of its own.
        page.querySelectorAll('script, style, title, [data-form="Markdown"]').forEach(element => element.remove())
        look(page.documentElement.textContent, where)
    }
    return {faults, counts, marks: [...marks]}
}
