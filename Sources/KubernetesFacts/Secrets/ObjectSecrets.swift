import Diagnostics
package import ManifestTree

/// The parts of objects that reports must mask: the content of Secrets, and anything that looks like a secret.
package struct ObjectSecrets {
  private let isSecret: Bool
  /// Returns the replacement of a secret: a field's value, which is Base64 in a Secret's data, or a part of a string.
  private let mask: (String, Form) -> String

  /// The form of a secret.
  package enum Form {
    /// Bytes in Base64.
    case base64
    /// A whole value.
    case text
    /// A part of a string.
    case part
  }

  /// The secrets of an object.
  package init(of identity: ObjectIdentity, mask: @escaping (String, Form) -> String) {
    isSecret = identity.groupKind == .secret
    self.mask = mask
  }

  /// The value at a path of the object, with its secrets masked.
  package func masked(_ node: Node, at path: NodePath) -> Node {
    masked(node, named: path.lastName, at: path, isCopy: path.isCopy)
  }

  /// All secrets of an object as written, including those inside strings.
  package static func texts(of object: Object) -> [String] {
    let found = TextCollector()
    _ = ObjectSecrets(of: object.identity) { text, _ in
      found.texts.append(text)
      return ""
    }.masked(object.node, at: NodePath())
    return found.texts
  }

  private final class TextCollector { var texts: [String] = [] }

  private func masked(_ node: Node, named name: String, at path: NodePath, isCopy: Bool) -> Node {
    switch node {
    case .map(let map):
      // The secret's name is the variable's name.
      let variable = map["value"] == nil ? nil : map["name"]?.text
      return .map(
        NodeMap(
          uniqueEntries: map.map { entry in
            let path = path.key(entry.key)
            let name = entry.key == "value" ? variable ?? name : entry.key
            return .init(
              entry.key, masked(entry.value, named: name, at: path, isCopy: isCopy || path.isCopy))
          }))
    case .list(let list):
      var isAnswer = false
      var option: PasswordOption?
      return .list(
        list.enumerated().map { index, item in
          // The value of `--password` can be the next argument.
          let wasAsked = isAnswer
          if let text = item.text {
            isAnswer =
              text.hasPrefix("-") && !text.contains("=") && SecretLikeness.namesSecret(text)
              || option?.isGlued == false && text == option?.flag
            if wasAsked, !text.hasPrefix("-") { return .string(mask(text, .text)) }
            if let option, option.isGlued, text.hasPrefix(option.flag), !text.hasPrefix("\(option.flag)$"),
              text.utf8.count > option.flag.utf8.count
            {
              return .string(option.flag + mask(String(text.dropFirst(option.flag.count)), .part))
            }
            option = PasswordOption.of(text) ?? option
          }
          return masked(item, named: name, at: path.index(index), isCopy: isCopy)
        })
    case .null, .bool: return node
    case .int, .double:
      let isHidden = isWhole(at: path) || SecretLikeness.isHidden(name: name, value: node.plainText ?? "")
      return isHidden ? .string(mask(node.plainText ?? "", .text)) : node
    case .string(let text):
      if text.isEmpty { return node }
      if isWhole(at: path) { return .string(mask(text, path.starts(with: "data") ? .base64 : .text)) }
      if isCopy || SecretLikeness.isHidden(name: name, value: text) { return .string(mask(text, .text)) }
      return .string(SecretText.redacted(text) { mask($0, .part) })
    }
  }

  /// Whether the whole value at a path is secret: it is in the data or the annotations of a Secret.
  private func isWhole(at path: NodePath) -> Bool {
    isSecret
      && (path.starts(with: "data") || path.starts(with: "stringData")
        || path.starts(with: "metadata.annotations"))
  }
}

extension NodePath {
  /// Whether the path starts with the keys of a dotted path.
  fileprivate func starts(with dotted: String) -> Bool {
    let keys = dotted.split(separator: ".")
    guard steps.count >= keys.count else { return false }
    return zip(steps, keys).allSatisfy { step, key in
      if case .key(let name) = step { name == key } else { false }
    }
  }

  /// Whether the path is at or below an annotation with `applied` or `original` in its name: tools store a copy of the
  /// object in such annotations.
  fileprivate var isCopy: Bool {
    guard steps.count >= 3, steps[0] == .key("metadata"), steps[1] == .key("annotations"),
      case .key(let name) = steps[2]
    else { return false }
    return ["applied", "original"].contains { name.contains($0) }
  }

  /// The name of the value at the path: its key, or the name of the list element that contains it.
  fileprivate var lastName: String {
    var name = ""
    for step in steps {
      switch step {
      case .key("value"): if name.isEmpty { name = "value" }
      case .key(let key): name = key
      case .index: break
      case .element(let selectors): name = selectors.first { $0.key == "name" }?.value ?? name
      }
    }
    return name
  }
}
