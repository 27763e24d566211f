import Diagnostics

/// The public names of the DSL, from the toolchain's symbol graph of the library.
struct PublicNames: Sendable {
  /// Each symbol as its path of names: `["Resources", "init(cpu:memory:extended:file:line:column:)"]`.
  private let paths: [[String]]

  init(paths: [[String]]) { self.paths = paths }

  /// Parses a symbol graph; only the lists of names are used.
  init(symbolGraph bytes: [UInt8]) {
    let mark = Array("\"pathComponents\":[".utf8)
    var paths: [[String]] = []
    var index = 0
    while index + mark.count < bytes.count {
      guard bytes[index] == mark[0], bytes[index..<index + mark.count].elementsEqual(mark) else {
        index += 1
        continue
      }
      index += mark.count
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
      let text = String(decoding: bytes[index..<end], as: UTF8.self)
      paths.append(text.split(separator: ",").map { $0.replacing("\"", with: "").filter { $0 != " " } })
      index = end
    }
    self.paths = paths
  }

  /// The labels with which every initializer and modifier records its source position, and the mark of a missing label.
  private static let places: Set<String> = ["file", "line", "column", "_"]

  /// The argument labels of an initializer or a function, in the order of their first occurrence.
  func labels(of callee: String) -> [String] {
    var labels: [String] = []
    for path in paths {
      guard let last = path.last, last.hasSuffix(")") else { continue }
      let name = last.prefix { $0 != "(" }
      let isInitializer = name == "init" && path.dropLast().last == callee
      guard isInitializer || name == callee else { continue }
      for label in last.dropFirst(name.count + 1).dropLast().split(separator: ":").map(String.init)
      where !Self.places.contains(label) && !labels.contains(label) {
        labels.append(label)
      }
    }
    return labels
  }

  /// The overloads of a call with their labels, the shortest first: `write 'Env(_:_:)' or 'Env(_:field:)'`.
  func forms(of callee: String) -> String? {
    var forms: [String] = []
    for path in paths {
      guard let last = path.last, last.hasSuffix(")") else { continue }
      let name = last.prefix { $0 != "(" }
      guard name == "init" && path.dropLast().last == callee || name == callee else { continue }
      let labels = last.dropFirst(name.count + 1).dropLast().split(separator: ":").map(String.init)
        .filter { $0 == "_" || !Self.places.contains($0) }
      let form = "\(callee)(\(labels.map { "\($0):" }.joined()))"
      if !forms.contains(form) { forms.append(form) }
    }
    guard !forms.isEmpty else { return nil }
    let shortest = forms.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
    return "write " + shortest.prefix(4).map(\.element).quoted.oneOf
  }

  /// How a value of a type is written: its initializers or, without initializers, its cases and static functions.
  func values(of type: String) -> String? {
    if let forms = forms(of: type) { return forms }
    let members = members(of: type)
    guard !members.isEmpty else { return nil }
    return "write " + members.prefix(4).map { "'.\($0)'" }.oneOf
  }

  /// The functions of all parts, which specs do not call.
  private static let internalNames: Set<String> = ["init", "add", "write"]

  /// The cases, functions, and properties of a type, without labels; the type is `Probe.Purpose` or its last name.
  func members(of type: String) -> [String] {
    let names = type.split(separator: ".").map(String.init)
    var members: [String] = []
    for path in paths where path.count > names.count && path.dropLast().suffix(names.count) == names[...] {
      let member = String((path.last ?? "").prefix { $0 != "(" })
      if !Self.internalNames.contains(member), !members.contains(member) { members.append(member) }
    }
    return members
  }

  /// The top-level types.
  var types: [String] { paths.filter { $0.count == 1 }.compactMap(\.first) }
}
