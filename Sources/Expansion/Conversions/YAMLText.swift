internal import Diagnostics
internal import ManifestTree
internal import Portolan

/// The YAML of a free object or a patch in a spec.
struct YAMLText {
  /// The parsed tree; nil if the YAML is invalid.
  let node: Node?
  /// The errors in the YAML.
  let faults: [Diagnostic]

  private let map: SourceMap?
  private let call: FileLocation
  /// The position of the first character in the spec, if it is known.
  private let start: FileLocation?

  /// Parses the YAML.
  /// - Parameters:
  ///   - call: the position of the call that has the string as an argument.
  ///   - textPlace: returns the position of the first character.
  init(_ text: String, of call: FileLocation, _ textPlace: SystemExpansion.TextPlace) {
    self.call = call
    let start = textPlace(call)
    self.start = start
    let documents = YAMLReader.read(Array(text.utf8), from: call.file)
    var faults = documents.diagnostics.map { Self.placed($0, call, start) }
    let document = documents.documents.first
    if faults.isEmpty {
      if documents.documents.count > 1 {
        faults.append(.severalDocuments(documents.documents.count, at: call))
      }
      guard case .map? = document?.node else {
        faults.append(.yamlWithoutMap(at: call))
        (node, map) = (nil, nil)
        self.faults = faults
        return
      }
    }
    node = faults.isEmpty ? document?.node : nil
    map = document?.map
    self.faults = faults
  }

  /// The position in the spec of the value at a path.
  func location(of path: NodePath) -> FileLocation {
    guard let map, let node, let start else { return call }
    return Self.place(map.location(of: path, in: node), from: start)
  }

  private static func place(_ location: FileLocation, from start: FileLocation) -> FileLocation {
    FileLocation(
      file: start.file, line: start.line + location.line - 1, column: start.column + location.column - 1)
  }

  /// An error in the YAML with its position in the spec, or with the line in its message if that position is unknown.
  private static func placed(
    _ fault: Diagnostic, _ call: FileLocation, _ start: FileLocation?
  ) -> Diagnostic {
    if let start { return fault.located { place($0, from: start) } }
    var placed = fault.located { _ in call }
    if let line = fault.location?.line { placed.message = "line \(line) of the YAML text: \(fault.message)" }
    return placed
  }
}

extension AppResources {
  /// Parses the free objects that are YAML strings, and removes those that are invalid.
  /// - Returns: the errors in the YAML.
  mutating func readTexts(_ textPlace: SystemExpansion.TextPlace) -> [Diagnostic] {
    guard objects.contains(where: { $0.value.isText }) else { return [] }
    var faults: [Diagnostic] = []
    objects = objects.compactMap { object in
      guard case .string(let text) = object.value else { return object }
      let yaml = YAMLText(text, of: object.location, textPlace)
      faults += yaml.faults
      guard let node = yaml.node else { return nil }
      var read = object
      read.text = text
      read.value = Value(node)
      return read
    }
    return faults
  }
}

extension Value {
  fileprivate var isText: Bool {
    guard case .string = self else { return false }
    return true
  }

  /// Converts a tree to a value.
  fileprivate init(_ node: Node) {
    switch node {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(Int(number))
    case .double(let number): self = .double(number)
    case .string(let text): self = .string(text)
    case .list(let elements): self = .list(elements.map(Value.init))
    case .map(let map): self = Value(map.entries.map { ($0.key, Value($0.value)) })
    }
  }
}
