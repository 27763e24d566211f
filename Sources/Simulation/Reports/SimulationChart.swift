internal import Diagnostics

/// The horizontal layout of charts over time.
struct TimeAxis {
  static let width = 1200.0
  static let gutter = 190.0
  let duration: Int64

  init(_ duration: Int64) { self.duration = max(1000, duration) }

  func x(_ time: Int64) -> Double {
    Self.gutter + (Self.width - Self.gutter - 10) * Double(min(max(0, time), duration)) / Double(duration)
  }

  /// The times of the grid lines: multiples of a round step, about a dozen.
  var ticks: [Int64] {
    let steps: [Int64] = [
      1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400,
    ]
    let step = 1000 * (steps.first { duration / ($0 * 1000) <= 12 } ?? 86_400)
    return Array(stride(from: 0, through: duration, by: Int(step))).map { Int64($0) }
  }

  /// The grid and its labels, from one height to another.
  func grid(from top: Double, to bottom: Double) -> String {
    var text = ""
    for tick in ticks {
      let x = Self.digits(x(tick))
      text +=
        "<line class=\"grid\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(Self.digits(top))\" y2=\"\(Self.digits(bottom))\"/>"
      let anchor = tick == 0 ? "start" : isAtEnd(tick) ? "end" : "middle"
      text +=
        "<text class=\"tick\" x=\"\(x)\" y=\"\(Self.digits(top - 5))\" text-anchor=\"\(anchor)\">\(SimulationReport.clock(tick))</text>\n"
    }
    return text
  }

  private func isAtEnd(_ tick: Int64) -> Bool { x(tick) > Self.width - 40 }

  /// A coordinate with at most one decimal digit.
  static func digits(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }

  /// A label, truncated to the width of the left margin.
  static func label(_ text: String) -> String {
    let limit = 26
    return text.count <= limit ? text : "\(text.prefix(limit - 1))…"
  }
}

/// A chart of the pods of each node as bars.
struct SimulationChart {
  private let result: SimulationResult
  private let axis: TimeAxis
  private static let laneHeight = 11.0
  private static let nodeLimit = 80

  init(_ result: SimulationResult) {
    self.result = result
    axis = TimeAxis(result.duration)
  }

  /// A color for each service; neighbors differ.
  static func color(_ number: Int) -> String {
    "hsl(\((number * 137 + 210) % 360) 58% \(number % 2 == 0 ? 52 : 42)%)"
  }

  var svg: String {
    let (shown, left) = shownNodes()
    var lanes: [[[PodSpan]]] = shown.map { _ in [] }
    let places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
    for pod in result.pods.sorted(by: { ($0.boundAt, $0.pod) < ($1.boundAt, $1.pod) })
    where pod.boundAt <= axis.duration {
      guard let place = places[pod.node] else { continue }
      let free = lanes[place].firstIndex { ($0.last?.endedAt ?? .max) <= pod.boundAt }
      if let free { lanes[place][free].append(pod) } else { lanes[place].append([pod]) }
    }
    var top = 24.0
    var body = ""
    for (place, node) in shown.enumerated() {
      let height = max(20, Double(lanes[place].count) * Self.laneHeight + 6)
      body += row(result.nodes[node], lanes[place], top: top, height: height)
      top += height + 3
    }
    var text = "<h3>Pods on nodes</h3>\n"
    if left > 0 {
      let nodes = left == 1 ? "1 more node is" : "\(left) more nodes are"
      text += "<p class=\"note\">\(nodes) not shown.</p>\n"
    }
    text +=
      "<svg viewBox=\"0 0 \(Int(TimeAxis.width)) \(Int(top) + 4)\" role=\"img\" aria-label=\"Pods on nodes over time\">\n"
    return text + axis.grid(from: 20, to: top) + body + "</svg>\n"
  }

  /// All nodes, or if there are more than the limit, the first nodes with changes, and the number of the others.
  private func shownNodes() -> (shown: [Int], left: Int) {
    let all = Array(result.nodes.indices)
    guard all.count > Self.nodeLimit else { return (all, 0) }
    var changed = Set(result.pods.filter { $0.boundAt > 0 || $0.endedAt != nil }.map(\.node))
    for node in all where result.nodes[node].addedAt > 0 || result.nodes[node].endedAt != nil {
      changed.insert(node)
    }
    let shown = all.filter(changed.contains).prefix(Self.nodeLimit)
    return (Array(shown), all.count - shown.count)
  }

  private func row(_ node: NodeSpan, _ lanes: [[PodSpan]], top: Double, height: Double) -> String {
    let digits = TimeAxis.digits
    let kind = [node.isSpot ? "spot" : "", node.zone].filter { !$0.isEmpty }.joined(separator: ", ")
    let start = axis.x(node.addedAt)
    let end = axis.x(node.endedAt ?? axis.duration)
    var text =
      "<text x=\"0\" y=\"\(digits(top + 14))\">\(TimeAxis.label(node.name).xmlText)<title>\(node.name.xmlText) \(kind.xmlText)</title></text>\n"
    text +=
      "<rect class=\"band\" x=\"\(digits(start))\" y=\"\(digits(top))\" width=\"\(digits(max(0, end - start)))\" height=\"\(digits(height))\"/>\n"
    if node.endedAt.map({ $0 < axis.duration }) ?? false {
      let rest = axis.x(axis.duration) - end
      text +=
        "<rect class=\"gone\" x=\"\(digits(end))\" y=\"\(digits(top))\" width=\"\(digits(rest))\" height=\"\(digits(height))\"><title>\(node.name.xmlText) is gone</title></rect>\n"
    }
    for (lane, pods) in lanes.enumerated() {
      let y = top + 3 + Double(lane) * Self.laneHeight
      for pod in pods { text += bar(pod, y: y) }
    }
    return text
  }

