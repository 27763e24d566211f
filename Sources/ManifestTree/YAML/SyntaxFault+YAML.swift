extension SyntaxFault {
  /// The report of a violation of YAML's syntax; `bytes` is the content of the file.
  init(_ error: YAMLSyntaxError, in bytes: UnsafeBufferPointer<UInt8>) {
    let place = min(error.offset, bytes.count)
    let found = ValueDescription.describing(bytes, at: place)
    let note = error.whole.flatMap { whole in
      whole.start < place ? ("the \(whole.kind.description) begins here", whole.start) : nil
    }
    self.init(
      id: place < bytes.count ? "manifest/yaml" : Self.cutOffID,
      message: "found \(found), expected \(error.expectation.description)", offset: place, note: note)
  }
}

extension SyntaxFault {
  static func alias(_ name: String, _ expected: String, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/alias",
      message: "found the alias \(ValueDescription.quoting("*" + name)), expected \(expected)",
      offset: offset)
  }

  static func unknownTag(_ name: String, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/tag",
      message: "found the tag \(ValueDescription.quoting(YAMLTag.shortName(of: name))), expected !!str, "
        + "!!int, !!float, !!bool, !!null, !!timestamp, !!map, or !!seq", offset: offset)
  }

  static func unfitTag(_ name: String, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/tag",
      message:
        "found the tag \(ValueDescription.quoting(YAMLTag.shortName(of: name))), expected a value of that type",
      offset: offset)
  }

  static func unfitKey(_ node: Node, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/key", message: "found \(ValueDescription.describing(node)) as a key, expected a string",
      offset: offset)
  }

  /// A directive, which `kubectl` rejects.
  /// - Parameter name: the name with the percent sign, such as `%YAML`.
  static func directive(_ name: String, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/directive",
      message:
        "found the directive \(ValueDescription.quoting(name)), expected a document: portolan rejects directives, as kubectl does; remove all directives",
      offset: offset)
  }

  static func contentBehindMarker(_ found: String, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/marker",
      message:
        "found \(found) after '---', expected the end of the line: kubectl rejects such a line; move the rest of the line to the next line",
      offset: offset)
  }

  /// A character that YAML allows and `kubectl` rejects: a comma after a tag, the backslash of `\/`, or a question mark
  /// in flow style.
  static func rejectedCharacter(_ character: UInt8, at offset: Int) -> SyntaxFault {
    let message =
      switch character {
      case UInt8(ascii: ","):
        "found ',' directly after a tag: kubectl reads the comma as a part of the tag; insert a space before the comma"
      case UInt8(ascii: "\\"): "found the escape '\\/', which kubectl rejects; write '/'"
      default:
        "found '?' in unquoted text between brackets or braces: kubectl rejects such text; put the text in quotes"
      }
    return SyntaxFault(id: "manifest/yaml", message: message, offset: offset)
  }

  static func unfitMerge(at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/merge",
      message: "found '<<' with another value, expected a map or a list of maps to merge",
      offset: offset)
  }

  static func notFinite(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/number",
      message:
        "found \(ValueDescription.quoting(String(decoding: text, as: UTF8.self))), expected a number that JSON can represent",
      offset: offset)
  }
}
