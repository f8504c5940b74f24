import { expect, it } from 'vitest'
import { sidewaysStep } from '../../../renderer/ui/sideways-step.ts'

it('goes on in the direction of writing', () => {
  const currentTarget = document.body.appendChild(document.createElement('div'))
  const steps = () =>
    ['ArrowRight', 'ArrowLeft', 'ArrowUp'].map((key) => sidewaysStep({ key, currentTarget }))
  expect(steps()).toEqual([1, -1, undefined])
  currentTarget.dir = 'rtl'
  expect(steps()).toEqual([-1, 1, undefined])
  currentTarget.remove()
})