  /// The bar of a pod: faint while the pod starts and terminates, full while it is ready.
  private func bar(_ pod: PodSpan, y: Double) -> String {
    let digits = TimeAxis.digits
    let end = min(pod.endedAt ?? axis.duration, axis.duration)
    let ready = min(pod.readyAt ?? end, end)
    let deleted = min(pod.deletedAt ?? end, pod.unreadyAt ?? end, end)
    let name = result.services.indices.contains(pod.workload) ? result.services[pod.workload].name : ""
    var title = "\(pod.pod) (\(name)), from \(SimulationReport.clock(pod.boundAt))"
    if let readyAt = pod.readyAt { title += ", ready at \(SimulationReport.clock(readyAt))" }
    if let deletedAt = pod.deletedAt { title += ", deleted at \(SimulationReport.clock(deletedAt))" }
    if let endedAt = pod.endedAt { title += ", gone at \(SimulationReport.clock(endedAt))" }
    var text = "<g class=\"pod\" fill=\"\(Self.color(pod.workload))\"><title>\(title.xmlText)</title>"
    let parts = [
      (pod.boundAt, max(pod.boundAt, ready), 0.35), (ready, max(ready, deleted), 1),
      (max(ready, deleted), end, 0.35),
    ]
    for (from, to, opacity) in parts where to > from {
      let width = max(1, axis.x(to) - axis.x(from))
      text +=
        "<rect x=\"\(digits(axis.x(from)))\" y=\"\(digits(y))\" width=\"\(digits(width))\" height=\"9\" opacity=\"\(opacity)\"/>"
    }
    return text + "</g>\n"
  }
}

/// A chart of the number of ready pods of each service.
struct ReadyChart {
  private let result: SimulationResult
  private let axis: TimeAxis
  private static let rowHeight = 34.0
  private static let rowLimit = 100

  init(_ result: SimulationResult) {
    self.result = result
    axis = TimeAxis(result.duration)
  }

  var svg: String {
    let services = result.services.indices.filter { $0 < result.series.count && !result.series[$0].isEmpty }
      .sorted { one, other in
        let (first, second) = (result.services[one].hasFailed, result.services[other].hasFailed)
        return first != second ? first : one < other
      }
    let shown = services.prefix(Self.rowLimit)
    guard !shown.isEmpty else { return "" }
    let bottom = 24 + Double(shown.count) * Self.rowHeight
    var text = "<h3>Ready pods</h3>\n"
    if services.count > shown.count {
      let left = services.count - shown.count
      let others = left == 1 ? "1 more service is" : "\(left) more services are"
      text += "<p class=\"note\">\(others) not shown.</p>\n"
    }
    text +=
      "<svg viewBox=\"0 0 \(Int(TimeAxis.width)) \(Int(bottom) + 6)\" role=\"img\" aria-label=\"Ready pods of each service over time\">\n"
    text += axis.grid(from: 20, to: bottom)
    for (row, service) in shown.enumerated() {
      text += steps(service, top: 24 + Double(row) * Self.rowHeight)
    }
    return text + "</svg>\n"
  }

  private func steps(_ service: Int, top: Double) -> String {
    let digits = TimeAxis.digits
    let series = result.series[service]
    let most = max(1, series.map(\.ready).max() ?? 1, result.services[service].replicas)
    let height = Self.rowHeight - 10
    let name = result.services[service].name
    var text =
      "<text x=\"0\" y=\"\(digits(top + 20))\">\(TimeAxis.label(name).xmlText)<title>\(name.xmlText)</title></text>\n"
    for (number, point) in series.enumerated() where point.time <= axis.duration {
      let next = number + 1 < series.count ? min(series[number + 1].time, axis.duration) : axis.duration
      guard next > point.time else { continue }
      let size = point.ready == 0 ? 3 : height * Double(point.ready) / Double(most)
      let width = max(0.5, axis.x(next) - axis.x(point.time))
      let fill =
        point.ready == 0 ? "class=\"hit none\"" : "class=\"hit\" fill=\"\(SimulationChart.color(service))\""
      text +=
        "<rect \(fill) x=\"\(digits(axis.x(point.time)))\" y=\"\(digits(top + 6 + height - size))\" width=\"\(digits(width))\" height=\"\(digits(size))\">"
      text +=
        "<title>\(name.xmlText): \(point.ready) ready from \(SimulationReport.clock(point.time)) to \(SimulationReport.clock(next))</title></rect>\n"
    }
    return text
  }
}
