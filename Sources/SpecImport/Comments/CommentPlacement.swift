import Diagnostics
import ManifestTree

/// Places comments from the YAML next to the parts that declare what the comments describe.
struct CommentPlacement {
  /// The comments of each object, by the line of the file that they describe.
  private var comments: [ObjectIdentity: [(line: String, item: String?, comments: [String])]] = [:]

  init(_ files: [YAMLComments], objects: [Object]) {
    for file in files {
      let own = objects.filter { $0.origin.location.file == file.file }
        .sorted { $0.origin.location.line < $1.origin.location.line }
      guard !own.isEmpty else { continue }
      var position = 0
      for number in file.comments.keys.sorted() {
        while position + 1 < own.count, own[position + 1].origin.location.line <= number { position += 1 }
        guard let texts = file.comments[number], let line = file.lines[number] else { continue }
        comments[own[position].identity, default: []].append((line, file.items[number], texts))
      }
    }
  }

  /// A part of the app with the comments of its objects.
  func commented(_ call: Call, of objects: [Object]) -> Call {
    var call = call
    var seen: Set<ObjectIdentity> = []
    for object in objects where seen.insert(object.identity).inserted {
      for (line, item, comments) in comments[object.identity] ?? [] {
        let key = Self.key(of: line)
        if !Self.place(comments, for: key, of: item.map(Self.key), in: &call) {
          call.comments += comments.filter { !call.comments.contains($0) }
        }
      }
    }
    return call
  }

  /// The key and value of a line: `- name: PORT` has the value `PORT`.
  private static func key(of line: String) -> (name: String, value: String) {
    var text = Substring(line)
    while text.hasPrefix("- ") { text = text.dropFirst(2).drop { $0 == " " } }
    guard let colon = text.firstIndex(of: ":") else { return ("", unquoted(text)) }
    let rest = text[text.index(after: colon)...].drop { $0 == " " }
    let end = rest.firstRange(of: " #")?.lowerBound ?? rest.endIndex
    return (String(text[..<colon]), unquoted(rest[..<end]))
  }

  private static func unquoted(_ text: Substring) -> String {
    let text = String(text).trimmingEnd()
    guard text.utf8.count > 1, let first = text.first, first == text.last, first == "\"" || first == "'"
    else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  /// The probes by the keys of the YAML.
  private static let probes = [
    "readinessProbe": ".readiness", "livenessProbe": ".liveness", "startupProbe": ".startup",
  ]

  private typealias Key = (name: String, value: String)

  private static func place(_ comments: [String], for key: Key, of item: Key?, in call: inout Call) -> Bool {
    // The name of the list item distinguishes several parts that set the same field.
    if let item, item.name == "name", !item.value.isEmpty {
      let parts = FieldReference.parts(of: key.name)
      if call.add(comments, where: { parts.contains($0.name) && $0.mentions(item.value) }) { return true }
    }
    let named = ["", "name", "containerPort", "port", "mountPath", "image"].contains(key.name)
    if named, !key.value.isEmpty, call.add(comments, where: { $0.mentions(key.value) }) { return true }
    if key.name.isEmpty { return false }
    if let purpose = probes[key.name],
      call.add(comments, where: { $0.name == "Probe" && $0.arguments.first?.value == .name(purpose) })
    {
      return true
    }
    if call.add(comments, toKey: key.name) { return true }
    // The table of fields contains the parts and modifiers that set a field; the value distinguishes several of them.
    for part in FieldReference.parts(of: key.name) {
      let isPart = { (inner: Call) in inner.name == part || inner.name.hasPrefix("\(part).") }
      if !key.value.isEmpty, call.add(comments, where: { isPart($0) && $0.mentions(key.value) }) {
        return true
      }
      if call.add(comments, where: isPart) { return true }
    }
    return false
  }
}

extension Call {
  /// Adds comments to the first part or modifier with a map that has the key; false if there is none.
  fileprivate mutating func add(_ comments: [String], toKey key: String) -> Bool {
    if commentKey(comments, key) { return true }
    return add(comments) { inner in
      inner.arguments.contains { argument in
        guard case .map(let pairs) = argument.value else { return false }
        return pairs.contains { $0.key == .text(key) }
      }
    }
  }

  /// Adds comments to a key of a map among the arguments; false if there is none.
  private mutating func commentKey(_ comments: [String], _ key: String) -> Bool {
    for index in arguments.indices {
      guard case .map(var pairs) = arguments[index].value,
        let position = pairs.firstIndex(where: { $0.key == .text(key) })
      else { continue }
      pairs[position].comments += comments.filter { !pairs[position].comments.contains($0) }
      arguments[index].value = .map(pairs)
      return true
    }
    return false
  }

  /// Adds comments to the first part or modifier that satisfies a condition; false if there is none.
  fileprivate mutating func add(_ comments: [String], where fits: (Call) -> Bool) -> Bool {
    for index in (children ?? []).indices {
      guard var child = children?[index] else { continue }
      if fits(child) {
        child.comments += comments.filter { !child.comments.contains($0) }
        children?[index] = child
        return true
      }
      if child.add(comments, where: fits) {
        children?[index] = child
        return true
      }
    }
    for index in modifiers.indices where fits(modifiers[index]) {
      modifiers[index].comments += comments.filter { !modifiers[index].comments.contains($0) }
      return true
    }
    return false
  }

  /// Whether one of its arguments is this text, or a number that is written so.
  fileprivate func mentions(_ value: String) -> Bool {
    arguments.contains { argument in
      switch argument.value {
      case .text(let text): text == value
      case .integer(let number): String(number) == value
      default: false
      }
    }
  }
}
