internal import KubernetesFacts

extension Array {
  /// The elements in apply order by their ranks; elements of one rank keep their order.
  func inApplyOrder(_ rank: (Element) -> Int) -> Self {
    var counts = [Int](repeating: 0, count: ApplyOrder.rankCount)
    for element in self { counts[rank(element)] += 1 }
    var next: [Int] = []
    for count in counts { next.append((next.last ?? 0) + count) }
    // Backwards, so that each rank is filled from its end and keeps its order.
    var places = [Int](repeating: 0, count: count)
    for index in indices.reversed() {
      let rank = rank(self[index])
      next[rank] -= 1
      places[next[rank]] = index
    }
    return places.map { self[$0] }
  }
}
