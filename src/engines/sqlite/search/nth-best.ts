/** The `count`-th best of the scores (from 1 to their number), which are put into another order: Hoare's selection. */
export function nthBest(scores: Float64Array, count: number): number {
  const wanted = count - 1
  let low = 0
  let high = scores.length - 1
  for (;;) {
    const pivot = scores[(low + high) >> 1] ?? 0
    let left = low
    let right = high
    while (left <= right) {
      while ((scores[left] ?? 0) > pivot) left++
      while ((scores[right] ?? 0) < pivot) right--
      if (left > right) break
      const swapped = scores[left] ?? 0
      scores[left++] = scores[right] ?? 0
      scores[right--] = swapped
    }
    if (wanted <= right) high = right
    else if (wanted >= left) low = left
    else return scores[wanted] ?? 0
  }
}
