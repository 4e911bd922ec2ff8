// Where the focus is, what is wrong with that, and whether the thing that had it before showed that it had.
() => {
    const look = element => {
        const seen = []
        for (let node = element, up = 0; node && up < 4; node = node.parentElement, up++) {
            const style = getComputedStyle(node)
            seen.push([style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(' '))
        }
        return seen.join(' / ')
    }
    const named = element => {
        const words = (element.getAttribute('aria-label') || element.innerText || element.value || '').trim()
        return `<${element.localName}> ${JSON.stringify(words.slice(0, 60))}`
    }
    const last = window.lastFocused
    const unmarked = last && look(last.element) === last.look ? named(last.element) : null
    const element = document.activeElement
    if (!element || element === document.body || element === document.documentElement) {
        window.lastFocused = null
        return {name: null, unmarked, seenBefore: false, faults: []}
    }
    window.visited ||= new Set()
    const seenBefore = window.visited.has(element)
    window.visited.add(element)
    window.lastFocused = {element, look: look(element)}
    const faults = []
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true}))
        faults.push('is invisible')
    const box = [...element.getClientRects()].find(rect => rect.width > 1 && rect.height > 1)
    if (!box) faults.push('has no size')
    else {
        const width = document.documentElement.scrollWidth
        if (box.right + scrollX <= 0 || box.left + scrollX >= width || box.bottom + scrollY <= 0)
            faults.push('is off the page')
        else if (box.right <= 0 || box.left >= innerWidth || box.bottom <= 0 || box.top >= innerHeight)
            faults.push('is not scrolled into view')
        else {
            const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2
            const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2
            const top = document.elementFromPoint(x, y)
            if (!top || !(element.contains(top) || [...(element.labels || [])].some(label => label.contains(top))))
                faults.push(`is covered by ${top ? named(top) : 'nothing'}`)
        }
    }
    return {name: named(element), unmarked, seenBefore, faults}
}
