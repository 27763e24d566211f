internal import Diagnostics

struct InvalidLabel: Rule {
  static let card = RuleCard(
    id: "invalid-label", .error, in: .default,
    summary: "Label value is too long or has invalid characters",
    why:
      "The API server rejects a label value with more than 63 characters, or with characters other than letters, digits, '-', '_' and '.', and one that does not begin and end with a letter or digit.",
    fix: "shorten the value, or use an annotation",
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
        "invalid value '\(text)' of label '\(label)': use at most 63 letters, digits, '.', '-' and '_', and begin and end with a letter or digit"
      )
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
