import ManifestTree

extension ValuesPath {
  /// The value in a template: `.Values.frontend.image.tag`.
  var reference: String {
    keys.allSatisfy(\.isIdentifier)
      ? ".Values.\(description)" : "(index .Values \(keys.map { Node.string($0).json }.joined(separator: " ")))"
  }
}

extension String {
  /// Whether Go's templates can say it behind a dot.
  fileprivate var isIdentifier: Bool {
    !isEmpty && first?.isNumber == false
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

extension Condition {
  /// The condition as a template asks it.
  var expression: String {
    switch self {
    case .isTrue(let path), .isFilled(let path): path.reference
    case .isFalse(let path): "not \(path.reference)"
    case .isSet(let path): "not (kindIs \"invalid\" \(path.reference))"
    case .isUnset(let path): "kindIs \"invalid\" \(path.reference)"
    case .all(let conditions): "and \(conditions.map(\.operand).joined(separator: " "))"
    case .any(let conditions): "or \(conditions.map(\.operand).joined(separator: " "))"
    }
  }

  private var operand: String {
    switch self {
    case .isTrue, .isFilled: expression
    case .isFalse, .isSet, .isUnset, .all, .any: "(\(expression))"
    }
  }
}

extension [Template.TextPart] {
  /// The text between double quotes, with actions for what the installation decides.
  func quoted(in app: String) -> String {
    let parts = map { part -> String in
      switch part {
      case .literal(let text):
        String(Node.string(text).json.dropFirst().dropLast()).replacing("{{", with: "{{ \"{{\" }}")
      case .namePrefix: "{{ .Values.namePrefix }}"
      case .namespace: "{{ .Release.Namespace }}"
      case .spotLabel: "{{ (include \"\(app).spot\" $ | fromYaml).key }}"
      case .spotValue: "{{ (include \"\(app).spot\" $ | fromYaml).value }}"
      }
    }
    return "\"\(parts.joined())\""
  }

  /// The text without what the installation decides.
  var literal: String {
    map { if case .literal(let text) = $0 { text } else { "" } }.joined()
  }

  /// A call that makes the text of the prefix and the rest.
  var printf: String { "printf \"%s\(literal)\" .Values.namePrefix" }
}
