import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlockName, type MarkupElement, walkMarkup } from '../../../../shared/formats/markup/markup-walk.ts'
import { expectWithin } from '../../../cpu-time.ts'

const elements = (text: string, language: 'xml' | 'html' = 'xml'): MarkupElement[] =>
  walkMarkup(text, language).nodes.flatMap((node) => (node.kind === 'element' ? [node] : []))
const outline = (text: string, language: 'xml' | 'html') =>
  elements(text, language).map(({ name, from, to }) => `${name}: ${text.slice(from, to)}`)

describe('walkMarkup', () => {
  it('knows where elements, attributes and texts stand', () => {
    const text = `<?xml version="1.0"?><a x = 'y>"' b=""><!-- <no> -->hm<b/><![CDATA[<i>]]></a>`
    const { nodes, faults } = walkMarkup(text, 'xml')
    expect(faults).toEqual([])
    expect(nodes.map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
      ['element', text.slice(21)],
      ['text', 'hm'],
      ['element', '<b/>'],
      ['text', '<i>'],
    ])
    const [a] = elements(text)
    expect(a!.attributes.map(({ name, value, from, to }) => [name, value, text.slice(from, to)])).toEqual([
      ['x', 'y>"', 'y>"'],
      ['b', '', ''],
    ])
    expect([a!.next, text.slice(a!.nameTo, a!.nameTo + 4)]).toEqual([4, ' x ='])
  })

  it('puts elements side by side that stand in one another too deep, and says so once', () => {
    const depth = 5000
    const text = `${'<a>'.repeat(depth)}<b>x</b><b>y</b>${'</a>'.repeat(depth)}<c>z</c>`
    const { nodes, faults } = walkMarkup(text, 'xml')
    expect(faults.map(({ kind }) => kind)).toEqual(['too-deep'])
    const depths = nodes.map((node) => {
      let count = 0
      for (let { parent } = node; parent; parent = parent.parent) count++
      return count
    })
    expect(Math.max(...depths)).toBeLessThan(512)
    expect(outline(text, 'xml').slice(-3)).toEqual(['b: <b>x</b>', 'b: <b>y</b>', 'c: <c>z</c>'])
    expect(nodes.at(-1)).toMatchObject({ kind: 'text', parent: { name: 'c', parent: null } })
  })

  it('keeps what stands before a fault and says where it is', () => {
    expect(walkMarkup('<a><b>x</a></c><d', 'xml').faults).toEqual([
      { at: 3, kind: 'unclosed' },
      { at: 11, kind: 'stray-end' },
      { at: 15, kind: 'cut-off' },
      { at: 17, kind: 'cut-off' },
    ])
    expect(outline('<p a="1"<p>x</p>', 'xml')).toEqual(['p: <p a="1"<p>x</p>', 'p: <p>x</p>'])
    expect(walkMarkup('3 < 4 & </ >', 'xml').nodes).toHaveLength(1)
  })

  it('skips a document type with declarations and expands none of them', () => {
    const text = '<!DOCTYPE a [ <!ENTITY b "<c>&d;"> ]><a>&b;</a>'
    expect(outline(text, 'xml')).toEqual(['a: <a>&b;</a>'])
  })

  it('knows what HTML leaves out and what is no markup there', () => {
    expect(outline('<P>one<p>two<BR>three<div>four</div><li>', 'html')).toEqual([
      'p: <P>one',
      'p: <p>two<BR>three',
      'br: <BR>',
      'div: <div>four</div>',
      'li: <li>',
    ])
    expect(outline('<script>if (a<b) "<p>"</SCRIPT ><p>', 'html').map((one) => one.slice(0, 6))).toEqual([
      'script',
      'p: <p>',
    ])
    expect(outline('<a href=x/y checked><!--><b>', 'html')).toEqual([
      'a: <a href=x/y checked><!--><b>',
      'b: <b>',
    ])
    expect([isBlockName('p'), isBlockName('span')]).toEqual([true, false])
  })

  it('takes any text, and every element lies inside its parent', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      'p',
      ' ',
      '=',
      '"',
      "'",
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '<p',
      '</p>',
      '<script>',
    )
    const any = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(any, fc.constantFrom('xml' as const, 'html' as const), (text, language) => {
        let last = 0
        for (const node of walkMarkup(text, language).nodes) {
          expect(node.from).toBeGreaterThanOrEqual(last)
          last = node.from
          expect(node.to).toBeLessThanOrEqual(node.parent?.to ?? text.length)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is not held up by a megabyte of anything', () => {
    for (const unit of [
      '<',
      '<a',
      '<a>',
      '</a>',
      '<p><b>',
      '<!a>',
      '<!DOCTYPE>',
      '<?',
      '<a b="',
      '<div><p>',
      '<script>',
      '<a b=c ',
    ]) {
      for (const language of ['xml', 'html'] as const) {
        expectWithin(
          1500,
          () => walkMarkup(unit.repeat(1_000_000 / unit.length), language),
          `${unit} ${language}`,
        )
      }
    }
  })
})
