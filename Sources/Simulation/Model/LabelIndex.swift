internal import KubernetesFacts

/// The numbers of selectors, to look them up by the labels of a pod.
///
/// A selector is stored under one label that it requires: the label with the fewest selectors. A look-up therefore
/// finds few selectors that do not match, even if all selectors share a label.
struct LabelIndex: Sendable {
  private var byLabel: [String: [Int]] = [:]
  private var withoutLabel: [Int] = []

  /// Stores a number under one of the labels that its selector requires.
  mutating func add(_ number: Int, labels: [String]) {
    let rarest = labels.min { (byLabel[$0]?.count ?? 0) < (byLabel[$1]?.count ?? 0) }
    if let rarest { byLabel[rarest, default: []].append(number) } else { withoutLabel.append(number) }
  }

  /// The numbers whose selectors may match labels, in ascending order.
  func candidates(for labels: [String: String]) -> [Int] {
    (withoutLabel + labels.flatMap { byLabel[Self.label($0.key, $0.value)] ?? [] }).sorted()
  }

  static func label(_ key: String, _ value: String) -> String { "\(key)=\(value)" }
}

extension LabelSelector {
  /// The labels that all matching pods have.
  var requiredLabels: [String] {
    requirements.filter { $0.comparison == .isIn && $0.values.count == 1 }
      .map { LabelIndex.label($0.key, $0.values[0]) }
  }
}
