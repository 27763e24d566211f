package import ManifestTree

/// The name prefix inside values, such as service addresses and the labels by which rules select another service's
/// pods.
///
/// Users read and write the prefix in Helm's template syntax, `{{ .Values.namePrefix }}cart`. No other template action
/// is allowed in values.
package enum NamePrefixAction {
  package static let text = "{{ .Values.namePrefix }}"
}

extension Node {
  /// The value with actions in place of the placeholders for the name prefix.
  package var withNamePrefixAction: Node {
    hasPlaceholders
      ? replacing(String(TextPlaceholder.namePrefix), with: NamePrefixAction.text) : self
  }

  /// Whether the value is a string on one line whose placeholders are all for the name prefix.
  package var isTextWithPrefix: Bool {
    guard case .string(let text) = self, !text.contains("\n") else { return false }
    return TextPlaceholder.occurs(in: text)
      && !text.unicodeScalars.contains {
        $0 == TextPlaceholder.namespace || $0 == TextPlaceholder.contentHash
      }
  }

  /// The value with a substring replaced in all strings.
  package func replacing(_ old: String, with new: String) -> Node {
    switch self {
    case .string(let text): .string(text.contains(old) ? text.replacing(old, with: new) : text)
    case .list(let list): .list(list.map { $0.replacing(old, with: new) })
    case .map(let map):
      .map(NodeMap(uniqueEntries: map.map { .init($0.key, $0.value.replacing(old, with: new)) }))
    case .null, .bool, .int, .double: self
    }
  }
}
