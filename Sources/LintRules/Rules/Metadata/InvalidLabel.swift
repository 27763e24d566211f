internal import Diagnostics

/// A label that the API refuses.
struct InvalidLabel: Rule {
  static let card = RuleCard(
    id: "invalid-label", .error, in: .default,
    summary: """
      A label value of more than 63 characters, or with others than letters, digits, dots, dashes and
      underscores, is refused.
      """,
    why: "Labels end up in selectors and indexes, so their form is fixed.",
    fix: "shorten the value, or make it an annotation",
    covers: CompatibleIDs(kubeScore: ["label-values"]),
    examples: [
      .failing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
          labels:
            owner: Team Shop  # flagged
        """),
      .passing(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: web}
        data: {LOG_LEVEL: INFO}
        """),
    ])

  func check(_ manifest: Manifest, in fleet: Fleet) -> [Finding] {
    let places = [manifest.root["metadata"], manifest.root["spec"]["template"]["metadata"]]
    return places.flatMap { $0["labels"].entries }.compactMap { label, value in
      guard let text = value.text, !isValid(text) else { return nil }
      return finding(
        at: value,
        "the label '\(label)' has the value '\(text)', expected at most 63 letters, digits, '.', '-' or '_'")
    }
  }

  private func isValid(_ value: String) -> Bool {
    guard let first = value.utf8.first, let last = value.utf8.last else { return true }
    return value.utf8.count <= 63 && Self.isLetter(first) && Self.isLetter(last)
      && value.utf8.allSatisfy { Self.isLetter($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
