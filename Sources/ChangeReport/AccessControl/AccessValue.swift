import KubernetesFacts
import ManifestTree

/// A value of an attribute of a request: a label's value, a port, an address.
enum AccessValue: Hashable, Sendable {
  /// The attribute is not set, such as a label that a pod does not have.
  case absent
  case text(String)
  case number(Int)
  /// An IP address as a number.
  case address(isVersion6: Bool, UInt128)
}

/// The values of an attribute that a rule admits.
struct AccessConstraint: Hashable, Sendable {
  /// A value, or a set of values.
  enum Pattern: Hashable, Sendable {
    /// The attribute is not set.
    case absent
    /// The attribute is set.
    case present
    case exact(String)
    case prefix(String)
    case suffix(String)
    /// A text that the regular expression matches.
    case expression(TextExpression)
    case numbers(ClosedRange<Int>)
    case addresses(isVersion6: Bool, ClosedRange<UInt128>)
  }

  /// The patterns of which a value must match at least one.
  let patterns: [Pattern]
  /// Whether a value must match none of the patterns instead.
  let isNegated: Bool

  init(_ patterns: [Pattern], negated: Bool = false) {
    (self.patterns, isNegated) = (patterns, negated)
  }

  /// The values that match one of the strings, in which `*` at one end matches any characters, and `*` alone any value.
  static func texts(_ texts: [String], negated: Bool = false) -> AccessConstraint {
    AccessConstraint(texts.map(pattern), negated: negated)
  }

  static func pattern(_ text: String) -> Pattern {
    if text == "*" { return .present }
    if text.hasPrefix("*") { return .suffix(String(text.dropFirst())) }
    if text.hasSuffix("*") { return .prefix(String(text.dropLast())) }
    return .exact(text)
  }

  /// Whether a value is admitted.
  func admits(_ value: AccessValue) -> Bool { patterns.contains { Self.matches($0, value) } != isNegated }

  private static func matches(_ pattern: Pattern, _ value: AccessValue) -> Bool {
    switch (pattern, value) {
    case (.absent, .absent): true
    case (.present, .absent): false
    case (.present, _): true
    case (.exact(let wanted), .text(let text)): wanted == text
    case (.prefix(let wanted), .text(let text)): text.hasPrefix(wanted)
    case (.suffix(let wanted), .text(let text)): text.hasSuffix(wanted)
    case (.expression(let expression), .text(let text)): expression.matches(text)
    case (.numbers(let range), .number(let number)): range.contains(number)
    case (.addresses(let isVersion6, let range), .address(let is6, let number)):
      isVersion6 == is6 && range.contains(number)
    default: false
    }
  }
}

/// The values of an attribute that distinguish all constraints on it.
///
/// Every possible value satisfies the same constraints as one of these values, so what is true of these is true of all.
struct AttributeDomain: Sendable {
  private(set) var values: [AccessValue] = []
  private var known: Set<AccessValue> = []

  /// A text that occurs in no manifest, for "any other value".
  private static let other = "\u{1}"

  /// - Parameter attribute: the name, which determines the possible values.
  init(of constraints: Set<AccessConstraint>, named attribute: String) {
    let patterns = constraints.flatMap(\.patterns)
    switch AccessAttribute.kind(of: attribute) {
    case .closed(let texts): for text in texts { add(.text(text)) }
    case .port: addPorts(patterns)
    case .address: addAddresses(patterns)
    case .text(let canBeAbsent):
      if canBeAbsent { add(.absent) }
      addTexts(patterns, beginning: AccessAttribute.beginning(of: attribute))
    }
  }

  private mutating func addPorts(_ patterns: [AccessConstraint.Pattern]) {
    add(.number(1))
    for pattern in patterns {
      switch pattern {
      case .exact(let text): add(.text(text))
      case .numbers(let range):
        for bound in [range.lowerBound, range.upperBound + 1] where PortNumber.all.contains(bound) {
          add(.number(bound))
        }
      default: break
      }
    }
  }

