/// The syntax of hosts, labels, and protocols in istiod, which differs from Kubernetes in details.
enum IstioForm {
  /// The form of a DNS label, as a noun phrase for messages.
  static let expectedLabel = "at most 63 letters, digits, and '-', with a letter or digit at both ends"

  /// Whether a string is a DNS label; istiod allows uppercase letters.
  static func isLabel(_ text: some StringProtocol) -> Bool {
    let bytes = Substring(text).utf8
    guard (1...63).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return false }
    return first.isAlphanumeric && last.isAlphanumeric
      && bytes.allSatisfy { $0.isAlphanumeric || $0 == .dash }
  }

  /// The error in a host without wildcards; nil if it is valid.
  static func faultOfHost(_ host: String) -> String? {
    faultOfText(host) ?? faultOfLabels(host)
  }

  /// The error in a host whose first label can be or start with a wildcard; nil if it is valid.
  static func faultOfPattern(_ host: String) -> String? {
    if let fault = faultOfText(host) { return fault }
    let parts = host.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, isWildcardLabel(first) else {
      let label = parts.first ?? ""
      let hint = label.contains("*") ? ": '*' is allowed only at the start" : " (\(expectedLabel))"
      return "'\(label)' is not a DNS label\(hint)"
    }
    return parts.count > 1 ? faultOfLabels(String(parts[1])) : nil
  }

  /// Whether a host contains `*`, but is not `*` and does not start with `*.`.
  static func isPartialWildcard(_ host: String) -> Bool {
    host.contains("*") && host != "*" && !host.hasPrefix("*.")
  }

  /// Whether a string is an IP address or a CIDR.
  static func isAddressOrRange(_ text: String) -> Bool {
    text.contains("/") ? IPAddress.acceptsRange(text) : IPAddress.accepts(text)
  }

  /// The protocol of a port, ignoring case; nil if Istio does not support it.
  static func networkProtocol(_ text: String) -> String? {
    let name = text.lowercased()
    return IstioProtocol.all.contains(name) ? name : nil
  }

  private static func faultOfText(_ host: String) -> String? {
    if host.isEmpty { return "the name is empty" }
    if host.hasPrefix(".") { return "the name starts with '.'" }
    return host.utf8.count > 255 ? "the name has more than 255 characters" : nil
  }

  private static func faultOfLabels(_ host: String) -> String? {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    if let last = labels.last, !last.isEmpty, last.utf8.allSatisfy(\.isDigit) {
      return "the last label of a DNS name must not be a number, but is '\(last)'"
    }
    for (position, label) in labels.enumerated() where !isLabel(label) {
      // A dot at the end marks a fully qualified name.
      if label.isEmpty, position == labels.count - 1 { return nil }
      return label.isEmpty
        ? "a label between two dots is empty" : "'\(label)' is not a DNS label (\(expectedLabel))"
    }
    return nil
  }

  private static func isWildcardLabel(_ text: Substring) -> Bool {
    guard text.utf8.count <= 63 else { return false }
    if text == "*" { return true }
    let rest = text.hasPrefix("*-") ? text.dropFirst(2) : text.hasPrefix("*") ? text.dropFirst() : text
    return isLabel(rest)
  }
}
