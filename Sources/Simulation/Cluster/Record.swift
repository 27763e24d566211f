/// The events that reports show.
package struct Record: Sendable {
  /// Whether lines and series are kept.
  package var isOn = false
  package internal(set) var lines: [Line] = []
  /// The number of ready pods of each workload whenever it changed.
  package internal(set) var series: [[(time: Int64, ready: Int)]] = []
  /// Steps of the scenario without an effect; recorded even if the record is off.
  package internal(set) var notes: [String] = []
  /// The maximum number of lines.
  static let limit = 100_000

  /// An event of the timeline.
  package struct Line: Sendable {
    package let time: Int64
    package let kind: Kind
    package let subject: String
    package let text: String
  }

  package enum Kind: String, Sendable, CaseIterable {
    case node, reclaim, drain, evicted, refused, preempted, pending, scheduled, ready, unready, cutOff =
      "cut-off"
    case rollout, stalled, scale, limit
  }

  package init() {}
}

extension Cluster {
  /// Records an event of an object; the text is only created if the record is on.
  mutating func report(_ kind: Record.Kind, _ line: (Cluster) -> (subject: String, text: String)) {
    lastReport = time
    guard record.isOn, record.lines.count < Record.limit else { return }
    let (subject, text) = line(self)
    record.lines.append(Record.Line(time: time, kind: kind, subject: subject, text: text))
  }
}