  private mutating func addAddresses(_ patterns: [AccessConstraint.Pattern]) {
    add(.address(isVersion6: false, 0))
    add(.address(isVersion6: true, 0))
    for case .addresses(let isVersion6, let range) in patterns {
      add(.address(isVersion6: isVersion6, range.lowerBound))
      let highest: UInt128 = isVersion6 ? .max : UInt128(UInt32.max)
      if range.upperBound < highest { add(.address(isVersion6: isVersion6, range.upperBound + 1)) }
    }
  }

  /// - Parameter beginning: what every text of the attribute begins with.
  private mutating func addTexts(_ patterns: [AccessConstraint.Pattern], beginning: String) {
    if addWitnesses(patterns, beginning: beginning) { return }
    var (prefixes, suffixes): (Set<String>, Set<String>) = ([beginning], [""])
    for pattern in patterns {
      switch pattern {
      case .exact(let text): if text.hasPrefix(beginning) { add(.text(text)) }
      case .prefix(let text): if text.hasPrefix(beginning) { prefixes.insert(text) }
      case .suffix(let text):
        suffixes.insert(text)
        if text.hasPrefix(beginning) { add(.text(text)) }
      default: break
      }
    }
    for prefix in prefixes.sorted() {
      for suffix in suffixes.sorted() { add(.text(prefix + Self.other + suffix)) }
    }
  }

  /// Adds the strings that distinguish regular expressions and other patterns.
  /// - Returns: whether they could be found; false without a regular expression.
  private mutating func addWitnesses(_ patterns: [AccessConstraint.Pattern], beginning: String) -> Bool {
    let expressions = patterns.compactMap { pattern -> TextExpression.Syntax? in
      switch pattern {
      case .exact(let text): TextExpression.literal(text)
      case .prefix(let text): .sequence([TextExpression.literal(text), TextExpression.rest])
      case .suffix(let text): .sequence([TextExpression.rest, TextExpression.literal(text)])
      case .expression(let expression): expression.syntax
      default: nil
      }
    }
    guard patterns.contains(where: { if case .expression = $0 { true } else { false } }) else { return false }
    guard let texts = TextAutomaton(expressions).witnesses(after: beginning, other: "\u{1}") else {
      // Too many combinations: one string for each expression, so that none is lost.
      for case .expression(let expression) in patterns {
        for text in TextAutomaton([expression.syntax]).witnesses(after: beginning, other: "\u{1}") ?? [] {
          add(.text(text))
        }
      }
      return false
    }
    for text in texts { add(.text(text)) }
    return true
  }

  private mutating func add(_ value: AccessValue) {
    if known.insert(value).inserted { values.append(value) }
  }

  /// Whether a value represents all other strings.
  static func isOther(_ value: AccessValue) -> Bool {
    if case .text(let text) = value { text.contains(other) } else { false }
  }
}

/// The attributes of requests, by name.
enum AccessAttribute {
  enum Kind {
    /// One of a few strings.
    case closed([String])
    /// A port number from 1 to 65535, or a name.
    case port
    /// An IP address.
    case address
    /// Any text, or none.
    case text(canBeAbsent: Bool)
  }

  /// The kind of an attribute.
  static func kind(of name: String) -> Kind {
    switch name {
    case "protocol": .closed(TransportProtocol.all)
    case "peer": .closed(["pod", "address"])
    case "subject kind": .closed(["resource", "url"])
    case "certificate": .closed(["none", "client"])
    case "network": .closed(["internal", "external"])
    case "port": .port
    case "address", "remote address": .address
    default: .text(canBeAbsent: name.contains(":") || name.hasPrefix("identity") || optional.contains(name))
    }
  }

  /// The prefix that all strings of an attribute have: paths begin with a slash.
  static func beginning(of name: String) -> String { name == "path" ? "/" : "" }

  private static let optional: Set<String> = ["target", "request principal", "name", "role"]
}
