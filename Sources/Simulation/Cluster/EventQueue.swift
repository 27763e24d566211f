/// The planned events, the earliest first; events at the same time keep the order in which they were planned.
struct EventQueue: Sendable {
  private var heap: [Entry] = []
  private var count = 0

  private struct Entry: Sendable {
    let time: Int64
    let number: Int
    let event: Event

    func comes(before other: Entry) -> Bool {
      time != other.time ? time < other.time : number < other.number
    }
  }

  var nextTime: Int64? { heap.first?.time }

  mutating func add(_ event: Event, at time: Int64) {
    heap.append(Entry(time: time, number: count, event: event))
    count += 1
    var child = heap.count - 1
    while child > 0, heap[child].comes(before: heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Removes and returns the next event that is due at a time or earlier.
  mutating func next(until time: Int64) -> Event? {
    guard let first = heap.first, first.time <= time else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first.event }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].comes(before: heap[least]) {
        least = child
      }
      if least == parent { return first.event }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}

/// A planned event; the number is the index of the pod, workload, node, drain, or step.
enum Event: Sendable {
  case podRuns(Int)
  case podServes(Int)
  case podReady(Int)
  case podAvailable(Int)
  case podListed(Int)
  case podUnlisted(Int)
  case podDone(Int)
  case podEnds(Int)
  case jobDone(Int)
  case jobRetry(Int)
  case progressDeadline(Int)
  case nodeNotReady(Int)
  case nodeTainted(Int)
  case podTaintExpired(Int)
  case machineEnds(Int)
  case nodeRemoved(Int)
  case podsCollected(Int)
  case nodeReplaced(Int)
  case nodeReturns(Int)
  case drainRetry(Int)
  case drainTimeout(Int)
  case action(Int)
}
