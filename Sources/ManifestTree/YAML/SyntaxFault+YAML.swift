extension SyntaxFault {
  /// A fault that libyaml found, in our words.
  init(
    yamlProblem problem: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, context: String?,
    contextOffset: Int
  ) {
    if problem.hasPrefix("Maximum nesting level") {
      self = .tooDeep(at: offset)
      return
    }
    var place = offset
    if problem == "could not find expected ':'" { place = contextOffset }
    let found = ValueDescription.describing(bytes, at: place)
    let message =
      if let expected = Self.expectations[problem] {
        "found \(found), expected \(expected)"
      } else if let expected = Self.remainder(of: problem, after: "did not find expected ")
        ?? Self.remainder(of: problem, after: "could not find expected ")
      {
        "found \(found), expected \(expected)"
      } else {
        "found \(found), expected other text: \(problem)"
      }
    let whole = context.flatMap { Self.wholes[$0] }
    self.init(
      id: place < bytes.count ? "manifest/yaml" : Self.cutOffID, message: message, offset: place,
      note: whole.flatMap { contextOffset < place ? ("the \($0) begins here", contextOffset) : nil })
  }

  private static func remainder(of problem: String, after start: String) -> String? {
    problem.hasPrefix(start) ? String(problem.dropFirst(start.count)) : nil
  }

  /// What was expected, by libyaml's name of the problem.
  private static let expectations: [String: String] = [
    "could not find expected ':'": "a key followed by ':'",
    "did not find expected key": "a key in the column of the keys before it",
    "did not find expected '-' indicator": "'-' in the column of the items before it",
    "did not find expected node content": "a value",
    "did not find expected <document start>": "'---' or the end of the file",
    "mapping values are not allowed in this context":
      "no second key on this line; text that holds ': ' needs quotes",
    "mapping keys are not allowed in this context": "no key here",
    "block sequence entries are not allowed in this context": "no list here; it begins on a line of its own",
    "found character that cannot start any token":
      "the start of a value, indented by blanks; text that begins so needs quotes",
    "found a tab character that violates indentation": "blanks for the indentation",
    "found a tab character where an indentation space is expected": "blanks for the indentation",
    "found unexpected end of stream": "the quote that ends the text",
    "found unexpected document indicator": "the quote that ends the text before the next document",
    "found unknown escape character": "one of YAML's escapes, or '\\\\' for a backslash",
    "found invalid Unicode character escape code": "the code of a character",
    "found undefined tag handle": "a tag of a known handle, such as '!!str'",
    "found incompatible YAML document": "the version 1.1 or 1.2",
    "found an indentation indicator equal to 0": "an indentation from 1 to 9",
    "did not find expected alphabetic or numeric character": "the name of an anchor",
  ]

  /// What is incomplete, by libyaml's name of what it was reading.
  private static let wholes: [String: String] = [
    "while parsing a block mapping": "map", "while parsing a flow mapping": "map",
    "while parsing a block collection": "list", "while parsing a flow sequence": "list",
    "while scanning a quoted scalar": "quoted text", "while parsing a quoted scalar": "quoted text",
    "while scanning a block scalar": "block of text", "while scanning a plain scalar": "text",
  ]
}

extension SyntaxFault {
  static func outOfMemory(at offset: Int) -> SyntaxFault {
    SyntaxFault(id: "manifest/memory", message: "there is not enough memory to read on", offset: offset)
  }

  static func alias(_ name: String, _ expected: String, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/alias",
      message: "found the alias \(ValueDescription.quoting("*" + name)), expected \(expected)",
      offset: offset)
  }

  static func unknownTag(_ name: String, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/tag",
      message: "found the tag \(ValueDescription.quoting(YAMLTag.shortName(of: name))), expected one of "
        + "!!str !!int !!float !!bool !!null !!timestamp !!map !!seq", offset: offset)
  }

  static func unfitTag(_ name: String, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/tag",
      message:
        "found the tag \(ValueDescription.quoting(YAMLTag.shortName(of: name))), expected a value that fits it",
      offset: offset)
  }

  static func unfitKey(_ node: Node, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/key", message: "found \(ValueDescription.describing(node)) as a key, expected text",
      offset: offset)
  }

  static func directive(at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/directive",
      message:
        "found a directive such as '%YAML', expected a document: kubectl refuses directives; remove the line",
      offset: offset)
  }

  static func contentBehindMarker(_ found: String, at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/marker",
      message:
        "found \(found) behind '---', expected the end of the line: kubectl refuses it; move it to the next line",
      offset: offset)
  }

  static func questionMarkInFlow(at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/yaml",
      message: "found '?' in plain text between brackets, which kubectl refuses; put the text in quotes",
      offset: offset)
  }

  static func escapedSlash(at offset: Int) -> SyntaxFault {
    SyntaxFault(
      id: "manifest/yaml",
      message: "found the escape '\\/', which kubectl refuses; write '/'",
      offset: offset)
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
        "found \(ValueDescription.quoting(String(decoding: text, as: UTF8.self))), expected a number that JSON has, too",
      offset: offset)
  }
}
