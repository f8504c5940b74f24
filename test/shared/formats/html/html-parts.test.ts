import { describe, expect, it } from 'vitest'
import {
  containerOf,
  isChrome,
  isPage,
  placesOf,
  spanOf,
  wholeSpan,
} from '../../../../shared/formats/html/html-parts.ts'
import { isElement } from '../../../../shared/formats/markup/markup-text.ts'
import { type MarkupNode, walkMarkup } from '../../../../shared/formats/markup/markup-walk.ts'

const text = '<div><p><b>Ann</b> one</p><p>two</p><section><p> three </p></section></div>'
const markup = walkMarkup(text, 'html')
const places = placesOf(markup)
const told = ({ from, to }: { from: number; to: number }) => text.slice(from, to)

/** The text node with these words in it. */
function words(part: string): MarkupNode {
  return markup.nodes.find((node) => !isElement(node) && told(node).includes(part))!
}

it('takes a head for a page unless it begins like something else', () => {
  expect(['<html>', '<p>words', 'words'].map(isPage)).toEqual([true, true, true])
  expect(['{"a": 1}', '\ufeff[', '<tt xmlns="x">', '<?xml version="1.0"?><smil>'].map(isPage)).toEqual([
    false,
    false,
    false,
    false,
  ])
})

it('knows what stands beside the transcript', () => {
  const names = walkMarkup('<nav></nav><p></p><script></script>', 'html').nodes.filter(isElement)
  expect(names.map((one) => [one.name, isChrome(one)])).toEqual([
    ['nav', true],
    ['p', false],
    ['script', true],
  ])
})

it('knows how deep a node is, and the block around it', () => {
  const of = (part: string) => {
    const { index } = words(part)
    const block = markup.nodes[places.block[index] ?? -1]
    return [places.depth[index], block && told(block)]
  }
  expect(of('Ann')).toEqual([3, '<p><b>Ann</b> one</p>'])
  expect(of('two')).toEqual([2, '<p>two</p>'])
})

describe('spans', () => {
  it('have balanced tags', () => {
    expect(told(spanOf(text, [words('Ann'), words('one')], 0, places))).toBe('<b>Ann</b> one')
    expect(told(spanOf(text, [words('one'), words('three')], 0, places))).toBe(
      text.slice('<div>'.length, -'</div>'.length),
    )
    expect(told(spanOf(text, [words('three'), words('three')], 0, places))).toBe('three')
  })

  it('begin no earlier than they may', () => {
    const first = words('one')
    expect(told(spanOf(text, [first, words('two')], first.from, places))).toMatch(/^one<\/p><p>two/)
  })

  it('take along elements that contain nothing else', () => {
    const three = words('three')
    const limits = { after: words('two').index, before: markup.nodes.length, container: null }
    expect(told(wholeSpan(text, [three, three], limits, places))).toBe('<section><p> three </p></section>')
  })
})

it('finds the innermost element around all nodes', () => {
  const around = (...parts: string[]) => {
    const found = containerOf(parts.map(words))
    return found && found.name
  }
  expect([around('Ann'), around('Ann', 'one'), around('one', 'three'), around()]).toEqual([
    'b',
    'p',
    'div',
    null,
  ])
})
