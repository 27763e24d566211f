internal import Diagnostics
import KubernetesFacts
internal import Portolan

extension SpecFaults {
  /// Reports a path that is not absolute.
  mutating func checkAbsolutePath(_ path: String, of kind: String, at location: FileLocation) {
    guard !path.hasPrefix("/") else { return }
    report(
      .malformed(
        "path", path, kind, expected: "a path that starts with '/'",
        suggestion: path.isEmpty ? nil : "/\(path)",
        at: location))
  }

  /// Reports a path that is not relative, or that contains `..`.
  mutating func checkRelativePath(_ path: String, of kind: String, at location: FileLocation) {
    let climbs = path.split(separator: "/", omittingEmptySubsequences: false).contains("..")
    guard path.isEmpty || path.hasPrefix("/") || climbs else { return }
    report(
      .malformed(
        "path", path, kind, expected: "a relative path that is not empty, without the part '..'",
        at: location))
  }

  /// Reports a host that is neither a DNS name nor an IP address.
  /// - Parameters:
  ///   - everyHost: whether `*` is allowed.
  ///   - wildcard: whether the first label of a name can be `*`.
  /// - Returns: whether the host is valid.
  @discardableResult
  mutating func checkHost(
    _ host: String, everyHost: Bool = false, wildcard: Bool = true, of kind: String = "host",
    at location: FileLocation
  ) -> Bool {
    if everyHost, host == "*" { return true }
    let name = wildcard && host.hasPrefix("*.") ? String(host.dropFirst(2)) : host
    // Host names are not case-sensitive.
    if name.utf8.count <= NameForm.subdomain.limit, NameForm.subdomain.accepts(name.lowercased()) {
      return true
    }
    if IPAddress.accepts(host) { return true }
    report(
      .malformed(
        "host", host, kind,
        expected: wildcard
          ? "a DNS name, a wildcard such as '*.example.com', \(everyHost ? "'*', " : "")or an IP address"
          : "a DNS name or an IP address",
        suggestion: host.hostOfURL, at: location))
    return false
  }

  /// Reports a string that is not an HTTP token, as methods and header names must be.
  mutating func checkToken(_ text: String, of kind: String, at location: FileLocation) {
    guard !HTTPToken.accepts(text) else { return }
    report(.malformed("token", text, kind, expected: HTTPToken.expected, at: location))
  }

  /// Reports an invalid URL scheme.
  mutating func checkScheme(_ text: String, at location: FileLocation) {
    let isScheme = text.utf8.allSatisfy { $0.isAlphanumeric || "+-.".utf8.contains($0) }
    guard !isScheme || text.utf8.first?.isLetter != true else { return }
    report(
      .malformed(
        "scheme", text, "URL scheme",
        expected: "letters, digits, '+', '-', and '.', with a letter at the start",
        at: location))
  }

  /// Reports an empty reason.
  mutating func checkReason(_ reason: String, for what: String, at location: FileLocation) {
    guard !reason.contains(where: { !$0.isWhitespace }) else { return }
    report(.emptyReason(for: what, at: location))
  }
}

extension String {
  /// The host, if the string is a URL.
  fileprivate var hostOfURL: String? {
    guard let scheme = firstRange(of: "://") else { return nil }
    let host = self[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" }
    return NameForm.subdomain.accepts(String(host)) ? String(host) : nil
  }
}
